package io.avatarloom.editor.session;

import io.avatarloom.core.subgraph.Subgraph;
import java.util.Optional;
import org.eclipse.collections.api.factory.Lists;
import org.eclipse.collections.api.list.ImmutableList;

/**
 * Where in a document one works.
 *
 * @param instances ids of the subgraph instances one has opened, the outermost first; none for the
 *     recipe itself
 */
public record Place(ImmutableList<String> instances) {
  /** The recipe itself. */
  public static final Place ROOT = new Place(Lists.immutable.empty());

  public boolean isRoot() {
    return instances.isEmpty();
  }

  /** The inside of an instance that stands here. */
  public Place inside(String instance) {
    return new Place(instances.newWith(instance));
  }

  /** The place around this one; the recipe is around itself. */
  public Place around() {
    return isRoot() ? this : upTo(instances.size() - 1);
  }

  /** The place of the first so many instances. */
  public Place upTo(int depth) {
    return new Place(instances.take(depth));
  }

  /** The id that a run gives to a node or region that stands here. */
  public String runId(String local) {
    return isRoot() ? local : Subgraph.path(instances.makeString("/"), local);
  }

  /**
   * The node or region of this place that an id of a run belongs to: itself, or the instance it
   * lies in; empty when it lies elsewhere.
   */
  public Optional<String> local(String runId) {
    if (isRoot()) {
      return Optional.of(Subgraph.first(runId));
    }
    String start = runId("");
    return runId.startsWith(start)
        ? Optional.of(Subgraph.first(runId.substring(start.length())))
        : Optional.empty();
  }

  /** The place of a node that a run calls so, and with {@link #local} its id there. */
  public static Place of(String runId) {
    ImmutableList<String> steps = Lists.immutable.of(runId.split("/"));
    return new Place(steps.take(steps.size() - 1));
  }
}
