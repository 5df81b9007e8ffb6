package io.avatarloom.editor.session;

import io.avatarloom.core.graph.Link;
import io.avatarloom.core.graph.PortRef;
import java.util.Optional;

/** Joins the links of a node past it. */
final class Healing {
  private Healing() {}

  /** The state in which what read the node reads what the node read, where the types fit. */
  static Sketch around(GraphIndex index, String node) {
    return index
        .sketch()
        .withLinks(
            index
                .sketch()
                .links()
                .collect(
                    item ->
                        item.link().from().owner().equals(node)
                            ? source(index, node, item.link().to())
                                .map(
                                    from ->
                                        new LinkItem(new Link(from, item.link().to()), item.via()))
                                .orElse(item)
                            : item)
                // a reader may have been linked to that source before
                .distinctBy(LinkItem::link));
  }

  /** The first source of the node that the reader takes as well. */
  private static Optional<PortRef> source(GraphIndex index, String node, PortRef reader) {
    LinkRules rules = new LinkRules(index);
    return index
        .ports(node)
        .inputs()
        .asLazy()
        .flatCollect(input -> index.into(input.ref()))
        .collect(item -> item.link().from())
        .detectOptional(
            from -> !from.owner().equals(node) && rules.refusal(from, reader).isEmpty());
  }
}
