package io.avatarloom.core.recipe;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The JSON Schema (2020-12) of {@code *.sweep.json} files. */
public final class SweepSchema {
  private static final String NAME = "^([A-Za-z][A-Za-z0-9_-]*|[^. ]+\\.[^ ]+)$";

  private SweepSchema() {}

  public static ObjectNode of() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "AvatarLoom sweep, format version 1");
    ObjectNode top = sweep(schema);
    schema.withArray("required").add("format").add("version").add("recipe");
    top.putObject("format").put("const", "avatarloom.sweep");
    top.putObject("version").put("const", 1);
    top.putObject("name").put("type", "string");
    top.putObject("recipe").put("type", "string").put("description", "A .loom.json file.");
    axis(schema.putObject("$defs").putObject("axis"));
    return schema;
  }

  /** What a sweep file and a sweep that stands in a recipe have in common. */
  static ObjectNode sweep(ObjectNode sweep) {
    sweep.put("type", "object").put("additionalProperties", false);
    sweep.putArray("required").add("axes");
    ObjectNode keys = sweep.putObject("properties");
    keys.putObject("description").put("type", "string");
    keys.putObject("preset").put("type", "string");
    settings(keys.putObject("set"));
    axes(keys.putObject("axes"), 1);
    keys.putObject("metrics")
        .put("type", "array")
        .putObject("items")
        .put("type", "string")
        .put("pattern", "^[^. ]+\\.[^ ]+$");
    return keys;
  }

  private static void settings(ObjectNode settings) {
    settings.put("type", "object").putObject("propertyNames").put("pattern", NAME);
  }

  private static void axes(ObjectNode axes, int least) {
    axes.put("type", "array").put("minItems", least);
    axes.putObject("items").put("$ref", "#/$defs/axis");
  }

  static void axis(ObjectNode axis) {
    ArrayNode kinds = axis.putArray("oneOf");
    for (String rule : new String[] {"values", "range", "logRange", "random", "files"}) {
      ObjectNode kind = kind(kinds, "set", rule);
      ArrayNode names = kind.putObject("set").putArray("anyOf");
      names.addObject().put("type", "string").put("pattern", NAME);
      ObjectNode several = names.addObject().put("type", "array").put("minItems", 1);
      several.putObject("items").put("type", "string").put("pattern", NAME);
      rule(kind.putObject(rule), rule);
    }
    axes(kind(kinds, "zip").putObject("zip"), 2);
    ObjectNode cases = kind(kinds, "cases").putObject("cases");
    ObjectNode one = cases.put("type", "array").put("minItems", 1).putObject("items");
    one.put("type", "object").put("additionalProperties", false).putArray("required").add("set");
    ObjectNode keys = one.putObject("properties");
    keys.putObject("label").put("type", "string");
    settings(keys.putObject("set"));
  }

  private static ObjectNode kind(ArrayNode kinds, String... required) {
    ObjectNode kind = kinds.addObject().put("type", "object").put("additionalProperties", false);
    ArrayNode names = kind.putArray("required");
    for (String name : required) {
      names.add(name);
    }
    return kind.putObject("properties");
  }

  private static void rule(ObjectNode schema, String rule) {
    switch (rule) {
      case "values" -> schema.put("type", "array").put("minItems", 1);
      case "files" -> schema.put("type", "string");
      default -> {
        schema.put("type", "object").put("additionalProperties", false);
        ArrayNode required = schema.putArray("required").add("from").add("to");
        ObjectNode keys = schema.putObject("properties");
        keys.putObject("from").put("type", "number");
        keys.putObject("to").put("type", "number");
        int least = rule.equals("random") ? 1 : 2;
        keys.putObject("count").put("type", "integer").put("minimum", least);
        if (rule.equals("range")) {
          keys.putObject("step").put("type", "number");
        } else {
          required.add("count");
        }
        if (rule.equals("random")) {
          keys.putObject("seed").put("type", "integer");
          keys.putObject("log").put("type", "boolean");
        }
      }
    }
  }
}
