package io.avatarloom.editor.session;

import java.util.Set;
import java.util.function.Function;
import org.eclipse.collections.api.list.ImmutableList;

/** Edits of frames. */
public final class FrameEdits {
  private static final double MARGIN = 24;
  private static final double TITLE = 36;

  private FrameEdits() {}

  /** Adds a frame; its id is exchanged for a free one when it is taken. */
  public static Edit add(Frame frame) {
    return new Change("add frame", before -> put(before, frame));
  }

  /** Adds a frame around nodes. */
  public static Edit around(
      Set<String> ids, String title, String colour, Function<NodeItem, Size> size) {
    return new Change(
        "frame " + Change.count(ids.size(), "node"),
        before -> {
          ImmutableList<NodeItem> nodes = before.nodeList().select(node -> ids.contains(node.id()));
          if (nodes.isEmpty()) {
            return before;
          }
          double left = nodes.collectDouble(node -> node.at().x()).min() - MARGIN;
          double top = nodes.collectDouble(node -> node.at().y()).min() - MARGIN - TITLE;
          double right =
              nodes.collectDouble(node -> node.at().x() + size.apply(node).width()).max() + MARGIN;
          double bottom =
              nodes.collectDouble(node -> node.at().y() + size.apply(node).height()).max() + MARGIN;
          return put(
              before, new Frame("frame", title, colour, left, top, right - left, bottom - top));
        });
  }

  private static Sketch put(Sketch before, Frame frame) {
    String id = FreshId.of(frame.id(), before.frames()::containsKey);
    return before.withFrames(before.frames().newWithKeyValue(id, withId(frame, id)));
  }

  private static Frame withId(Frame frame, String id) {
    return new Frame(
        id, frame.title(), frame.colour(), frame.x(), frame.y(), frame.width(), frame.height());
  }

  /** Exchanges the frame with the same id; the nodes in it stay where they are. */
  public static Edit change(Frame frame) {
    return new Change(
        "change frame " + frame.title(),
        before ->
            !before.frames().containsKey(frame.id())
                    || before.frames().get(frame.id()).equals(frame)
                ? before
                : before.withFrames(before.frames().newWithKeyValue(frame.id(), frame)));
  }

  /** Deletes a frame; its nodes stay. */
  public static Edit delete(String id) {
    return new Change(
        "delete frame",
        before ->
            before.frames().containsKey(id)
                ? before.withFrames(before.frames().newWithoutKey(id))
                : before);
  }
}
