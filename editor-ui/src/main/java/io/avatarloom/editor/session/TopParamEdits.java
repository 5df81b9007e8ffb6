package io.avatarloom.editor.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.recipe.TopParams;
import io.avatarloom.core.subgraph.Subgraph;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Edits of the parameters that a recipe shows at its top; for {@link Document#applyToWhole(Edit)}.
 */
public final class TopParamEdits {
  private static final String PRESETS = "presets";
  private static final String SET = "set";

  private final Catalogue catalogue;

  public TopParamEdits(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** A name near a wanted one that no parameter of the recipe has. */
  public static String freshName(Sketch whole, String wanted) {
    return FreshId.of(
        wanted, name -> name.equals(TopParams.SEED) || TopTargets.names(whole).contains(name));
  }

  /** Why a parameter of the recipe cannot be called so, in one sentence; empty when it can. */
  public static Optional<String> refusal(Sketch whole, String name) {
    if (!name.matches("[A-Za-z][A-Za-z0-9_-]*")) {
      return Optional.of(
          "\"" + name + "\" is no name: start with a letter, go on with letters, digits, - and _.");
    }
    if (name.equals(TopParams.SEED)) {
      return Optional.of("\"seed\" is the seed of the recipe; take another name.");
    }
    return TopTargets.names(whole).contains(name)
        ? Optional.of("The recipe has a parameter " + name + " already; take another name.")
        : Optional.empty();
  }

  /**
   * Shows a parameter at the top; one that is there already takes it as a further target.
   *
   * @param target {@code node.param}, {@code instance/node.param}, {@code region.iterations} or
   *     {@code seed}
   * @param help what it is, empty to say what the node says
   */
  public static Edit expose(String target, String name, String help) {
    return new Change(
        "show " + target + " as parameter " + name,
        before -> {
          boolean there =
              target.equals(TopParams.SEED) || FreshId.isTaken(before, References.owner(target));
          if (!there || TopTargets.nameOf(before, target).isPresent()) {
            return before;
          }
          ObjectNode entry =
              TopTargets.section(before).get(name) instanceof ObjectNode present
                  ? present
                  : Json.with(JsonNodeFactory.instance.objectNode(), "help", help);
          List<String> targets = new ArrayList<>(TopTargets.of(before, name));
          targets.add(target);
          return put(before, name, TopTargets.with(entry, targets));
        });
  }

  /** A parameter of a node is shown at the top no longer. */
  public static Edit conceal(String target) {
    return new Change(
        "no longer show " + target + " at the top",
        before -> {
          Optional<String> name = TopTargets.nameOf(before, target);
          if (name.isEmpty()) {
            return before;
          }
          List<String> left = new ArrayList<>(TopTargets.of(before, name.get()));
          left.remove(target);
          ObjectNode entry = (ObjectNode) TopTargets.section(before).get(name.get());
          return left.isEmpty()
              ? remove(name.get()).apply(before)
              : put(before, name.get(), TopTargets.with(entry, left));
        });
  }

  /** Takes a parameter out of the top; presets and sweeps that set it set what it stood for. */
  public static Edit remove(String name) {
    return new Change(
        "remove parameter " + name,
        before -> {
          if (!TopTargets.section(before).has(name)) {
            return before;
          }
          List<String> targets = TopTargets.of(before, name);
          Sketch spelt = settings(before, name, targets);
          return spelt.withHead(Json.within(spelt.head(), TopParams.SECTION, name, null));
        });
  }

  /** Gives a parameter another name, in presets and sweeps too; see {@link #refusal}. */
  public static Edit rename(String from, String to) {
    return new Change(
        "rename parameter " + from + " to " + to,
        before -> {
          if (refusal(before, to).isPresent() || !TopTargets.section(before).has(from)) {
            return before;
          }
          ObjectNode renamed = JsonNodeFactory.instance.objectNode();
          TopTargets.section(before)
              .properties()
              .forEach(
                  entry ->
                      renamed.set(
                          entry.getKey().equals(from) ? to : entry.getKey(), entry.getValue()));
          Sketch now = before.withHead(Json.with(before.head(), TopParams.SECTION, renamed));
          return settings(now, from, List.of(to));
        });
  }

  /** Moves a parameter towards the start (-1) or the end (1). */
  public static Edit move(String name, int by) {
    return new Change(
        "move parameter " + name,
        before -> {
          List<String> names = TopTargets.names(before);
          int from = names.indexOf(name);
          int to = from + by;
          if (from < 0 || to < 0 || to >= names.size()) {
            return before;
          }
          Collections.swap(names, from, to);
          ObjectNode ordered = JsonNodeFactory.instance.objectNode();
          names.forEach(key -> ordered.set(key, TopTargets.section(before).get(key)));
          return before.withHead(Json.with(before.head(), TopParams.SECTION, ordered));
        });
  }

  /** Says what a parameter is; empty to say what the node says. */
  public static Edit describe(String name, String help) {
    return new Change(
        "describe parameter " + name,
        before -> {
          if (!(TopTargets.section(before).get(name) instanceof ObjectNode entry)
              || entry.path("help").asText().equals(help)) {
            return before;
          }
          return put(before, name, Json.with(entry, "help", help));
        });
  }

  /**
   * Makes the range of a parameter narrower, or its options fewer.
   *
   * @param key {@code minimum}, {@code maximum} or {@code options}
   * @param value null for what the targets have
   */
  public static Edit narrow(String name, String key, JsonNode value) {
    return new Change(
        "set " + key + " of parameter " + name,
        before ->
            TopTargets.section(before).get(name) instanceof ObjectNode entry
                ? put(before, name, Json.with(entry, key, value))
                : before);
  }

  /**
   * Sets everything a parameter stands for.
   *
   * @param value null takes the values out, so that what the nodes have by themselves holds
   */
  public Edit setValue(String name, JsonNode value) {
    return new Change(
        "set " + name,
        before -> {
          Sketch now = before;
          for (String target : TopTargets.of(before, name)) {
            now = set(target, value).apply(now);
          }
          return now;
        });
  }

  private Edit set(String target, JsonNode value) {
    if (target.equals(TopParams.SEED)) {
      return RecipeEdits.setSeed(value == null ? 0 : value.asLong());
    }
    Optional<PortRef> found = PortRef.find(target);
    if (found.isEmpty()) {
      return new Change("", before -> before);
    }
    PortRef ref = found.get();
    String node = Subgraph.first(ref.owner());
    String param = Subgraph.isPath(ref.owner()) ? Subgraph.innerKey(ref) : ref.port();
    return new Change(
        "",
        before ->
            before.regions().containsKey(ref.owner())
                ? value == null
                    ? before
                    : RegionEdits.set(ref.owner(), ref.port(), value).apply(before)
                : new NodeEdits(catalogue).setParam(node, param, value).apply(before));
  }

  private static Sketch put(Sketch before, String name, ObjectNode entry) {
    return before.withHead(Json.within(before.head(), TopParams.SECTION, name, entry));
  }

  /** What presets and sweeps set by a name, they set by others. */
  private static Sketch settings(Sketch before, String name, List<String> instead) {
    ObjectNode head = before.head();
    for (Map.Entry<String, JsonNode> preset : before.head().path(PRESETS).properties()) {
      if (preset.getValue().path(SET) instanceof ObjectNode set && set.has(name)) {
        ObjectNode now = JsonNodeFactory.instance.objectNode();
        set.properties()
            .forEach(
                entry -> {
                  if (entry.getKey().equals(name)) {
                    instead.forEach(key -> now.set(key, entry.getValue()));
                  } else {
                    now.set(entry.getKey(), entry.getValue());
                  }
                });
        ObjectNode changed = Json.with((ObjectNode) preset.getValue(), SET, now);
        head = Json.within(head, PRESETS, preset.getKey(), changed);
      }
    }
    head =
        new SweepMentions(key -> key.equals(name) ? instead : List.of(key), Optional::of)
            .change(head);
    return head == before.head() ? before : before.withHead(head);
  }
}
