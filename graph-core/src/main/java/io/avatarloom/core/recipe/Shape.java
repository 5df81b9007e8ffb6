package io.avatarloom.core.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import io.avatarloom.core.check.Diagnostic;
import io.avatarloom.core.graph.StopRule;
import io.avatarloom.core.subgraph.Subgraph;
import java.util.List;
import java.util.Map;

/** Checks that every known key of a recipe holds what such a key holds. */
final class Shape {
  private static final int MOST_ITERATIONS = 1_000_000_000;
  private final List<Diagnostic> wrong;

  private Shape(List<Diagnostic> wrong) {
    this.wrong = wrong;
  }

  /** Adds a sentence for every key that holds something else. */
  static void check(JsonNode recipe, List<Diagnostic> wrong) {
    Shape shape = new Shape(wrong);
    for (String key : List.of("name", "description", "defaultPreset")) {
      shape.text("", key, recipe.path(key));
    }
    JsonNode seed = recipe.path("seed");
    if (!seed.isMissingNode() && !(seed.isIntegralNumber() && seed.canConvertToLong())) {
      shape.add("", "seed", "a whole number of at most 64 bits", seed);
    }
    shape.objects("nodes", recipe.path("nodes"), shape::node);
    shape.objects("regions", recipe.path("regions"), shape::region);
    shape.objects("presets", recipe.path("presets"), shape::preset);
    shape.objects(Subgraph.SECTION, recipe.path(Subgraph.SECTION), (id, definition) -> {});
    shape.texts("", "outputs", recipe.path("outputs"));
    shape.links(recipe.path("links"));
    shape.object("", "layout", recipe.path("layout"));
  }

  private interface Entry {
    void check(String id, JsonNode entry);
  }

  private void objects(String section, JsonNode entries, Entry inner) {
    if (object("", section, entries)) {
      for (Map.Entry<String, JsonNode> entry : entries.properties()) {
        if (object(section, entry.getKey(), entry.getValue())) {
          inner.check(entry.getKey(), entry.getValue());
        }
      }
    }
  }

  private void node(String id, JsonNode node) {
    text(id, "region", node.path("region"));
    text(id, "mode", node.path("mode"));
    whole(id, "every", node.path("every"), 1);
    object(id, "params", node.path("params"));
    text(id, "note", node.path("note"));
  }

  private void region(String id, JsonNode region) {
    if (region.path("iterations").isMissingNode()) {
      add(id, "iterations", "a whole number from 1", region.path("iterations"));
    }
    whole(id, "iterations", region.path("iterations"), 1);
    whole(id, "checkpointEvery", region.path("checkpointEvery"), 0);
    whole(id, "previewEvery", region.path("previewEvery"), 0);
    JsonNode stop = region.path("stopWhen");
    if (!stop.isMissingNode() && StopRule.parse(stop.asText()).isEmpty()) {
      add(id, "stopWhen", "a recorded column, a sign of <= >= < > and a number", stop);
    }
    for (String key : List.of("slots", "series", "previews")) {
      texts(id, key, region.path(key));
    }
    text(id, "note", region.path("note"));
  }

  private void preset(String id, JsonNode preset) {
    text("preset " + id, "note", preset.path("note"));
    object("preset " + id, "set", preset.path("set"));
  }

  private void links(JsonNode links) {
    if (!links.isMissingNode() && !links.isArray()) {
      add("", "links", "a list of \"node.output -> node.input\"", links);
    }
  }

  private boolean object(String owner, String key, JsonNode met) {
    if (!met.isMissingNode() && !met.isObject()) {
      add(owner, key, "an object", met);
    }
    return met.isObject();
  }

  private void texts(String owner, String key, JsonNode met) {
    if (object(owner, key, met)) {
      String inner = owner.isEmpty() ? key : owner + "." + key;
      met.properties().forEach(e -> text(inner, e.getKey(), e.getValue()));
    }
  }

  private void text(String owner, String key, JsonNode met) {
    if (!met.isMissingNode() && !met.isTextual()) {
      add(owner, key, "a text", met);
    }
  }

  private void whole(String owner, String key, JsonNode met, int least) {
    boolean fits = met.isInt() && met.intValue() >= least && met.intValue() <= MOST_ITERATIONS;
    if (!met.isMissingNode() && !fits) {
      add(owner, key, "a whole number from " + least + " up to " + MOST_ITERATIONS, met);
    }
  }

  private void add(String owner, String key, String expected, JsonNode met) {
    String text = met.isMissingNode() ? "none" : shortened(met.toString());
    String where = owner.isEmpty() ? key : owner;
    wrong.add(
        Diagnostic.of(where, owner.isEmpty() ? "" : key, "expected " + expected + ", met " + text));
  }

  private static String shortened(String text) {
    return text.length() <= 80 ? text : text.substring(0, 77) + "...";
  }
}
