package io.avatarloom.core.sweep;

import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.recipe.Recipe;
import io.avatarloom.core.recipe.TopParam;
import io.avatarloom.core.recipe.TopParams;
import io.avatarloom.core.subgraph.Address;
import java.util.List;
import java.util.Optional;
import org.eclipse.collections.api.list.ImmutableList;

/** What a sweep can set: addresses, seed, preset, and the parameters of the recipe itself. */
final class SettingNames {
  private static final String ADDRESS = "[^. ]+\\.[^ ]+";
  private final Recipe recipe;
  private final Catalogue catalogue;
  private final ImmutableList<TopParam> top;

  /**
   * @param recipe includes taken in
   */
  SettingNames(Recipe recipe, Catalogue catalogue) {
    this.recipe = recipe;
    this.catalogue = catalogue;
    this.top = TopParams.of(recipe.json(), catalogue).list();
  }

  boolean has(String text) {
    return text.equals(TopParams.SEED)
        || text.equals(SweepPlan.PRESET)
        || top(text).isPresent()
        || text.matches(ADDRESS);
  }

  private Optional<TopParam> top(String name) {
    return top.detectOptional(param -> param.name().equals(name));
  }

  /** Words for what was expected. */
  String expected() {
    String fixed = "node.parameter, region.iterations, seed";
    return top.isEmpty()
        ? fixed + " or preset"
        : fixed + ", preset or one of " + top.collect(TopParam::name).makeString(", ");
  }

  /** True for what takes whole numbers only. */
  boolean whole(String setting) {
    if (setting.equals(TopParams.SEED)) {
      return true;
    }
    Optional<TopParam> own = top(setting);
    if (own.isPresent()) {
      return own.get().param().kind() == Param.Kind.INTEGER;
    }
    return PortRef.find(setting)
        .filter(
            ref ->
                recipe.json().path("regions").has(ref.owner())
                    || Address.param(recipe.json(), ref, catalogue)
                        .filter(param -> param.kind() == Param.Kind.INTEGER)
                        .isPresent())
        .isPresent();
  }

  /** What a name sets in the end: the targets of a parameter of the recipe, else itself. */
  List<String> targets(String name) {
    return top(name).map(param -> param.targets().castToList()).orElse(List.of(name));
  }
}
