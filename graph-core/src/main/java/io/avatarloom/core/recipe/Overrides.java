package io.avatarloom.core.recipe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.avatarloom.core.check.Diagnostic;
import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.migrate.Renames;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.subgraph.Address;
import io.avatarloom.core.subgraph.Subgraph;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Applies presets and {@code --set} to a recipe; the later wins. */
public final class Overrides {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Overrides() {}

  /**
   * Applies a preset of the recipe.
   *
   * @throws InvalidRecipeException if there is no such preset; the message lists those there are
   */
  public static Recipe preset(Recipe recipe, String name) throws InvalidRecipeException {
    if (!recipe.presets().contains(name)) {
      throw new InvalidRecipeException(
          Diagnostic.of(
              "",
              "",
              "the recipe has no preset '"
                  + name
                  + "'; it has "
                  + (recipe.presets().isEmpty() ? "none" : recipe.presets().makeString(", "))));
    }
    List<Diagnostic> wrong = new ArrayList<>();
    Recipe edited =
        recipe.edited(
            json -> {
              JsonNode set = json.get("presets").get(name).path("set");
              for (Map.Entry<String, JsonNode> field : set.properties()) {
                set(json, field.getKey(), field.getValue(), "preset " + name, wrong);
              }
              return json;
            });
    return checked(edited, wrong);
  }

  /**
   * Applies the preset that a run takes.
   *
   * @param name nothing for the one the recipe names, an empty name for none
   */
  public static Recipe preset(Recipe recipe, Optional<String> name) throws InvalidRecipeException {
    String wanted = name.orElse(recipe.defaultPreset());
    return wanted.isEmpty() ? recipe : preset(recipe, wanted);
  }

  /**
   * Applies {@code node.param=value}, {@code instance/node.param=value}, {@code
   * region.iterations=value}, {@code seed=value} or {@code name=value} for a parameter of the
   * recipe itself. A value is JSON where it parses as such, else text; what a parameter of text,
   * choice or file takes needs no quotes. The path of a file parameter starts at {@code current}
   * and becomes absolute.
   *
   * @throws InvalidRecipeException if a name leads nowhere
   */
  public static Recipe set(
      Recipe recipe, List<String> assignments, Path current, Catalogue catalogue)
      throws InvalidRecipeException {
    List<Diagnostic> wrong = new ArrayList<>();
    Recipe edited =
        recipe.edited(
            json -> {
              for (String assignment : assignments) {
                int equals = assignment.indexOf('=');
                if (equals <= 0) {
                  wrong.add(
                      Diagnostic.of("--set", "", "expected name=value, met '" + assignment + "'"));
                  continue;
                }
                String name = assignment.substring(0, equals).strip();
                String key = Renames.address(json, name, catalogue);
                JsonNode value = value(assignment.substring(equals + 1));
                JsonNode typed =
                    kind(json, key, catalogue)
                        .map(kind -> typed(kind, value, assignment.substring(equals + 1), current))
                        .orElse(value);
                set(json, key, typed, "--set", wrong);
              }
              return json;
            });
    return checked(edited, wrong);
  }

  private static Recipe checked(Recipe recipe, List<Diagnostic> wrong)
      throws InvalidRecipeException {
    if (!wrong.isEmpty()) {
      throw new InvalidRecipeException(wrong);
    }
    return recipe;
  }

  private static JsonNode value(String text) {
    try {
      JsonNode parsed = JSON.readTree(text);
      return parsed == null || parsed.isMissingNode() ? TextNode.valueOf(text) : parsed;
    } catch (JsonProcessingException e) {
      return TextNode.valueOf(text);
    }
  }

  private static Optional<Param.Kind> kind(ObjectNode json, String name, Catalogue catalogue) {
    String key = TopParams.targets(json, name).stream().findFirst().orElse(name);
    return PortRef.find(key).flatMap(ref -> Address.param(json, ref, catalogue)).map(Param::kind);
  }

  private static JsonNode typed(Param.Kind kind, JsonNode value, String raw, Path current) {
    boolean words = kind == Param.Kind.TEXT || kind == Param.Kind.CHOICE || kind == Param.Kind.FILE;
    if (!words) {
      return value;
    }
    String text = value.isTextual() ? value.asText() : raw;
    boolean path = kind == Param.Kind.FILE && !text.isEmpty() && !text.startsWith("asset:");
    return TextNode.valueOf(
        path ? current.resolve(text).toAbsolutePath().normalize().toString() : text);
  }

  private static void set(
      ObjectNode json, String key, JsonNode value, String source, List<Diagnostic> wrong) {
    List<String> targets = TopParams.targets(json, key);
    if (!targets.isEmpty() && !targets.contains(key)) {
      targets.forEach(target -> assign(json, target, value, source, wrong));
    } else {
      assign(json, key, value, source, wrong);
    }
  }

  private static void assign(
      ObjectNode json, String key, JsonNode value, String source, List<Diagnostic> wrong) {
    if (key.equals(TopParams.SEED)) {
      if (value.isIntegralNumber()) {
        json.set("seed", value);
      } else {
        wrong.add(Diagnostic.of(source, "seed", "expected a whole number, met " + value));
      }
      return;
    }
    PortRef ref;
    try {
      ref = PortRef.parse(key);
    } catch (IllegalArgumentException e) {
      wrong.add(Diagnostic.of(source, "", unknown(json, key)));
      return;
    }
    JsonNode node = json.path("nodes").path(Subgraph.first(ref.owner()));
    JsonNode region = json.path("regions").path(ref.owner());
    if (node instanceof ObjectNode object) {
      String name = Subgraph.isPath(ref.owner()) ? Subgraph.innerKey(ref) : ref.port();
      ObjectNode params = object.withObjectProperty("params");
      if (Subgraph.nameIn(object.path("type").asText()).isPresent()) {
        // Two names may stand for one inner parameter: the later setting wins.
        params.remove(name);
      }
      params.set(name, value);
    } else if (region instanceof ObjectNode object) {
      object.set(ref.port(), value);
    } else {
      wrong.add(
          Diagnostic.of(source, key, "the recipe has no node or region '" + ref.owner() + "'"));
    }
  }

  private static String unknown(ObjectNode json, String key) {
    List<String> names = new ArrayList<>();
    json.path(TopParams.SECTION).fieldNames().forEachRemaining(names::add);
    return "expected node.parameter, seed or a parameter of the recipe, met '"
        + key
        + "'; the recipe has "
        + (names.isEmpty() ? "no parameters of its own" : String.join(", ", names));
  }
}
