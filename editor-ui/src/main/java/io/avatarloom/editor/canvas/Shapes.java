package io.avatarloom.editor.canvas;

import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.editor.session.NodeItem;
import io.avatarloom.editor.session.Size;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Shapes of nodes, kept while a node, its links and its preview stay as they are. */
public final class Shapes {
  private record Entry(
      NodeItem item,
      NodeSpec spec,
      Set<String> in,
      Set<String> out,
      Map<String, String> top,
      double previewed,
      NodeShape shape) {}

  private final Catalogue catalogue;
  private final Map<String, Entry> entries = new HashMap<>();

  public Shapes(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * The shape of a node.
   *
   * @param in linked inputs and parameters
   * @param out linked outputs
   * @param top by parameter, the name under which the recipe shows it
   * @param previewed height of what is previewed, 0 for none
   */
  public NodeShape of(
      NodeItem item, Set<String> in, Set<String> out, Map<String, String> top, double previewed) {
    Entry known = entries.get(item.id());
    NodeSpec spec = catalogue.node(item.type()).map(Node::spec).orElse(null);
    if (known != null
        && known.spec() == spec
        && looksAlike(known.item(), item)
        && known.previewed() == previewed
        && known.in().equals(in)
        && known.out().equals(out)
        && known.top().equals(top)) {
      return known.shape();
    }
    NodeShape shape = new ShapeMaker(item, spec, in, out, top).make(previewed);
    entries.put(
        item.id(), new Entry(item, spec, Set.copyOf(in), Set.copyOf(out), top, previewed, shape));
    return shape;
  }

  /** A moved node keeps its JSON object. */
  private static boolean looksAlike(NodeItem a, NodeItem b) {
    return a == b
        || (a.json() == b.json()
            && a.collapsed() == b.collapsed()
            && a.hideUnused() == b.hideUnused());
  }

  /** Extent of a node without links, for a layout. */
  public Size sizeOf(NodeItem item) {
    Set<String> all = new HashSet<>();
    catalogue
        .node(item.type())
        .map(Node::spec)
        .ifPresent(
            spec -> {
              spec.inputs().forEach(in -> all.add(in.id()));
              spec.outputs().forEach(out -> all.add(out.id()));
            });
    NodeShape shape =
        new ShapeMaker(
                item, catalogue.node(item.type()).map(Node::spec).orElse(null), all, all, Map.of())
            .make(0);
    return new Size(shape.width(), shape.height());
  }

  /** Forgets nodes that are gone. */
  void keep(Set<String> ids) {
    entries.keySet().retainAll(ids);
  }

  static Set<String> none() {
    return Collections.emptySet();
  }
}
