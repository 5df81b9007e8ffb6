package io.avatarloom.core.cli;

import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.check.RecipeCheck;
import io.avatarloom.core.graph.Graph;
import io.avatarloom.core.migrate.Renames;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.recipe.Overrides;
import io.avatarloom.core.recipe.Recipe;
import io.avatarloom.core.run.FileResolver;
import io.avatarloom.core.subgraph.Includes;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A recipe with its preset and settings, as several commands take it. */
final class RecipeOptions implements RecipeHelp.Described {
  @Parameters(
      index = "0",
      paramLabel = "RECIPE",
      description = "A .loom.json file, or a result that carries its recipe: PNG, JPEG, GIF, PLY.")
  Path recipe;

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      description = "Preset of the recipe; default: the one the recipe names.")
  String preset;

  @Mixin SettingOptions settings;

  @Option(
      names = "--base",
      paramLabel = "DIR",
      description =
          "Folder that relative paths in the recipe start at; default: the recipe's folder.")
  Path base;

  @Override
  public Path named() {
    return recipe;
  }

  @Override
  public RecipeHelp.Shown shown(Catalogue catalogue) throws InvalidRecipeException {
    Recipe withPreset = withPreset(catalogue);
    return new RecipeHelp.Shown(withPreset, Optional.of(presetName(withPreset)), Map.of());
  }

  /** Reads the recipe and applies preset and settings. */
  Recipe load(Catalogue catalogue) throws InvalidRecipeException {
    Recipe withPreset = withPreset(catalogue);
    List<String> all = settings.assignments(withPreset.json(), catalogue);
    return Overrides.set(withPreset, all, Path.of("").toAbsolutePath(), catalogue);
  }

  /** Reads the recipe and applies the preset. */
  Recipe withPreset(Catalogue catalogue) throws InvalidRecipeException {
    Renames.Lifted lifted = Renames.of(file(), catalogue);
    lifted.notes().forEach(note -> System.err.println("note: " + note));
    Recipe whole = Includes.takenIn(lifted.recipe(), catalogue);
    return Overrides.preset(whole, Optional.ofNullable(wanted()));
  }

  private Recipe file() throws InvalidRecipeException {
    if (base != null) {
      return Recipe.read(recipe, base);
    }
    Recipe read = Recipe.read(recipe);
    Optional<Path> start = ResultFile.is(recipe) ? ResultFile.base(recipe, read) : Optional.empty();
    return start.isPresent() ? Recipe.read(recipe, start.get()) : read;
  }

  /** The recipe in a result has its preset and settings applied: none applies again by itself. */
  private String wanted() {
    return preset == null && ResultFile.is(recipe) ? "" : preset;
  }

  String presetName(Recipe read) {
    return wanted() == null ? read.defaultPreset() : wanted();
  }

  /**
   * Looks up node types and checks everything.
   *
   * @throws InvalidRecipeException with every finding
   */
  static Graph checked(Recipe recipe, Catalogue catalogue, FileResolver files)
      throws InvalidRecipeException {
    return RecipeCheck.graph(recipe, catalogue, files::resolve);
  }
}
