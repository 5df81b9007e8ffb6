package io.avatarloom.editor.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.Param;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/** Keeps relative paths meaning the same files when a recipe moves to another folder. */
public final class PathEdits {
  private final Catalogue catalogue;

  public PathEdits(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** Rewrites the relative paths of file parameters, those in presets included. */
  public Edit rebase(Path from, Path to) {
    Path old = from.toAbsolutePath().normalize();
    Path now = to.toAbsolutePath().normalize();
    return new Change(
        "paths from " + now,
        before -> {
          Sketch nodes =
              NodeEdits.change(
                  before,
                  before.nodes().keysView().toSet(),
                  node ->
                      node.withJson(
                          within(
                              node.json(), "params", rebased(before, node.id(), node, old, now))));
          ObjectNode head = presets(before, old, now);
          return head.equals(before.head()) ? nodes : nodes.withHead(head);
        });
  }

  private ObjectNode rebased(Sketch sketch, String id, NodeItem node, Path from, Path to) {
    ObjectNode params = node.params().deepCopy();
    node.params()
        .properties()
        .forEach(
            set -> {
              if (isFile(sketch, id, set.getKey())) {
                params.set(set.getKey(), rebased(set.getValue(), from, to));
              }
            });
    return params;
  }

  private static ObjectNode within(ObjectNode json, String key, ObjectNode value) {
    return json.has(key) && !value.equals(json.get(key)) ? Json.with(json, key, value) : json;
  }

  private ObjectNode presets(Sketch sketch, Path from, Path to) {
    ObjectNode head = sketch.head();
    if (!(head.get("presets") instanceof ObjectNode presets)) {
      return head;
    }
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> preset : presets.properties()) {
      JsonNode copy = preset.getValue().deepCopy();
      if (copy.get("set") instanceof ObjectNode set) {
        for (Map.Entry<String, JsonNode> one : preset.getValue().get("set").properties()) {
          String key =
              TopTargets.of(sketch, one.getKey()).stream().findFirst().orElse(one.getKey());
          int dot = key.lastIndexOf('.');
          if (dot > 0 && isFile(sketch, key.substring(0, dot), key.substring(dot + 1))) {
            set.set(one.getKey(), rebased(one.getValue(), from, to));
          }
        }
      }
      all.set(preset.getKey(), copy);
    }
    return all.equals(presets) ? head : Json.with(head, "presets", all);
  }

  private boolean isFile(Sketch sketch, String id, String param) {
    NodeItem node = sketch.nodes().get(id);
    return node != null
        && catalogue
            .node(node.type())
            .map(Node::spec)
            .flatMap(spec -> spec.param(param))
            .filter(known -> known.kind() == Param.Kind.FILE)
            .isPresent();
  }

  private static JsonNode rebased(JsonNode value, Path from, Path to) {
    String text = value.asText();
    if (!value.isTextual() || text.isEmpty() || text.startsWith("asset:")) {
      return value;
    }
    try {
      Path path = Path.of(text);
      return path.isAbsolute()
          ? value
          : TextNode.valueOf(
              to.relativize(from.resolve(path).normalize())
                  .toString()
                  .replace(File.separatorChar, '/'));
    } catch (InvalidPathException e) {
      return value;
    }
  }
}
