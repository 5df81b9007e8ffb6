package io.avatarloom.core.migrate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.avatarloom.core.check.Diagnostic;
import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.graph.Link;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.node.FormerNames;
import io.avatarloom.core.recipe.Recipe;
import io.avatarloom.core.subgraph.Subgraph;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.UnaryOperator;

/**
 * Gives node types, ports and parameters that were renamed their present names, everywhere a recipe
 * speaks of them. In memory: the file changes when somebody saves it.
 */
public final class Renames {
  private static final int DEEPEST = 100;

  /**
   * A recipe with present names.
   *
   * @param notes one for each name that was another; empty when nothing changed
   */
  public record Lifted(Recipe recipe, List<Diagnostic> notes) {}

  private final ObjectNode recipe;
  private final Catalogue catalogue;
  private final Map<String, Diagnostic> notes = new LinkedHashMap<>();

  private Renames(ObjectNode recipe, Catalogue catalogue) {
    this.recipe = recipe;
    this.catalogue = catalogue;
  }

  /** The same recipe when all names are present ones. */
  public static Lifted of(Recipe recipe, Catalogue catalogue) throws InvalidRecipeException {
    if (!catalogue.hasFormerNames()) {
      return new Lifted(recipe, List.of());
    }
    Renames run = new Renames(recipe.json(), catalogue);
    run.lift();
    return run.notes.isEmpty()
        ? new Lifted(recipe, List.of())
        : new Lifted(Recipe.of(run.recipe, recipe.folder()), List.copyOf(run.notes.values()));
  }

  /** {@code node.param} with the present name of the parameter; other texts as they are. */
  public static String address(ObjectNode recipe, String text, Catalogue catalogue) {
    return catalogue.hasFormerNames() ? new Renames(recipe, catalogue).input(recipe, text) : text;
  }

  private void lift() {
    List<JsonNode> levels = new ArrayList<>(List.of(recipe));
    recipe.path(Subgraph.SECTION).forEach(levels::add);
    levels.forEach(this::types);
    levels.forEach(this::names);
    recipe.path(Subgraph.SECTION).forEach(this::exposed);
    values(recipe.path("outputs"), text -> output(recipe, text));
    for (JsonNode preset : recipe.path("presets")) {
      keys(preset, "set", text -> input(recipe, text));
    }
    for (JsonNode param : recipe.path("params")) {
      texts(param, "target", text -> input(recipe, text));
    }
    recipe.path("sweeps").forEach(this::sweep);
  }

  private void types(JsonNode level) {
    for (Map.Entry<String, JsonNode> node : level.path("nodes").properties()) {
      String type = node.getValue().path("type").asText();
      Optional<String> now = catalogue.renamed(type);
      if (now.isPresent()) {
        ((ObjectNode) node.getValue()).put("type", now.get());
        note(node.getKey(), "", type, now.get());
      }
    }
  }

  private void names(JsonNode level) {
    for (Map.Entry<String, JsonNode> node : level.path("nodes").properties()) {
      Optional<String> instance = Subgraph.nameIn(node.getValue().path("type").asText());
      keys(
          node.getValue(),
          "params",
          instance.isPresent()
              ? key -> input(recipe.path(Subgraph.SECTION).path(instance.get()), key)
              : key -> present(level, node.getKey(), key, true));
    }
    for (JsonNode region : level.path("regions")) {
      values(region.path("series"), text -> output(level, text));
      values(region.path("previews"), text -> output(level, text));
    }
    if (level.path("links") instanceof ArrayNode links) {
      for (int i = 0; i < links.size(); i++) {
        links.set(i, TextNode.valueOf(link(level, links.get(i).asText())));
      }
    }
    keys(level.path("layout"), "links", text -> link(level, text));
  }

