package io.avatarloom.core.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.node.Catalogue;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Settings of a recipe: {@code --set}, and the options that the recipe itself has. */
final class SettingOptions {
  @Option(
      names = "--set",
      paramLabel = "NODE.PARAM=VALUE",
      description =
          "Sets a parameter of a node or of the recipe, region.iterations, or seed; wins over"
              + " presets.")
  List<String> set = new ArrayList<>();

  /** Words no option takes: the options of the recipe itself. */
  final List<String> own = new ArrayList<>();

  /**
   * All of them as {@code name=value}.
   *
   * @param recipe JSON of the recipe, includes taken in
   */
  List<String> assignments(JsonNode recipe, Catalogue catalogue) throws InvalidRecipeException {
    List<String> all = new ArrayList<>(set);
    all.addAll(new OwnOptions(recipe, catalogue).assignments(own));
    return all;
  }
}
