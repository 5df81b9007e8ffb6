package io.avatarloom.core.basic;

import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.value.TextValue;
import io.avatarloom.core.value.ValueTypes;

/** A constant text. */
public final class TextNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of("value.text", 1, "Text", "A text: a prompt or a caption.");
  private static final Param<String> VALUE = B.text("value", "", "The text.");
  private static final Out<TextValue> OUT = B.out("value", ValueTypes.TEXT, "The text.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public void run(NodeRun run) {
    run.set(OUT, new TextValue(run.get(VALUE)));
  }

  @Override
  public NodeSpec spec() {
    return SPEC;
  }
}
