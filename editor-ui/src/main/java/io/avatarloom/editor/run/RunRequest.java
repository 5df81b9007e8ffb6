package io.avatarloom.editor.run;

import java.nio.file.Path;
import java.util.List;

/**
 * What to run.
 *
 * @param title as the queue shows it
 * @param recipe text of the recipe
 * @param base folder that relative paths in the recipe start at
 * @param cache folder of the cache
 * @param target node or region to compute, empty for all outputs of the recipe
 * @param settings {@code node.param=value}, applied over the preset
 * @param preset name, empty for the one the recipe names
 */
public record RunRequest(
    String title,
    String recipe,
    Path base,
    Path cache,
    String target,
    List<String> settings,
    String preset) {
  public RunRequest {
    settings = List.copyOf(settings);
  }

  /** All outputs of a recipe as it stands. */
  public static RunRequest of(String title, String recipe, Path base, Path cache) {
    return new RunRequest(title, recipe, base, cache, "", List.of(), "");
  }

  /** The same, up to one node or region only. */
  public RunRequest upTo(String node) {
    return new RunRequest(title, recipe, base, cache, node, settings, preset);
  }
}
