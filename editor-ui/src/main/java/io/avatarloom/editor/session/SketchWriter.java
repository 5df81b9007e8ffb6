package io.avatarloom.editor.session;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.recipe.Recipe;
import java.nio.file.Path;

/** Turns the state of a document into the recipe that is saved and run. */
public final class SketchWriter {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private SketchWriter() {}

  /** The canonical text of the document. */
  public static String text(Sketch sketch) {
    return Recipe.canonical(json(sketch));
  }

  /**
   * The document as a recipe.
   *
   * @param folder relative file parameters are taken from here
   * @throws InvalidRecipeException if an edit left what no recipe may have
   */
  public static Recipe recipe(Sketch sketch, Path folder) throws InvalidRecipeException {
    return Recipe.of(json(sketch), folder);
  }

  /** The recipe's JSON tree; shares parts with the state, so it must not be changed. */
  static ObjectNode json(Sketch sketch) {
    ObjectNode recipe = JSON.objectNode();
    recipe.setAll(sketch.head());
    ObjectNode nodes = JSON.objectNode();
    sketch.nodeList().forEach(node -> nodes.set(node.id(), node.json()));
    setUnlessBothEmpty(recipe, "nodes", nodes);
    ArrayNode links = JSON.arrayNode();
    sketch.links().forEach(item -> links.add(item.link().toString()));
    if (!links.isEmpty() || recipe.has("links")) {
      recipe.set("links", links);
    }
    ObjectNode regions = JSON.objectNode();
    sketch.order().regions().forEach(id -> regions.set(id, sketch.regions().get(id)));
    setUnlessBothEmpty(recipe, "regions", regions);
    setUnlessBothEmpty(recipe, "layout", layout(sketch));
    return recipe;
  }

  private static void setUnlessBothEmpty(ObjectNode recipe, String section, ObjectNode value) {
    if (!value.isEmpty() || recipe.has(section)) {
      recipe.set(section, value);
    }
  }

  private static ObjectNode layout(Sketch sketch) {
    ObjectNode layout = JSON.objectNode();
    if (sketch.head().get("layout") instanceof ObjectNode unknown) {
      layout.setAll(unknown);
    }
    ObjectNode nodes = section(layout, "nodes");
    sketch.nodeList().forEach(node -> join(nodes, node.id(), Places.json(node)));
    ObjectNode links = section(layout, "links");
    sketch
        .links()
        .select(item -> item.via().notEmpty())
        .forEach(item -> links.set(item.link().toString(), Places.json(item.via())));
    ObjectNode frames = section(layout, "frames");
    sketch.frameList().forEach(frame -> join(frames, frame.id(), Places.json(frame)));
    setUnlessBothEmpty(layout, "nodes", nodes);
    setUnlessBothEmpty(layout, "links", links);
    setUnlessBothEmpty(layout, "frames", frames);
    return layout;
  }

  /** A copy of what the section holds that is unknown here. */
  private static ObjectNode section(ObjectNode layout, String name) {
    ObjectNode copy = JSON.objectNode();
    if (layout.get(name) instanceof ObjectNode unknown) {
      copy.setAll(unknown);
    }
    return copy;
  }

  /** Sets an entry, with the unknown keys it had. */
  private static void join(ObjectNode section, String id, ObjectNode entry) {
    if (section.get(id) instanceof ObjectNode unknown) {
      entry.setAll(unknown);
    }
    section.set(id, entry);
  }
}
