package io.avatarloom.editor.session;

import io.avatarloom.core.graph.Link;
import java.util.function.UnaryOperator;
import org.eclipse.collections.api.factory.Lists;
import org.eclipse.collections.api.list.ImmutableList;
import org.eclipse.collections.api.list.MutableList;

/** Edits of the points that a link is led through. */
public final class RerouteEdits {
  private RerouteEdits() {}

  /**
   * Adds a point.
   *
   * @param index its place among the points, from 0 at the output
   */
  public static Edit add(Link link, int index, Spot at) {
    return change(
        "add reroute point",
        link,
        via -> {
          MutableList<Spot> points = via.toList();
          points.add(Math.max(0, Math.min(index, points.size())), at);
          return points.toImmutable();
        });
  }

  public static Edit move(Link link, int index, Spot at) {
    return change(
        "move reroute point",
        link,
        via -> via.collectWithIndex((spot, i) -> i == index ? at : spot));
  }

  public static Edit delete(Link link, int index) {
    return change(
        "delete reroute point", link, via -> via.rejectWithIndex((spot, i) -> i == index));
  }

  /** Lets the link run straight again. */
  public static Edit clear(Link link) {
    return change("straighten link", link, via -> Lists.immutable.empty());
  }

  private static Edit change(String title, Link link, UnaryOperator<ImmutableList<Spot>> change) {
    return new Change(
        title,
        before -> {
          ImmutableList<LinkItem> changed =
              before
                  .links()
                  .collect(
                      item ->
                          item.link().equals(link)
                              ? new LinkItem(link, change.apply(item.via()))
                              : item);
          return changed.equals(before.links()) ? before : before.withLinks(changed);
        });
  }
}
