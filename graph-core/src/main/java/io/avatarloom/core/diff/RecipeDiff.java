package io.avatarloom.core.diff;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.recipe.Recipe;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.eclipse.collections.api.factory.Lists;
import org.eclipse.collections.api.list.ImmutableList;

/**
 * What differs between two recipes: nodes, settings, links, regions, subgraphs, presets, outputs.
 * The layout, the order of nodes and how numbers are spelt are no differences, nor is a parameter
 * that is set to its default instead of not at all.
 */
public final class RecipeDiff {
  private final ObjectNode before;
  private final ObjectNode after;
  private final ImmutableList<Change> changes;
  private final Map<String, Names> names;

  private RecipeDiff(
      ObjectNode before, ObjectNode after, List<Change> changes, Map<String, Names> names) {
    this.before = before;
    this.after = after;
    this.changes = Lists.immutable.ofAll(changes);
    this.names = names;
  }

  /**
   * Compares two recipes as they are written; apply presets, or take includes in, beforehand to
   * compare those too.
   *
   * @param catalogue gives units and defaults; node types it lacks are compared key by key
   */
  public static RecipeDiff of(Recipe before, Recipe after, Catalogue catalogue) {
    ObjectNode old = before.json();
    ObjectNode now = after.json();
    DocumentDiff diff = new DocumentDiff(old, now, catalogue);
    List<Change> found = diff.compare();
    found.sort(Comparator.comparing(Change::part));
    return new RecipeDiff(old, now, found, diff.names());
  }

  /** Every change, by part, in the order of the recipes. */
  public ImmutableList<Change> changes() {
    return changes;
  }

  /** True when the recipes say the same. */
  public boolean equal() {
    return changes.isEmpty();
  }

  ObjectNode before() {
    return before;
  }

  ObjectNode after() {
    return after;
  }

  /** The names at a level. */
  Names names(String level) {
    return names.getOrDefault(level, new Names(Map.of(), Map.of()));
  }
}
