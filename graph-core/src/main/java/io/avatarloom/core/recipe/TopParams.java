package io.avatarloom.core.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import io.avatarloom.core.check.Diagnostic;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.subgraph.Address;
import io.avatarloom.core.subgraph.RegionSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.collections.api.factory.Lists;
import org.eclipse.collections.api.list.ImmutableList;

/**
 * The section {@code params} of a recipe: parameters it shows at the top. Each stands for one or
 * more targets, has their type, unit and range, or a narrower one, and the value of the first
 * target as its default.
 */
public final class TopParams {
  /** Name of the section. */
  public static final String SECTION = "params";

  /** The target that is the seed of the recipe. */
  public static final String SEED = "seed";

  private final JsonNode recipe;
  private final Catalogue catalogue;
  private final List<TopParam> list = new ArrayList<>();
  private final List<Diagnostic> found = new ArrayList<>();

  private TopParams(JsonNode recipe, Catalogue catalogue) {
    this.recipe = recipe;
    this.catalogue = catalogue;
    JsonNode section = recipe.path(SECTION);
    if (!section.isMissingNode() && !section.isObject()) {
      add("", "expected an object, met " + section.getNodeType());
    }
    section.properties().forEach(this::read);
  }

  /**
   * Reads the section.
   *
   * @param recipe JSON of a recipe, includes taken in, presets and settings applied or not
   */
  public static TopParams of(JsonNode recipe, Catalogue catalogue) {
    return new TopParams(recipe, catalogue);
  }

  /** Those that are well declared, in recipe order. */
  public ImmutableList<TopParam> list() {
    return Lists.immutable.ofAll(list);
  }

  /** What is wrong with declarations, and with the values they now have. */
  public List<Diagnostic> found() {
    return List.copyOf(found);
  }

  /** The targets of a parameter as they are written; empty when there is no such parameter. */
  static List<String> targets(JsonNode recipe, String name) {
    JsonNode target = recipe.path(SECTION).path(name).path("target");
    List<String> found = new ArrayList<>();
    if (target.isTextual()) {
      found.add(target.textValue());
    }
    if (target.isArray()) {
      target.forEach(text -> found.add(text.asText()));
    }
    return found;
  }

  private void read(Map.Entry<String, JsonNode> entry) {
    String name = entry.getKey();
    JsonNode json = entry.getValue();
    if (!name.matches("[A-Za-z][A-Za-z0-9_-]*")) {
      add(name, "a parameter's name has letters, digits, - and _ only, and begins with a letter");
      return;
    }
    List<String> targets = targets(recipe, name);
    if (targets.isEmpty()) {
      add(name, "expected \"target\": node.param, region.iterations or seed, or a list of them");
      return;
    }
    if (name.equals(SEED) && !targets.equals(List.of(SEED))) {
      add(name, "seed is the seed of the recipe; give a parameter of other targets another name");
      return;
    }
    List<Param<?>> params = new ArrayList<>();
    for (String target : targets) {
      target(name, target).ifPresent(params::add);
    }
    if (params.size() < targets.size()) {
      return;
    }
    Param<?> first = params.get(0);
    for (Param<?> other : params) {
      if (other.kind() != first.kind()) {
        add(
            name,
            "its targets are of different types, "
                + word(first.kind())
                + " and "
                + word(other.kind())
                + "; expose them under two names");
        return;
      }
    }
    finish(name, json, targets, params);
  }

  private static String word(Param.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private void finish(String name, JsonNode json, List<String> targets, List<Param<?>> params) {
    Optional<Param<?>> narrowed = new Narrowing(params).of(json, message -> add(name, message));
    if (narrowed.isEmpty()) {
      return;
    }
    Param<?> param = narrowed.get();
    for (String target : targets) {
      check(name, param, value(target));
    }
    JsonNode set = value(targets.get(0));
    JsonNode value = set.isMissingNode() ? params.get(0).defaultJson() : set;
    list.add(
        new TopParam(
            name, json.path("title").asText(""), param, Lists.immutable.ofAll(targets), value));
  }

  private void check(String name, Param<?> param, JsonNode value) {
    if (!value.isMissingNode()) {
      try {
        param.parse(value);
      } catch (IllegalArgumentException e) {
        add(name, e.getMessage());
      }
    }
  }

  private JsonNode value(String target) {
    return target.equals(SEED) ? recipe.path(SEED) : TargetValue.of(recipe, PortRef.parse(target));
  }

  private Optional<Param<?>> target(String name, String target) {
    if (target.equals(SEED)) {
      return Optional.of(seed(name));
    }
    PortRef ref;
    try {
      ref = PortRef.parse(target);
    } catch (IllegalArgumentException e) {
      add(name, e.getMessage() + "; name what the parameter stands for");
      return Optional.empty();
    }
    JsonNode region = recipe.path("regions").path(ref.owner());
    Optional<? extends Param<?>> param =
        region.isObject()
            ? RegionSetting.param(ref.port(), region, ref.owner(), name)
            : Address.param(recipe, ref, catalogue);
    if (param.isEmpty()) {
      add(name, "it stands for " + ref + ", but the recipe has no such parameter");
    }
    return param.map(known -> known);
  }

  private Param<Integer> seed(String name) {
    int now = recipe.path(SEED) instanceof LongNode ? 0 : recipe.path(SEED).asInt(0);
    return new Param<>(
        name,
        Param.Kind.INTEGER,
        now,
        Double.NaN,
        Double.NaN,
        "",
        Lists.immutable.empty(),
        "Seed of every random stream.",
        "");
  }

  private void add(String name, String message) {
    found.add(Diagnostic.of(SECTION, name, message));
  }
}
