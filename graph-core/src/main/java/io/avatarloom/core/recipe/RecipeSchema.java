package io.avatarloom.core.recipe;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.subgraph.Subgraph;

/** The JSON Schema (2020-12) of recipes, with the parameters of every known node type. */
public final class RecipeSchema {
  private static final String REF = "^[^. ]+\\.[^ ]+$";

  private RecipeSchema() {}

  public static ObjectNode of(Catalogue catalogue) {
    ObjectNode schema = object();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "AvatarLoom recipe, format version " + Recipe.VERSION);
    schema.put("type", "object");
    schema.putArray("required").add("format").add("version").add("nodes");
    ObjectNode top = schema.putObject("properties");
    top.putObject("format").put("const", Recipe.FORMAT);
    top.putObject("version").put("const", Recipe.VERSION);
    top.putObject("name").put("type", "string");
    top.putObject("description").put("type", "string");
    top.putObject("seed").put("type", "integer");
    top.putObject("defaultPreset").put("type", "string");
    param(map(top, TopParams.SECTION));
    body(top);
    map(top, Subgraph.SECTION).put("$ref", "#/$defs/subgraph");
    ObjectNode preset = map(top, "presets").put("type", "object").putObject("properties");
    preset.putObject("set").put("type", "object");
    preset.putObject("note").put("type", "string");
    SweepSchema.sweep(map(top, "sweeps"));
    map(top, "outputs").put("type", "string").put("pattern", REF);
    map(top, Recipe.PLUGINS).put("type", "string");
    top.putObject("layout").put("type", "object");
    ObjectNode definitions = schema.putObject("$defs");
    region(definitions.putObject("region"));
    subgraph(definitions.putObject("subgraph"));
    SweepSchema.axis(definitions.putObject("axis"));
    node(definitions.putObject("node"), catalogue);
    return schema;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static ObjectNode map(ObjectNode parent, String name) {
    return parent.putObject(name).put("type", "object").putObject("additionalProperties");
  }

  /** A parameter of the recipe itself. */
  private static void param(ObjectNode param) {
    param.put("type", "object").putArray("required").add("target");
    ObjectNode keys = param.putObject("properties");
    ObjectNode target = keys.putObject("target");
    target.putArray("type").add("string").add("array");
    target.putObject("items").put("type", "string");
    for (String text : new String[] {"title", "help"}) {
      keys.putObject(text).put("type", "string");
    }
    for (String bound : new String[] {"minimum", "maximum"}) {
      keys.putObject(bound).put("type", "number");
    }
    keys.putObject("options").put("type", "array").putObject("items").put("type", "string");
  }

  /** What a recipe and a subgraph have in common. */
  private static void body(ObjectNode keys) {
    map(keys, "nodes").put("$ref", "#/$defs/node");
    keys.putObject("links")
        .put("type", "array")
        .putObject("items")
        .put("type", "string")
        .put("pattern", "^[^. ]+\\.[^ ]+ -> [^. ]+\\.[^ ]+$");
    map(keys, "regions").put("$ref", "#/$defs/region");
  }

  /** A definition, or where to take it from. */
  private static void subgraph(ObjectNode subgraph) {
    subgraph.put("type", "object");
    ObjectNode keys = subgraph.putObject("properties");
    keys.putObject("description").put("type", "string");
    keys.putObject("file").put("type", "string");
    keys.putObject("name").put("type", "string");
    ObjectNode inputs = port(map(keys, "inputs"));
    inputs.putObject("required").put("type", "boolean");
    inputs.putObject("many").put("type", "boolean");
    port(map(keys, "outputs"));
    map(keys, "params").put("type", "string").put("pattern", REF);
    body(keys);
    keys.putObject("layout").put("type", "object");
    subgraph.putObject("dependentRequired").putArray("name").add("file");
  }

  private static ObjectNode port(ObjectNode port) {
    port.put("type", "object").putArray("required").add("type");
    ObjectNode keys = port.putObject("properties");
    keys.putObject("type").put("type", "string");
    keys.putObject("help").put("type", "string");
    return keys;
  }

  private static void region(ObjectNode region) {
    region.put("type", "object").putArray("required").add("iterations").add("slots");
    ObjectNode keys = region.putObject("properties");
    keys.putObject("iterations").put("type", "integer").put("minimum", 1);
    keys.putObject("stopWhen").put("type", "string");
    keys.putObject("checkpointEvery").put("type", "integer").put("minimum", 0);
    keys.putObject("previewEvery").put("type", "integer").put("minimum", 0);
    map(keys, "slots").put("type", "string");
    map(keys, "series").put("type", "string").put("pattern", REF);
    map(keys, "previews").put("type", "string").put("pattern", REF);
    keys.putObject("note").put("type", "string");
  }

  private static void node(ObjectNode node, Catalogue catalogue) {
    node.put("type", "object").putArray("required").add("type");
    ObjectNode keys = node.putObject("properties");
    keys.putObject("type").put("type", "string");
    keys.putObject("region").put("type", "string");
    keys.putObject("mode").putArray("enum").add("run").add("mute").add("bypass");
    keys.putObject("every").put("type", "integer").put("minimum", 1);
    keys.putObject("params").put("type", "object");
    keys.putObject("note").put("type", "string");
    for (String id : catalogue.ids()) {
      NodeSpec spec = catalogue.node(id).orElseThrow().spec();
      ObjectNode rule = node.withArray("allOf").addObject();
      rule.putObject("if").putObject("properties").putObject("type").put("const", id);
      ObjectNode params = rule.putObject("then").putObject("properties").putObject("params");
      params.put("additionalProperties", false);
      ObjectNode properties = params.putObject("properties");
      spec.params().forEach(param -> describe(param, properties.putObject(param.id())));
    }
  }

  private static void describe(Param<?> param, ObjectNode schema) {
    schema.put("description", param.help());
    schema.set("default", param.defaultJson());
    switch (param.kind()) {
      case NUMBER -> bounds(param, schema.put("type", "number"));
      case INTEGER -> bounds(param, schema.put("type", "integer"));
      case FLAG -> schema.put("type", "boolean");
      case TEXT, FILE -> schema.put("type", "string");
      case CHOICE -> param.options().forEach(schema.putArray("enum")::add);
      case NUMBERS ->
          bounds(param, schema.put("type", "array").putObject("items").put("type", "number"));
      case VECTOR, COLOUR -> {
        ObjectNode three = schema.put("type", "array").put("minItems", 3).put("maxItems", 3);
        bounds(param, three.putObject("items").put("type", "number"));
      }
      case WEIGHTS -> {
        schema.putArray("type").add("object").add("array");
        bounds(param, schema.putObject("additionalProperties").put("type", "number"));
        schema.putObject("items").put("type", "string");
      }
      case TEXTS -> schema.put("type", "array").putObject("items").put("type", "string");
    }
  }

  private static void bounds(Param<?> param, ObjectNode schema) {
    if (!Double.isNaN(param.minimum())) {
      schema.put("minimum", param.minimum());
    }
    if (!Double.isNaN(param.maximum())) {
      schema.put("maximum", param.maximum());
    }
  }
}
