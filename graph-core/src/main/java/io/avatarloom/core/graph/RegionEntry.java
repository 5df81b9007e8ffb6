package io.avatarloom.core.graph;

import java.util.Optional;
import java.util.SortedMap;

/**
 * An optimisation region: its body nodes run once an iteration and hand values on through carried
 * slots.
 *
 * @param iterations how often the body runs at most
 * @param stop what ends it earlier
 * @param checkpointEvery iterations between checkpoints, 0 for none
 * @param previewEvery iterations between previews, 0 for none
 * @param slots value type of each carried slot
 * @param series recorded columns: outputs of body nodes
 * @param previews pictures to stream: outputs of body nodes
 */
public record RegionEntry(
    String id,
    int iterations,
    Optional<StopRule> stop,
    int checkpointEvery,
    int previewEvery,
    SortedMap<String, String> slots,
    SortedMap<String, PortRef> series,
    SortedMap<String, PortRef> previews) {
  /** Name of the built-in output that holds the recorded series. */
  public static final String SERIES = "series";
}
