package io.avatarloom.editor.canvas;

import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.subgraph.Subgraph;
import io.avatarloom.editor.session.SubgraphEdits;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The actions that open, make and shape subgraphs. No toolkit. */
final class SubgraphCommands {
  private static final String NAME = "group";
  private final Desk desk;
  private final CanvasHost host;
  private final SubgraphEdits edits;
  private final Supplier<Set<String>> targets;

  /**
   * @param targets what an action works on: the selected nodes, else the focused one
   */
  SubgraphCommands(Desk desk, CanvasHost host, Supplier<Set<String>> targets) {
    this.desk = desk;
    this.host = host;
    this.targets = targets;
    this.edits = new SubgraphEdits(desk.catalogue());
  }

  void addTo(Map<String, Runnable> actions) {
    actions.put("node.subgraph", this::group);
    Runnable reader = actions.get("focus.reader");
    actions.put("subgraph.open", () -> openOr(() -> leaveOr(reader)));
    actions.put("subgraph.leave", desk::leave);
    actions.put("subgraph.dissolve", this::dissolve);
    actions.put("subgraph.expose", this::expose);
    actions.put("subgraph.conceal", this::conceal);
    Runnable inspector = actions.get("focus.inspector");
    actions.put("focus.inspector", () -> openOr(inspector));
  }

  private void openOr(Runnable otherwise) {
    if (!open()) {
      otherwise.run();
    }
  }

  /** With nothing at hand the key that opens a subgraph leaves it. */
  private void leaveOr(Runnable otherwise) {
    if (!targets.get().isEmpty() || !desk.leave()) {
      otherwise.run();
    }
  }

  private boolean open() {
    Optional<String> instance =
        targets.get().stream()
            .filter(id -> desk.state().nodes().get(id).subgraph().isPresent())
            .findFirst();
    return instance.isPresent() && open(desk, host, instance.get());
  }

  /** Opens an instance in place; says why when that is not possible. */
  static boolean open(Desk desk, CanvasHost host, String instance) {
    if (desk.open(instance)) {
      return true;
    }
    String name = desk.state().nodes().get(instance).subgraph().orElse("");
    host.say(
        name.isEmpty()
            ? instance + " is no subgraph."
            : name + " is defined in another file, or nowhere; open that recipe to change it.");
    return !name.isEmpty();
  }

  private void group() {
    Set<String> nodes = targets.get();
    Optional<String> refusal = edits.refusal(desk.state(), nodes);
    if (refusal.isPresent()) {
      host.say(refusal.get());
      return;
    }
    String id = SubgraphEdits.instanceId(desk.state(), NAME);
    desk.apply(edits.group(nodes, NAME));
    desk.select(Set.of(id));
    desk.focus(id);
  }

  private void dissolve() {
    String instance = targets.get().stream().findFirst().orElse("");
    Optional<String> refusal = SubgraphEdits.refusalToDissolve(desk.state(), instance);
    if (refusal.isPresent()) {
      host.say(refusal.get());
      return;
    }
    Set<String> before = desk.state().nodes().castToMap().keySet();
    desk.apply(SubgraphEdits.dissolve(instance, desk.shapes()::sizeOf));
    desk.select(
        desk.state().nodes().reject((id, node) -> before.contains(id)).castToMap().keySet());
  }

  private void expose() {
    if (desk.focusedPort().isEmpty() || desk.document().place().isRoot()) {
      host.say("Open a subgraph and step to one of its ports or parameters (P) to expose it.");
      return;
    }
    desk.apply(edits.expose(desk.focusedPort().get(), desk.isFocusedInput()));
  }

  private void conceal() {
    Optional<PortRef> port = desk.focusedPort();
    if (port.filter(ref -> Subgraph.isSignature(ref.owner())).isEmpty()) {
      host.say("Step to a port of Inputs or Outputs (P) to take it out of the signature.");
      return;
    }
    desk.apply(SubgraphEdits.conceal(port.get().port()));
  }
}
