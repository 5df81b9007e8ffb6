package io.avatarloom.editor.canvas;

import io.avatarloom.core.graph.PortRef;
import io.avatarloom.editor.session.LinkEdits;
import io.avatarloom.editor.session.Spot;
import java.util.List;
import java.util.Optional;

/** A link drawn with the keyboard: started on a focused port, finished on another one. */
final class KeyLink {
  private final Desk desk;
  private Optional<PortRef> start = Optional.empty();
  private boolean fromOutput;
  private String sentence = "";

  KeyLink(Desk desk) {
    this.desk = desk;
  }

  boolean isOpen() {
    return start.isPresent();
  }

  /** Starts at the focused port, or finishes there if the types allow it. */
  void press() {
    Optional<PortRef> port = desk.focusedPort();
    if (port.isEmpty()) {
      sentence = "Walk to a port first (p).";
    } else if (start.isEmpty()) {
      start = port;
      fromOutput = !desk.isFocusedInput();
      sentence = "";
    } else {
      finish(port.get());
    }
    desk.redraw();
  }

  private void finish(PortRef port) {
    Optional<String> refusal = refusal(port);
    if (refusal.isPresent()) {
      sentence = refusal.get();
      return;
    }
    PortRef first = start.orElseThrow();
    start = Optional.empty();
    sentence = "";
    desk.apply(
        fromOutput
            ? new LinkEdits(desk.catalogue()).connect(first, port)
            : new LinkEdits(desk.catalogue()).connect(port, first));
  }

  private Optional<String> refusal(PortRef port) {
    PortRef first = start.orElseThrow();
    boolean region = desk.state().regions().containsKey(port.owner());
    if (!region && desk.isFocusedInput() != fromOutput) {
      return Optional.of("A link joins an output and an input.");
    }
    return fromOutput ? desk.rules().refusal(first, port) : desk.rules().refusal(port, first);
  }

  void cancel() {
    start = Optional.empty();
    sentence = "";
  }

  Hint hint() {
    if (start.isEmpty()) {
      return sentence.isEmpty() ? Hint.NONE : Hint.link(List.of(), 0, List.of(), sentence, true);
    }
    PortRef first = start.get();
    Spot from = desk.picture().place(first, !fromOutput).orElse(new Spot(0, 0));
    Optional<PortRef> other = desk.focusedPort().filter(port -> !port.equals(first));
    Spot to =
        other
            .flatMap(port -> desk.picture().place(port, desk.isFocusedInput()))
            .orElse(from.plus(fromOutput ? 60 : -60, 0));
    Optional<String> refusal = other.flatMap(this::refusal);
    double[] draft =
        fromOutput
            ? new double[] {from.x(), from.y(), to.x(), to.y()}
            : new double[] {to.x(), to.y(), from.x(), from.y()};
    String text = sentence.isEmpty() ? refusal.orElse("") : sentence;
    return Hint.link(List.of(draft), TypeColour.ANY, List.of(), text, !text.isEmpty());
  }
}
