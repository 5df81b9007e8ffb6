package io.avatarloom.core.cli;

import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.recipe.Recipe;
import io.avatarloom.core.recipe.TopParam;
import io.avatarloom.core.recipe.TopParams;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.collections.api.list.ImmutableList;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UnmatchedArgsBinding;

/** What {@code --help} says of the recipe that is named beside it: its parameters and presets. */
final class RecipeHelp {
  private static final String SECTION = "recipe";

  /**
   * A recipe as a command is about to run it.
   *
   * @param recipe presets applied
   * @param preset which; empty where the command has no such option
   * @param notes what else is to be said of a parameter, by its name
   */
  record Shown(Recipe recipe, Optional<String> preset, Map<String, String> notes) {}

  /** A command, or options of one, that a recipe can be named to. */
  interface Described {
    /** What was named; null for nothing. */
    Path named();

    /** The recipe of what was named. */
    Shown shown(Catalogue catalogue) throws InvalidRecipeException;
  }

  private RecipeHelp() {}

  /** Has a command that takes a recipe take the options of that recipe, and list them. */
  static void add(CommandLine command) {
    for (CommandSpec mixin : command.getCommandSpec().mixins().values()) {
      if (mixin.userObject() instanceof SettingOptions settings) {
        takeOwn(command, settings);
      }
      if (mixin.userObject() instanceof RecipeOptions options) {
        takeOwn(command, options.settings);
        describe(command, options);
      }
    }
    if (command.getCommand() instanceof Described described) {
      describe(command, described);
    }
  }

  private static void describe(CommandLine command, Described described) {
    List<String> keys = new ArrayList<>(command.getHelpSectionKeys());
    keys.add(SECTION);
    command.setHelpSectionKeys(keys);
    command.getHelpSectionMap().put(SECTION, help -> text(described, command));
  }

  private static void takeOwn(CommandLine command, SettingOptions settings) {
    command
        .getCommandSpec()
        .addUnmatchedArgsBinding(
            UnmatchedArgsBinding.forStringCollectionSupplier(new Own(settings.own)));
  }

  /** Where words go that no option takes. */
  private record Own(List<String> words)
      implements CommandLine.Model.IGetter, CommandLine.Model.ISetter {
    @Override
    public <T> T set(T value) {
      words.clear();
      if (value instanceof List<?> list) {
        list.forEach(word -> words.add((String) word));
      }
      return value;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T get() {
      return (T) words;
    }
  }

  private static String text(Described described, CommandLine command) {
    if (described.named() == null) {
      String what = command.getCommandSpec().positionalParameters().get(0).paramLabel();
      return "With a %s before it, --help lists the parameters of that recipe too.\n"
          .formatted(what.equals("RECIPE") ? "recipe" : "file");
    }
    Catalogue catalogue = InstalledNodes.catalogue();
    try {
      Shown shown = described.shown(catalogue);
      Recipe recipe = shown.recipe();
      TopParams params = TopParams.of(recipe.json(), catalogue);
      StringBuilder out = new StringBuilder("\n" + recipe.name() + "\n");
      if (!recipe.description().isEmpty()) {
        out.append("  ").append(recipe.description()).append('\n');
      }
      params.list().forEach(param -> line(param, shown.notes(), command, out));
      shown.preset().ifPresent(preset -> presets(recipe, preset, out));
      params.found().forEach(wrong -> out.append("  wrong: ").append(wrong).append('\n'));
      return out.toString();
    } catch (InvalidRecipeException e) {
      return "\n" + described.named() + " has no parameters to list: " + e.getMessage() + "\n";
    }
  }

  private static void line(
      TopParam param, Map<String, String> notes, CommandLine command, StringBuilder out) {
    String option = "--" + param.name();
    boolean taken = command.getCommandSpec().findOption(option) != null;
    String name = taken ? "--set " + param.name() + "=" : option + " ";
    out.append("      ").append(name).append(expected(param.param())).append('\n');
    String title = param.title().isEmpty() ? "" : param.title() + ". ";
    out.append("          ").append(title).append(param.param().help());
    out.append(" Default: ").append(value(param)).append('.');
    out.append(notes.getOrDefault(param.name(), "")).append('\n');
  }

  private static String value(TopParam param) {
    String text = param.value().isTextual() ? param.value().asText() : param.value().toString();
    String unit = param.value().isNumber() ? param.param().unit() : "";
    return text.isEmpty() ? "none" : unit.isEmpty() ? text : text + " " + unit;
  }

  /** Type, range and unit in words. */
  static String expected(Param<?> param) {
    String type =
        param.kind() == Param.Kind.CHOICE
            ? param.options().makeString("|")
            : param.kind() == Param.Kind.FLAG
                ? "true|false"
                : param.kind().name().toUpperCase(Locale.ROOT);
    String range = param.range();
    return range.isEmpty() ? type : type + "  (" + range.strip() + ")";
  }

  private static void presets(Recipe recipe, String applied, StringBuilder out) {
    ImmutableList<String> presets = recipe.presets();
    if (presets.notEmpty()) {
      out.append("      --preset ").append(presets.makeString("|")).append('\n');
      out.append("          Default: ")
          .append(recipe.defaultPreset().isEmpty() ? "none" : recipe.defaultPreset());
      out.append("; the defaults above are those of ");
      out.append(applied.isEmpty() ? "no preset" : applied).append(".\n");
    }
  }
}
