package io.avatarloom.editor.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What to run.
 *
 * @param title as the queue shows it
 * @param recipe text of the recipe
 * @param base folder that relative paths in the recipe start at
 * @param cache folder of the cache
 * @param target node or region to compute, empty for all outputs of the recipe
 * @param settings {@code node.param=value}, applied over the preset
 * @param preset nothing for the one the recipe names, an empty name for none
 * @param threads nodes that may run at the same time, 0 for the runner's own choice
 * @param site where it takes place
 */
public record RunRequest(
    String title,
    String recipe,
    Path base,
    Path cache,
    String target,
    List<String> settings,
    Optional<String> preset,
    int threads,
    RunSite site) {
  public RunRequest {
    settings = List.copyOf(settings);
  }

  /** All outputs of a recipe as it stands. */
  public static RunRequest of(String title, String recipe, Path base, Path cache) {
    return new RunRequest(
        title, recipe, base, cache, "", List.of(), Optional.empty(), 0, RunSite.HERE);
  }

  /** The same, up to one node or region only. */
  public RunRequest upTo(String node) {
    return new RunRequest(title, recipe, base, cache, node, settings, preset, threads, site);
  }

  /**
   * The same under another preset, with values over it.
   *
   * @param set {@code node.param=value}
   */
  public RunRequest under(Optional<String> choice, List<String> set, int atOnce) {
    return new RunRequest(title, recipe, base, cache, target, set, choice, atOnce, site);
  }

  /** The same elsewhere. */
  public RunRequest at(RunSite place) {
    return new RunRequest(title, recipe, base, cache, target, settings, preset, threads, place);
  }
}
