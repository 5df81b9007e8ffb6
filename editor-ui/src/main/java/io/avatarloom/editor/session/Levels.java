package io.avatarloom.editor.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.recipe.Recipe;
import io.avatarloom.core.subgraph.Level;
import io.avatarloom.core.subgraph.Subgraph;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The insides of subgraphs as states like that of a recipe, so that one set of edits serves all
 * levels. The head of such a state holds the rest of its definition and all definitions.
 */
final class Levels {
  /** Key of the head of a level: signature, exposed parameters, description. */
  static final String DEFINITION = "definition";

  private static final String FILE = "file";
  private static final List<String> BODY = List.of("nodes", "links", "regions", "layout");

  private Levels() {}

  /** Name of the definition at a place; empty for the recipe itself and where nothing can open. */
  static Optional<String> definitionAt(Sketch whole, Place place) {
    String name = "";
    for (String instance : place.instances()) {
      String type =
          name.isEmpty()
              ? Optional.ofNullable(whole.nodes().get(instance)).map(NodeItem::type).orElse("")
              : section(whole).path(name).path("nodes").path(instance).path("type").asText();
      name = Subgraph.nameIn(type).orElse("");
      JsonNode definition = section(whole).path(name);
      if (!definition.isObject() || definition.has(FILE)) {
        return Optional.empty();
      }
    }
    return place.isRoot() ? Optional.empty() : Optional.of(name);
  }

  /** The place, or the nearest around it that still exists. */
  static Place existing(Sketch whole, Place wanted) {
    Place place = wanted;
    while (!place.isRoot() && definitionAt(whole, place).isEmpty()) {
      place = place.around();
    }
    return place;
  }

  /** All definitions, by name; at every level. */
  static ObjectNode section(Sketch sketch) {
    return sketch.head().get(Subgraph.SECTION) instanceof ObjectNode section
        ? section
        : JsonNodeFactory.instance.objectNode();
  }

  /** The definition by its name; empty when it is missing or in another file. */
  static Optional<ObjectNode> definition(Sketch sketch, String name) {
    return section(sketch).get(name) instanceof ObjectNode object && !object.has(FILE)
        ? Optional.of(object)
        : Optional.empty();
  }

  /** The inside of a definition; empty when its text is broken. */
  static Optional<Sketch> read(Sketch whole, String name, Function<NodeItem, Size> size) {
    ObjectNode definition = definition(whole, name).orElseThrow();
    try {
      Recipe recipe = Recipe.of(Level.json(name, definition), Path.of(""));
      Sketch level = SketchReader.read(recipe, size);
      ObjectNode rest = JsonNodeFactory.instance.objectNode();
      rest.setAll(definition);
      rest.remove(BODY);
      ObjectNode head = JsonNodeFactory.instance.objectNode();
      head.setAll(level.head());
      head.set(Subgraph.SECTION, section(whole));
      return Optional.of(withRest(level.withHead(head), rest));
    } catch (InvalidRecipeException e) {
      return Optional.empty();
    }
  }

  /** The whole with a changed level. */
  static Sketch write(Sketch whole, String name, Sketch level) {
    ObjectNode section = Json.with(section(level), name, definition(level));
    return whole.withHead(Json.with(whole.head(), Subgraph.SECTION, section));
  }

  /** A level that knows these definitions beside it. */
  static Sketch among(ObjectNode section, Sketch level) {
    return section == section(level)
        ? level
        : level.withHead(Json.with(level.head(), Subgraph.SECTION, section));
  }

  /** The definition a level stands for. */
  static ObjectNode definition(Sketch level) {
    ObjectNode json = SketchWriter.json(level);
    ObjectNode definition = JsonNodeFactory.instance.objectNode();
    if (level.head().get(DEFINITION) instanceof ObjectNode rest) {
      definition.setAll(rest);
    }
    ObjectNode nodes = definition.putObject("nodes");
    level
        .nodeList()
        .reject(NodeItem::isSignature)
        .forEach(node -> nodes.set(node.id(), node.json()));
    for (String part : BODY) {
      if (json.has(part) && !part.equals("nodes")) {
        definition.set(part, json.get(part));
      }
    }
    return definition;
  }

  /** True inside a subgraph. */
  static boolean isInside(Sketch sketch) {
    return sketch.head().has(DEFINITION);
  }

  /** A level with another rest of its definition, which may be empty. */
  static Sketch withRest(Sketch level, ObjectNode rest) {
    ObjectNode head = JsonNodeFactory.instance.objectNode();
    head.setAll(level.head());
    head.set(DEFINITION, rest);
    return level.withHead(head);
  }

  /** The rest of the definition of a level. */
  static ObjectNode rest(Sketch level) {
    return (ObjectNode) level.head().get(DEFINITION);
  }
}
