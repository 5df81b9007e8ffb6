package io.avatarloom.core.graph;

import com.fasterxml.jackson.databind.JsonNode;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.recipe.Recipe;
import java.util.Optional;
import org.eclipse.collections.api.factory.Lists;
import org.eclipse.collections.api.factory.Maps;
import org.eclipse.collections.api.list.ImmutableList;
import org.eclipse.collections.api.list.MutableList;
import org.eclipse.collections.api.map.MutableMap;
import org.eclipse.collections.api.multimap.list.MutableListMultimap;
import org.eclipse.collections.impl.factory.Multimaps;

/** A recipe with its node types looked up and its links indexed; immutable after construction. */
public final class Graph {
  /** Node type that hands one of its inputs through, chosen by its parameter {@code choice}. */
  public static final String SWITCH = "flow.switch";

  private final Recipe recipe;
  private final Catalogue catalogue;
  private final MutableMap<String, NodeEntry> nodes = Maps.mutable.empty();
  private final MutableMap<String, RegionEntry> regions = Maps.mutable.empty();
  private final MutableListMultimap<PortRef, PortRef> sources = Multimaps.mutable.list.empty();

  public Graph(Recipe recipe, Catalogue catalogue) {
    this.recipe = recipe;
    this.catalogue = catalogue;
    recipe.nodes().forEach(node -> nodes.put(node.id(), node));
    recipe.regions().forEach(region -> regions.put(region.id(), region));
    recipe.links().forEach(link -> sources.put(link.to(), link.from()));
  }

  public Recipe recipe() {
    return recipe;
  }

  public Catalogue catalogue() {
    return catalogue;
  }

  public Optional<NodeEntry> node(String id) {
    return Optional.ofNullable(nodes.get(id));
  }

  public Optional<RegionEntry> region(String id) {
    return Optional.ofNullable(regions.get(id));
  }

  /** The implementation of a node; empty for placeholders of unknown types. */
  public Optional<Node> implementation(NodeEntry node) {
    return catalogue.node(node.type());
  }

  /** The declaration of a node whose type is known. */
  public NodeSpec spec(NodeEntry node) {
    return catalogue.node(node.type()).orElseThrow().spec();
  }

  /** Region a node is drawn in; empty outside regions and for regions themselves. */
  public String regionOf(String owner) {
    NodeEntry node = nodes.get(owner);
    return node == null ? "" : node.region();
  }

  /** Body nodes of a region, in recipe order. */
  public ImmutableList<NodeEntry> body(String region) {
    return recipe.nodes().select(node -> node.region().equals(region));
  }

  /** Nodes outside regions, and that run, of the instance of a subgraph. */
  public ImmutableList<NodeEntry> inside(String instance) {
    String path = instance + "/";
    return recipe
        .nodes()
        .select(
            node ->
                node.id().startsWith(path)
                    && node.region().isEmpty()
                    && node.mode() == NodeMode.RUN);
  }

  /** Links into a port as they are drawn. */
  public ImmutableList<PortRef> drawn(PortRef input) {
    return Lists.immutable.ofAll(sources.get(input));
  }

  /**
   * Where an input gets its values from, with switches followed to the chosen branch, bypassed
   * nodes looked through and muted ones left out.
   */
  public MutableList<PortRef> feeding(PortRef input) {
    MutableList<PortRef> found = Lists.mutable.empty();
    for (PortRef source : sources.get(input)) {
      follow(source).ifPresent(found::add);
    }
    return found;
  }

  /**
   * The output that really supplies a drawn source: itself, or what a switch or a bypassed node
   * hands through; empty where a muted node stands.
   */
  public Optional<PortRef> follow(PortRef source) {
    PortRef at = source;
    for (int steps = 0; steps <= nodes.size(); steps++) {
      NodeEntry node = nodes.get(at.owner());
      if (node == null) {
        return Optional.of(at);
      }
      if (node.mode() == NodeMode.MUTE) {
        return Optional.empty();
      }
      if (node.mode() == NodeMode.RUN && !node.type().equals(SWITCH)) {
        return Optional.of(at);
      }
      PortRef next = handedThrough(at).map(this::firstSource).orElse(null);
      if (next == null) {
        return Optional.empty();
      }
      at = next;
    }
    return Optional.empty();
  }

  private PortRef firstSource(PortRef input) {
    return sources.get(input).toList().getFirst();
  }

  /**
   * The input whose value an output hands through: of a switch the chosen one, of a bypassed node
   * the first that has exactly the type of the output; empty for other nodes.
   */
  public Optional<PortRef> handedThrough(PortRef output) {
    Optional<NodeEntry> node = node(output.owner());
    if (node.isEmpty() || node.get().mode() == NodeMode.MUTE) {
      return Optional.empty();
    }
    if (node.get().mode() == NodeMode.BYPASS) {
      return implementation(node.get())
          .flatMap(known -> known.spec().inputLike(output.port()))
          .map(input -> new PortRef(output.owner(), input.id()));
    }
    return node.filter(entry -> entry.type().equals(SWITCH))
        .map(entry -> new PortRef(entry.id(), choice(entry)));
  }

  private String choice(NodeEntry node) {
    JsonNode set = node.params().path("choice");
    return set.isTextual()
        ? set.asText()
        : spec(node).param("choice").map(param -> param.defaultJson().asText()).orElse("a");
  }

  /** The links into a carried slot: from outside (initial value) or from the body (next value). */
  public Optional<PortRef> slotSource(RegionEntry region, String slot, boolean fromBody) {
    return sources
        .get(new PortRef(region.id(), slot))
        .toList()
        .detectOptional(source -> regionOf(source.owner()).equals(region.id()) == fromBody)
        .flatMap(this::follow);
  }
}
