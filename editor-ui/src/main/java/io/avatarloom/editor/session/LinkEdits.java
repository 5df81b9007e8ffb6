package io.avatarloom.editor.session;

import io.avatarloom.core.graph.Link;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.node.Catalogue;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.eclipse.collections.api.factory.Lists;
import org.eclipse.collections.api.list.ImmutableList;
import org.eclipse.collections.api.list.MutableList;

/** Edits of links. They do not ask {@link LinkRules}; whoever offers a link does. */
public final class LinkEdits {
  private final Catalogue catalogue;

  public LinkEdits(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** Links an output to an input; an input that takes one link gives up the one it has. */
  public Edit connect(PortRef from, PortRef to) {
    return new Change(
        "link " + from + " to " + to,
        before -> connect(new GraphIndex(before, catalogue), new Link(from, to)));
  }

  static Sketch connect(GraphIndex index, Link link) {
    Sketch before = index.sketch();
    boolean known = exists(before, link.from()) && exists(before, link.to());
    if (!known || before.links().anySatisfy(item -> item.link().equals(link))) {
      return before;
    }
    LinkItem added = new LinkItem(link, Lists.immutable.empty());
    ImmutableList<LinkItem> replaced = LinkRules.replaced(index, link.from(), link.to());
    MutableList<LinkItem> links = before.links().toList();
    int at = replaced.isEmpty() ? -1 : links.indexOf(replaced.getFirst());
    if (at < 0) {
      links.add(added);
    } else {
      links.set(at, added);
    }
    links.removeAll(replaced.castToList());
    return before.withLinks(links.toImmutable());
  }

  private static boolean exists(Sketch sketch, PortRef ref) {
    return FreshId.isTaken(sketch, ref.owner());
  }

  public Edit disconnect(Link link) {
    return new Change(
        "unlink " + link.from() + " from " + link.to(), before -> cut(before, Set.of(link)));
  }

  public Edit cut(Collection<Link> links) {
    Set<Link> all = Set.copyOf(links);
    return new Change("cut " + Change.count(all.size(), "link"), before -> cut(before, all));
  }

  private static Sketch cut(Sketch before, Set<Link> links) {
    ImmutableList<LinkItem> kept = before.links().reject(item -> links.contains(item.link()));
    return kept.size() == before.links().size() ? before : before.withLinks(kept);
  }

  /** Lets everything that reads an output read another one. */
  public Edit moveLinks(PortRef from, PortRef to) {
    return new Change(
        "move links of " + from + " to " + to,
        before ->
            from.equals(to) || !exists(before, to)
                ? before
                : before.withLinks(
                    before
                        .links()
                        .collect(
                            item ->
                                item.link().from().equals(from)
                                    ? new LinkItem(new Link(to, item.link().to()), item.via())
                                    : item)
                        .distinct()));
  }

  /**
   * Puts a node on a link: its first free input that takes what the link carries, its first output
   * that the link's end takes. Nothing happens when the types do not fit.
   */
  public Edit insertOnLink(String node, Link link) {
    return new Change(
        "put " + node + " on " + link,
        before -> {
          GraphIndex cut = new GraphIndex(cut(before, Set.of(link)), catalogue);
          LinkRules rules = new LinkRules(cut);
          Optional<PortRef> input =
              refs(cut.ports(node).inputs().reject(Port::param))
                  .detectOptional(
                      to -> cut.into(to).isEmpty() && rules.refusal(link.from(), to).isEmpty());
          if (input.isEmpty() || before.links().noneSatisfy(item -> item.link().equals(link))) {
            return before;
          }
          GraphIndex half =
              new GraphIndex(connect(cut, new Link(link.from(), input.get())), catalogue);
          return refs(half.ports(node).outputs())
              .detectOptional(from -> new LinkRules(half).refusal(from, link.to()).isEmpty())
              .map(from -> connect(half, new Link(from, link.to())))
              .orElse(before);
        });
  }

  private static ImmutableList<PortRef> refs(ImmutableList<Port> ports) {
    return ports.collect(Port::ref);
  }
}
