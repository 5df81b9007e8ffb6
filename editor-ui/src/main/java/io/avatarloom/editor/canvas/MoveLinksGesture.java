package io.avatarloom.editor.canvas;

import io.avatarloom.core.graph.PortRef;
import io.avatarloom.editor.session.LinkEdits;
import io.avatarloom.editor.session.Spot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Moves all links of an output to another output that every one of their inputs takes. */
final class MoveLinksGesture implements Gesture {
  private final Desk desk;
  private final PortRef from;
  private final List<PortRef> readers = new ArrayList<>();
  private Pointer at;
  private PortRef target;
  private Optional<String> refusal = Optional.empty();
  private boolean done;

  MoveLinksGesture(Desk desk, Pointer start, PortRef from) {
    this.desk = desk;
    this.from = from;
    at = start;
    desk.index().outOf(from).forEach(item -> readers.add(item.link().to()));
  }

  @Override
  public void drag(Pointer pointer) {
    at = pointer;
    target = null;
    refusal = Optional.empty();
    Hit hit = desk.hit(at.x(), at.y());
    if (hit.port() != null && !hit.input() && !hit.port().equals(from)) {
      target = hit.port();
      for (PortRef reader : readers) {
        refusal = refusal.or(() -> desk.rules().refusal(target, reader));
      }
    }
    desk.redraw();
  }

  @Override
  public void release(Pointer pointer) {
    drag(pointer);
    done = true;
    if (target != null && refusal.isEmpty()) {
      desk.apply(new LinkEdits(desk.catalogue()).moveLinks(from, target));
    }
  }

  @Override
  public void cancel() {
    done = true;
  }

  @Override
  public Hint hint() {
    if (done) {
      return Hint.NONE;
    }
    List<double[]> drafts = new ArrayList<>();
    Spot end = new Spot(at.x(), at.y());
    for (PortRef reader : readers) {
      desk.picture()
          .place(reader, true)
          .ifPresent(spot -> drafts.add(new double[] {end.x(), end.y(), spot.x(), spot.y()}));
    }
    int colour = desk.index().typeOf(from).map(TypeColour::of).orElse(TypeColour.ANY);
    String sentence =
        refusal.orElse(
            target == null ? "Drop on another output to move the links of " + from : "→ " + target);
    return Hint.link(drafts, colour, List.of(), sentence, refusal.isPresent());
  }
}
