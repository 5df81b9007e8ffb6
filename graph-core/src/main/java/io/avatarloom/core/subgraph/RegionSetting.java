package io.avatarloom.core.subgraph;

import com.fasterxml.jackson.databind.JsonNode;
import io.avatarloom.core.node.Param;
import java.util.Optional;
import org.eclipse.collections.api.factory.Lists;
import org.eclipse.collections.api.list.ImmutableList;

/** The settings of a region as parameters. */
public final class RegionSetting {
  private static final String ITERATIONS = "iterations";

  /** What can be set. */
  public static final ImmutableList<String> ALL =
      Lists.immutable.of(ITERATIONS, "checkpointEvery", "previewEvery");

  private RegionSetting() {}

  /**
   * A setting under another name; its default is what the region has. Empty for other keys.
   *
   * @param region JSON of the region
   * @param id of the region, for the help
   */
  public static Optional<Param<Integer>> param(
      String setting, JsonNode region, String id, String name) {
    if (!ALL.contains(setting)) {
      return Optional.empty();
    }
    int least = setting.equals(ITERATIONS) ? 1 : 0;
    return Optional.of(
        new Param<>(
            name,
            Param.Kind.INTEGER,
            region.path(setting).asInt(least),
            least,
            Double.NaN,
            ITERATIONS,
            Lists.immutable.empty(),
            "Setting of the region " + id + ".",
            ""));
  }
}
