package io.avatarloom.editor.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.graph.Link;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.subgraph.Subgraph;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.eclipse.collections.api.list.ImmutableList;

/** Edits of the names and the order in which a subgraph shows its ports and parameters. */
public final class SignatureEdits {
  /** Parts of a signature, by the keys of a definition. */
  public enum Side {
    INPUTS,
    OUTPUTS,
    PARAMS;

    String key() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  private static final Size ANY = new Size(200, 120);

  private SignatureEdits() {}

  /** Names of one side of the open subgraph, in their order; none at the recipe itself. */
  public static List<String> names(Sketch level, Side side) {
    return Levels.isInside(level) ? names(Levels.rest(level), side) : List.of();
  }

  private static List<String> names(JsonNode definition, Side side) {
    List<String> names = new ArrayList<>();
    definition.path(side.key()).fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** Moves a port or parameter of the open subgraph towards the start (-1) or the end (1). */
  public static Edit move(Side side, String name, int by) {
    return new Change(
        "move " + name + " in the signature",
        before -> {
          List<String> names = new ArrayList<>(names(before, side));
          int from = names.indexOf(name);
          int to = from + by;
          if (from < 0 || to < 0 || to >= names.size()) {
            return before;
          }
          Collections.swap(names, from, to);
          ObjectNode rest = Levels.rest(before);
          ObjectNode ordered = JsonNodeFactory.instance.objectNode();
          names.forEach(key -> ordered.set(key, rest.get(side.key()).get(key)));
          return Levels.withRest(before, Json.with(rest, side.key(), ordered));
        });
  }

  /** Why a port or parameter cannot be called so, in one sentence; empty when it can. */
  public static Optional<String> refusal(Sketch level, String from, String to) {
    if (!to.matches("[A-Za-z][A-Za-z0-9_]*")) {
      return Optional.of(
          "\"" + to + "\" is no name: start with a letter, go on with letters, digits and _.");
    }
    boolean taken =
        !to.equals(from)
            && List.of(Side.values()).stream().anyMatch(side -> names(level, side).contains(to));
    return taken
        ? Optional.of("The signature has a port or parameter " + to + " already.")
        : Optional.empty();
  }

  /**
   * Gives a port or parameter of a definition another name, inside and at every instance; for
   * {@link Document#applyToWhole}.
   */
  public static Edit rename(String definition, Side side, String from, String to) {
    return new Change(
        "rename " + from + " of the signature",
        before -> {
          JsonNode found = Levels.section(before).path(definition);
          boolean taken =
              List.of(Side.values()).stream().anyMatch(any -> names(found, any).contains(to));
          return taken || !names(found, side).contains(from)
              ? before
              : new Renaming(definition, side, from, to).of(before);
        });
  }

  /** One new name, carried through all levels of a document. */
  private record Renaming(String definition, Side side, String from, String to) {
    Sketch of(Sketch before) {
      Sketch now = atInstances(before);
      for (String name : names(Levels.section(before))) {
        Optional<Sketch> level =
            Levels.definition(now, name).isPresent()
                ? Levels.read(now, name, node -> ANY)
                : Optional.empty();
        if (level.isPresent()) {
          Sketch inside = atInstances(level.get());
          inside = name.equals(definition) ? within(inside) : inside;
          now = inside == level.get() ? now : Levels.write(now, name, inside);
        }
      }
      return now;
    }

    private static List<String> names(JsonNode section) {
      List<String> names = new ArrayList<>();
      section.fieldNames().forEachRemaining(names::add);
      return names;
    }

    private Sketch within(Sketch level) {
      ObjectNode rest = Levels.rest(level);
      ObjectNode renamed = keyed((ObjectNode) rest.get(side.key()));
      Sketch now = Levels.withRest(level, Json.with(rest, side.key(), renamed));
      return switch (side) {
        case INPUTS -> linked(now, Set.of(Subgraph.IN), false);
        case OUTPUTS -> linked(now, Set.of(Subgraph.OUT), true);
        case PARAMS -> now;
      };
    }

    private Sketch atInstances(Sketch sketch) {
      Set<String> instances =
          sketch
              .nodes()
              .select(node -> node.subgraph().filter(definition::equals).isPresent())
              .collect(NodeItem::id)
              .toSet();
      if (instances.isEmpty()) {
        return sketch;
      }
      Sketch now = linked(sketch, instances, side != Side.OUTPUTS);
      if (side == Side.PARAMS) {
        now = NodeEdits.change(now, instances, this::override);
      }
      UnaryOperator<String> mention =
          text ->
              instances.stream().anyMatch(id -> text.equals(id + "." + from))
                  ? text.substring(0, text.length() - from.length()) + to
                  : text;
      return References.change(
          now,
          text -> Optional.of(side == Side.OUTPUTS ? mention.apply(text) : text),
          text -> Optional.of(side == Side.PARAMS ? mention.apply(text) : text));
    }

    private NodeItem override(NodeItem node) {
      return node.params().has(from)
          ? node.withJson(Json.with(node.json(), "params", keyed(node.params())))
          : node;
    }

    private ObjectNode keyed(ObjectNode before) {
      ObjectNode now = JsonNodeFactory.instance.objectNode();
      for (Map.Entry<String, JsonNode> entry : before.properties()) {
        now.set(entry.getKey().equals(from) ? to : entry.getKey(), entry.getValue());
      }
      return now;
    }

    /**
     * @param ends whether the port is where links end
     */
    private Sketch linked(Sketch sketch, Set<String> owners, boolean ends) {
      ImmutableList<LinkItem> links =
          sketch
              .links()
              .collect(
                  item -> {
                    PortRef port = ends ? item.link().to() : item.link().from();
                    if (!owners.contains(port.owner()) || !port.port().equals(from)) {
                      return item;
                    }
                    PortRef renamed = new PortRef(port.owner(), to);
                    return new LinkItem(
                        ends
                            ? new Link(item.link().from(), renamed)
                            : new Link(renamed, item.link().to()),
                        item.via());
                  });
      return links.equals(sketch.links()) ? sketch : sketch.withLinks(links);
    }
  }
}