  private String link(JsonNode level, String text) {
    try {
      Link link = Link.parse(text);
      String from = output(level, link.from().toString());
      String to = input(level, link.to().toString());
      boolean same = from.equals(link.from().toString()) && to.equals(link.to().toString());
      return same ? text : new Link(PortRef.parse(from), PortRef.parse(to)).toString();
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private void exposed(JsonNode definition) {
    values(definition.path("params"), text -> input(definition, text));
  }

  /** Axes nest; what they set stands under one key everywhere. */
  private void sweep(JsonNode part) {
    if (part.path("set").isObject()) {
      keys(part, "set", text -> input(recipe, text));
    } else {
      texts(part, "set", text -> input(recipe, text));
    }
    texts(part, "metrics", text -> output(recipe, text));
    for (String nested : List.of("axes", "zip", "cases")) {
      part.path(nested).forEach(this::sweep);
    }
  }

  private String input(JsonNode level, String text) {
    return renamed(level, text, true);
  }

  private String output(JsonNode level, String text) {
    return renamed(level, text, false);
  }

  private String renamed(JsonNode level, String text, boolean input) {
    Optional<PortRef> ref = PortRef.find(text);
    if (ref.isEmpty()) {
      return text;
    }
    String port = ref.get().port();
    String now = present(level, ref.get().owner(), port, input);
    return now.equals(port) ? text : new PortRef(ref.get().owner(), now).toString();
  }

  private String present(JsonNode level, String owner, String name, boolean input) {
    Optional<FormerNames> former = former(level, owner);
    SortedMap<String, String> names =
        former.map(f -> input ? f.inputs() : f.outputs()).orElse(FormerNames.NO_PORTS);
    String now = names.getOrDefault(name, name);
    if (!now.equals(name)) {
      note(owner, name, name, now);
    }
    return now;
  }

  /** Former names of the type of a node, which may lie inside instances. */
  private Optional<FormerNames> former(JsonNode level, String owner) {
    JsonNode at = level;
    String rest = owner;
    for (int depth = 0; depth < DEEPEST; depth++) {
      String type = at.path("nodes").path(Subgraph.first(rest)).path("type").asText();
      if (!Subgraph.isPath(rest)) {
        return catalogue.node(type).map(node -> node.spec().former());
      }
      at = recipe.path(Subgraph.SECTION).path(Subgraph.nameIn(type).orElse(""));
      rest = Subgraph.rest(rest);
    }
    return Optional.empty();
  }

  private void note(String owner, String where, String before, String now) {
    notes.put(
        owner + "\n" + where + "\n" + before,
        Diagnostic.of(owner, where, "'" + before + "' is called '" + now + "' now"));
  }

  /** Renames keys of an object; where both names are set the present one stands. */
  private static void keys(JsonNode parent, String section, UnaryOperator<String> name) {
    if (parent instanceof ObjectNode holder && holder.get(section) instanceof ObjectNode before) {
      ObjectNode after = before.objectNode();
      before
          .properties()
          .forEach(
              field -> {
                String now = name.apply(field.getKey());
                if (now.equals(field.getKey()) || !before.has(now)) {
                  after.set(now, field.getValue());
                }
              });
      holder.set(section, after);
    }
  }

  private static void values(JsonNode section, UnaryOperator<String> name) {
    if (section instanceof ObjectNode object) {
      object.properties().forEach(field -> field.setValue(renamed(field.getValue(), name)));
    }
  }

  /** A text, or each of a list of texts. */
  private static void texts(JsonNode parent, String key, UnaryOperator<String> name) {
    if (!(parent instanceof ObjectNode holder)) {
      return;
    }
    if (holder.get(key) instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        list.set(i, renamed(list.get(i), name));
      }
    } else if (holder.has(key)) {
      holder.set(key, renamed(holder.get(key), name));
    }
  }

  /** What is no text stays, and so does how an unchanged text was spelt. */
  private static JsonNode renamed(JsonNode value, UnaryOperator<String> name) {
    if (!value.isTextual()) {
      return value;
    }
    String now = name.apply(value.textValue());
    return now.equals(value.textValue()) ? value : TextNode.valueOf(now);
  }
}
