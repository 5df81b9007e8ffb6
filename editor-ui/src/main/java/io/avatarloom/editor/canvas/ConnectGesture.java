package io.avatarloom.editor.canvas;

import io.avatarloom.core.graph.Link;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.subgraph.Subgraph;
import io.avatarloom.editor.session.LinkEdits;
import io.avatarloom.editor.session.LinkRules;
import io.avatarloom.editor.session.Port;
import io.avatarloom.editor.session.Ports;
import io.avatarloom.editor.session.Spot;
import io.avatarloom.editor.session.SubgraphEdits;
import java.util.List;
import java.util.Optional;

/**
 * Draws a link from a port to another one, or to a node, which offers its first port that fits.
 * Dropped on nothing it asks for a new node.
 */
final class ConnectGesture implements Gesture {
  private final Desk desk;
  private final CanvasHost host;
  private final PortRef port;
  private final boolean fromOutput;
  private final Link detached;
  private LinkRules rules;
  private final LinkEdits edits;
  private final String gesture;
  private Pointer at;
  private PortRef target;
  private boolean grows;
  private Optional<String> refusal = Optional.empty();
  private boolean done;

  private ConnectGesture(
      Desk desk, CanvasHost host, Pointer start, PortRef port, boolean fromOutput, Link detached) {
    this.desk = desk;
    this.host = host;
    this.port = port;
    this.fromOutput = fromOutput;
    this.detached = detached;
    at = start;
    edits = new LinkEdits(desk.catalogue());
    gesture = desk.newGesture();
  }

  static ConnectGesture from(
      Desk desk, CanvasHost host, Pointer start, PortRef port, boolean output) {
    return new ConnectGesture(desk, host, start, port, output, null);
  }

  /** Takes a link off its input and goes on as if it were drawn from its output. */
  static ConnectGesture detaching(Desk desk, CanvasHost host, Pointer start, Link link) {
    return new ConnectGesture(desk, host, start, link.from(), true, link);
  }

  @Override
  public void drag(Pointer pointer) {
    at = pointer;
    if (rules == null) {
      if (detached != null) {
        desk.apply(edits.disconnect(detached), gesture);
      }
      rules = desk.rules();
    }
    target = null;
    refusal = Optional.empty();
    grows = false;
    Hit hit = desk.hit(at.x(), at.y());
    if (hit.port() != null && !hit.port().equals(port)) {
      aim(hit);
    } else if (hit.isNode() && !hit.id().equals(port.owner())) {
      firstFit(hit.id());
    }
    desk.redraw();
  }

  private void aim(Hit hit) {
    boolean region = desk.state().regions().containsKey(hit.id());
    if (region || hit.input() == fromOutput) {
      target = hit.port();
      refusal = refuse(target);
    } else if (!hit.id().equals(port.owner())) {
      refusal =
          Optional.of(
              "Both ends are "
                  + (fromOutput ? "outputs" : "inputs")
                  + "; a link joins an output"
                  + " and an input.");
    }
  }

  private Optional<String> refuse(PortRef other) {
    return fromOutput ? rules.refusal(port, other) : rules.refusal(other, port);
  }

  private void firstFit(String node) {
    Ports ports = desk.index().ports(node);
    var candidates = fromOutput ? ports.inputs().reject(Port::param) : ports.outputs();
    var free = candidates.select(p -> refuse(p.ref()).isEmpty());
    target =
        free.detectOptional(p -> !fromOutput || p.many() || desk.index().into(p.ref()).isEmpty())
            .or(() -> free.getFirstOptional())
            .map(Port::ref)
            .orElse(null);
    grows = target == null && grows(node);
    if (target == null && !grows) {
      refusal =
          candidates.isEmpty()
              ? Optional.of(node + " has no " + (fromOutput ? "inputs" : "outputs") + ".")
              : refuse(candidates.getFirst().ref());
    }
  }

  /** Inside a subgraph a link dropped on an end of the signature becomes a new port of it. */
  private boolean grows(String node) {
    return node.equals(fromOutput ? Subgraph.OUT : Subgraph.IN)
        && desk.state().nodes().get(node).isSignature();
  }

  @Override
  public void release(Pointer pointer) {
    drag(pointer);
    done = true;
    if (target != null && refusal.isEmpty()) {
      PortRef from = fromOutput ? port : target;
      PortRef to = fromOutput ? target : port;
      desk.apply(edits.connect(from, to), gesture);
    } else if (grows) {
      desk.apply(new SubgraphEdits(desk.catalogue()).expose(port, !fromOutput), gesture);
    } else if (target == null && refusal.isEmpty() && detached == null && isOverNothing()) {
      host.openSearch(
          new CanvasHost.SearchRequest(
              new Spot(at.x(), at.y()),
              at.screenX(),
              at.screenY(),
              Optional.of(port),
              fromOutput,
              ""));
    }
    desk.document().endGesture();
  }

  private boolean isOverNothing() {
    Hit hit = desk.hit(at.x(), at.y());
    return hit.port() == null && !hit.isNode();
  }

  @Override
  public void cancel() {
    done = true;
    if (detached != null && !desk.state().links().anySatisfy(i -> i.link().equals(detached))) {
      desk.document().undo();
    }
  }

  @Override
  public Hint hint() {
    if (done) {
      return Hint.NONE;
    }
    Picture picture = desk.picture();
    Spot start = start(picture);
    Spot end =
        target == null
            ? new Spot(at.x(), at.y())
            : picture.place(target, fromOutput).orElse(new Spot(at.x(), at.y()));
    double[] draft =
        fromOutput
            ? new double[] {start.x(), start.y(), end.x(), end.y()}
            : new double[] {end.x(), end.y(), start.x(), start.y()};
    List<double[]> lit =
        target == null || refusal.isPresent()
            ? List.of()
            : List.of(new double[] {end.x(), end.y()});
    String side = fromOutput ? "output" : "input";
    String sentence =
        refusal.orElse(
            grows
                ? "adds an " + side + " to the subgraph"
                : target == null ? "" : from() + " → " + to());
    return Hint.link(List.of(draft), colour(), lit, sentence, refusal.isPresent());
  }

  /** Slots have a port on either border; the nearer one is meant. */
  private Spot start(Picture picture) {
    Spot here = new Spot(at.x(), at.y());
    if (desk.state().regions().containsKey(port.owner())) {
      RegionShape region = picture.regions().get(port.owner());
      boolean inside = region != null && region.box().holds(at.x(), at.y());
      return picture.place(port, inside == fromOutput).orElse(here);
    }
    return picture.place(port, !fromOutput).orElse(here);
  }

  private PortRef from() {
    return fromOutput ? port : target;
  }

  private PortRef to() {
    return fromOutput ? target : port;
  }

  private int colour() {
    return fromOutput
        ? desk.index().typeOf(port).map(TypeColour::of).orElse(TypeColour.ANY)
        : desk.index()
            .ports(port.owner())
            .input(port.port())
            .map(p -> TypeColour.of(p.type()))
            .orElse(TypeColour.ANY);
  }
}
