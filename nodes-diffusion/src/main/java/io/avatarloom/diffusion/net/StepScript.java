package io.avatarloom.diffusion.net;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Writes the archive of a training step: the methods of several networks, a loss over them with its
 * gradient by the vector of trained weights, and the optimiser's update of that vector.
 */
final class StepScript {
  /** Prefix of an adapter's layers among the trained weights. */
  static final String ADAPTER = "lora.";

  private static final String GRADIENT =
      """
        def gradient(self: %s, flat: Tensor, %s, frozen: List[Tensor]) -> List[Tensor]:
          f = torch.requires_grad_(torch.detach(flat))
          s = torch.split_with_sizes(torch.to(f, %d), %s)
      %s    g = (torch.autograd.grad([loss], [f]))[0]
          if torch.__isnot__(g, None):
            h = unchecked_cast(Tensor, g)
          else:
            ops.prim.RaiseException("no gradient")
            h = f
          return [torch.detach(loss), h]
        def value(self: %1$s, flat: Tensor, %2$s, frozen: List[Tensor]) -> List[Tensor]:
          f = torch.detach(flat)
          s = torch.split_with_sizes(torch.to(f, %3$d), %4$s)
      %5$s    return [torch.detach(loss)]
      """;

  private final StringBuilder methods = new StringBuilder();
  private final StringBuilder body = new StringBuilder();
  private final FlatLayout layout = new FlatLayout();
  private final Precision precision;
  private int frozen;

  StepScript(Precision precision) {
    this.precision = precision;
  }

  FlatLayout layout() {
    return layout;
  }

  /**
   * Adds a network whose weights are trained; its list of weights is {@code w_NAME}.
   *
   * @param name of the network; its methods begin with it and an underscore
   * @param shapes of its weights
   */
  void trained(String name, Script script, SortedMap<String, int[]> shapes) {
    List<String> elements = new ArrayList<>();
    for (Script.Weight weight : script.weights()) {
      int rows = 0;
      for (String part : weight.parts()) {
        layout.add(name + "." + part, shapes.get(part));
        rows += shapes.get(part)[0];
      }
      int[] shape = shapes.get(weight.parts().get(0)).clone();
      shape[0] = rows;
      int piece = layout.endPiece();
      String sizes =
          weight.matrix() && shape.length > 2
              ? "[%d, %d]".formatted(shape[0], shape[1])
              : java.util.Arrays.toString(shape);
      elements.add("torch.view(s[%d], %s)".formatted(piece, sizes));
    }
    methods.append(script.methods(name + "_"));
    line("w_%s = [%s]", name, String.join(", ", elements));
  }

  /** Trains one more weight beside those of the networks, and names it. */
  String trained(String name, int[] shape) {
    layout.add(name, shape);
    return "torch.view(s[%d], %s)".formatted(layout.endPiece(), java.util.Arrays.toString(shape));
  }

  /**
   * Adds a network whose weights stay; they are the next elements of {@code frozen}.
   *
   * @param adapters pairs of trained matrices by the weight they change: up, down; empty for none
   */
  void frozen(String name, Script script, Map<String, String[]> adapters) {
    List<String> elements = new ArrayList<>();
    for (Script.Weight weight : script.weights()) {
      String base = "frozen[%d]".formatted(frozen++);
      if (adapters.containsKey(weight.parts().get(0))) {
        List<String> changes =
            weight.parts().stream()
                .map(adapters::get)
                .map(pair -> "torch.matmul(%s, %s)".formatted(pair[0], pair[1]))
                .toList();
        base = "torch.add(%s, torch.cat([%s]))".formatted(base, String.join(", ", changes));
      }
      elements.add(base);
    }
    methods.append(script.methods(name + "_"));
    line("w_%s = [%s]", name, String.join(", ", elements));
  }

  /** Adds a statement to the loss; the last ones set {@code loss}. */
  void line(String statement, Object... parts) {
    body.append("    ").append(statement.formatted(parts)).append('\n');
  }

  /**
   * The archive.
   *
   * @param arguments of the loss, such as {@code "x: Tensor, y: Tensor"}
   */
  byte[] archive(String arguments) {
    String step =
        GRADIENT.formatted(
            ScriptArchive.MODULE, arguments, precision.scriptType(), layout.sizes(), body);
    return ScriptArchive.of(methods + step + Optimiser.methods());
  }
}
