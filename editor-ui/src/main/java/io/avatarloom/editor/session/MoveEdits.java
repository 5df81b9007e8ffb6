package io.avatarloom.editor.session;

import java.util.Set;
import org.eclipse.collections.api.factory.Sets;
import org.eclipse.collections.api.list.ImmutableList;
import org.eclipse.collections.api.map.ImmutableMap;
import org.eclipse.collections.api.set.MutableSet;

/** Moves nodes and frames. */
public final class MoveEdits {
  private MoveEdits() {}

  public static Edit nodes(Set<String> ids, double dx, double dy) {
    return all(ids, Set.of(), dx, dy);
  }

  /**
   * Moves nodes and frames; with a frame go the nodes and frames whose upper left corner lies in
   * it. Reroute points of links between moved nodes move along.
   */
  public static Edit all(Set<String> nodes, Set<String> frames, double dx, double dy) {
    int count = nodes.size() + frames.size();
    return new Change(
        "move " + Change.count(count, frames.isEmpty() ? "node" : "thing"),
        before -> dx == 0 && dy == 0 ? before : move(before, nodes, frames, dx, dy));
  }

  private static Sketch move(
      Sketch before, Set<String> chosen, Set<String> chosenFrames, double dx, double dy) {
    ImmutableList<Frame> holders =
        before.frameList().select(frame -> chosenFrames.contains(frame.id()));
    MutableSet<String> frames = Sets.mutable.ofAll(holders.collect(Frame::id));
    before
        .frames()
        .select(frame -> holders.anySatisfy(f -> f.holds(new Spot(frame.x(), frame.y()))))
        .forEach(frame -> frames.add(frame.id()));
    MutableSet<String> nodes = Sets.mutable.ofAll(chosen).select(before.nodes()::containsKey);
    if (holders.notEmpty()) {
      before
          .nodes()
          .select(node -> holders.anySatisfy(frame -> frame.holds(node.at())))
          .forEach(node -> nodes.add(node.id()));
    }
    Sketch moved = NodeEdits.change(before, nodes, node -> node.withAt(node.at().plus(dx, dy)));
    return moveFrames(moveReroutes(moved, nodes, dx, dy), frames, dx, dy);
  }

  private static Sketch moveReroutes(Sketch before, Set<String> nodes, double dx, double dy) {
    boolean any = before.links().anySatisfy(item -> carries(item, nodes));
    return any
        ? before.withLinks(
            before
                .links()
                .collect(
                    item ->
                        carries(item, nodes)
                            ? new LinkItem(
                                item.link(), item.via().collect(spot -> spot.plus(dx, dy)))
                            : item))
        : before;
  }

  private static boolean carries(LinkItem item, Set<String> nodes) {
    return item.via().notEmpty()
        && nodes.contains(item.link().from().owner())
        && nodes.contains(item.link().to().owner());
  }

  private static Sketch moveFrames(Sketch before, Set<String> ids, double dx, double dy) {
    ImmutableMap<String, Frame> frames = before.frames();
    for (String id : ids) {
      Frame frame = frames.get(id);
      frames =
          frames.newWithKeyValue(
              id,
              new Frame(
                  id,
                  frame.title(),
                  frame.colour(),
                  frame.x() + dx,
                  frame.y() + dy,
                  frame.width(),
                  frame.height()));
    }
    return frames == before.frames() ? before : before.withFrames(frames);
  }
}
