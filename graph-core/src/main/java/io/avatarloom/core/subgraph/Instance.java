package io.avatarloom.core.subgraph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.graph.Link;
import io.avatarloom.core.graph.NodeMode;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.node.NodeSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.collections.api.factory.Lists;
import org.eclipse.collections.api.list.ImmutableList;
import org.eclipse.collections.api.list.MutableList;
import org.eclipse.collections.api.multimap.list.MutableListMultimap;
import org.eclipse.collections.impl.factory.Multimaps;

/**
 * The nodes of a recipe, or of one instance of a subgraph with its overrides applied, while a
 * recipe is written out.
 *
 * @param outer what it lies in, null for the recipe itself
 * @param id of the instance in {@code outer}
 * @param path what the ids of its nodes start with, empty or ending in a slash
 * @param definition nodes, links, regions and exposed parameters
 * @param spec signature, null for the recipe itself
 * @param mode of the instance, muted also where something around it is muted or bypassed
 * @param silent true where something around it is muted or bypassed
 * @param region in which its nodes run, empty outside regions
 * @param every pace of its nodes in that region
 */
record Instance(
    Instance outer,
    String id,
    String path,
    ObjectNode definition,
    NodeSpec spec,
    NodeMode mode,
    boolean silent,
    String region,
    int every,
    Map<String, Instance> instances,
    MutableListMultimap<PortRef, PortRef> sources) {

  Instance(
      Instance outer,
      String id,
      ObjectNode definition,
      NodeSpec spec,
      NodeMode mode,
      boolean silent,
      String region,
      int every) {
    this(
        outer,
        id,
        outer == null ? "" : Subgraph.path(outer.path() + id, ""),
        definition,
        spec,
        mode,
        silent,
        region,
        every,
        new LinkedHashMap<>(),
        Multimaps.mutable.list.empty());
    links().forEach(link -> sources.put(link.to(), link.from()));
  }

  ImmutableList<Link> links() {
    return Lists.immutable
        .ofAll(definition.path("links"))
        .collect(link -> Link.parse(link.asText()));
  }

  /** The port in the written-out recipe. */
  PortRef outside(PortRef ref) {
    return new PortRef(path + ref.owner(), ref.port());
  }

  /** The inner parameter an exposed one stands for; null when there is none. */
  PortRef exposed(String parameter) {
    JsonNode target = definition.path("params").path(parameter);
    return target.isTextual() ? PortRef.parse(target.asText()) : null;
  }

  /**
   * Outputs of the written-out recipe that supply a port named inside this level: several where an
   * input takes many links, none where nothing is linked or something is muted.
   */
  MutableList<PortRef> supplying(PortRef ref) {
    return supplying(ref, Lists.mutable.empty());
  }

  private MutableList<PortRef> supplying(PortRef ref, MutableList<String> seen) {
    String step = path + ref;
    if (seen.contains(step)) {
      return Lists.mutable.empty();
    }
    seen.add(step);
    MutableList<PortRef> found = step(ref, seen);
    seen.remove(seen.size() - 1);
    return found;
  }

  private MutableList<PortRef> step(PortRef ref, MutableList<String> seen) {
    if (outer != null && ref.owner().equals(Subgraph.IN)) {
      return mode == NodeMode.MUTE
          ? Lists.mutable.empty()
          : outer.into(new PortRef(id, ref.port()), seen);
    }
    Instance inner = instances.get(ref.owner());
    if (inner == null) {
      return Lists.mutable.of(outside(ref));
    }
    if (inner.mode() != NodeMode.BYPASS) {
      return inner.into(new PortRef(Subgraph.OUT, ref.port()), seen);
    }
    return inner
        .spec()
        .inputLike(ref.port())
        .map(input -> into(new PortRef(ref.owner(), input.id()), seen))
        .orElseGet(Lists.mutable::empty);
  }

  private MutableList<PortRef> into(PortRef input, MutableList<String> seen) {
    return sources.get(input).toList().flatCollect(source -> supplying(source, seen));
  }
}
