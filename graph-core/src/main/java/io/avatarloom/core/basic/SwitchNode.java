package io.avatarloom.core.basic;

import io.avatarloom.core.graph.Graph;
import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.node.PortType;
import io.avatarloom.core.value.Value;
import org.eclipse.collections.api.factory.Lists;
import org.eclipse.collections.api.list.ImmutableList;

/** Chooses between variants; the planner resolves it, and running it alone does the same. */
public final class SwitchNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          Graph.SWITCH,
          1,
          "Variant switch",
          "Hands one of its inputs through. The choice is known before the run, so branches that are"
              + " not chosen do not run.");
  private static final ImmutableList<String> NAMES = Lists.immutable.of("a", "b", "c", "d");
  private static final ImmutableList<In<Value>> INPUTS =
      NAMES.collect(name -> B.optional(name, PortType.variable("T"), "Variant " + name + "."));
  private static final Param<String> CHOICE =
      B.choice("choice", "a", NAMES.castToList(), "The variant that is handed through.");
  private static final Out<Value> OUT =
      B.out("value", PortType.variable("T"), "The chosen variant.");
  private static final NodeSpec SPEC = B.notStored().build();

  @Override
  public void run(NodeRun run) throws NodeException {
    String choice = run.get(CHOICE);
    run.set(
        OUT,
        run.find(INPUTS.get(NAMES.indexOf(choice)))
            .orElseThrow(
                () -> new NodeException(choice, "nothing is linked to the chosen variant")));
  }

  @Override
  public NodeSpec spec() {
    return SPEC;
  }
}
