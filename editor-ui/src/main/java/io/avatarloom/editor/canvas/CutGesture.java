package io.avatarloom.editor.canvas;

import io.avatarloom.core.graph.Link;
import io.avatarloom.editor.session.LinkEdits;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Cuts every link that a stroke crosses. */
final class CutGesture implements Gesture {
  private final Desk desk;
  private final List<double[]> stroke = new ArrayList<>();
  private final Set<Link> crossed = new LinkedHashSet<>();
  private Pointer last;

  CutGesture(Desk desk, Pointer start) {
    this.desk = desk;
    last = start;
  }

  @Override
  public void drag(Pointer at) {
    if (at.x() == last.x() && at.y() == last.y()) {
      return;
    }
    stroke.add(new double[] {last.x(), last.y(), at.x(), at.y()});
    for (LinkShape link : desk.picture().links()) {
      if (link.crosses(last.x(), last.y(), at.x(), at.y())) {
        crossed.add(link.item().link());
      }
    }
    last = at;
    desk.redraw();
  }

  @Override
  public void release(Pointer at) {
    drag(at);
    if (!crossed.isEmpty()) {
      desk.apply(new LinkEdits(desk.catalogue()).cut(crossed));
    }
    stroke.clear();
  }

  @Override
  public void cancel() {
    stroke.clear();
    crossed.clear();
  }

  @Override
  public Hint hint() {
    return new Hint(
        List.of(),
        0,
        null,
        List.of(),
        null,
        stroke,
        crossed.isEmpty()
            ? ""
            : "cuts " + crossed.size() + (crossed.size() == 1 ? " link" : " links"),
        true);
  }
}
