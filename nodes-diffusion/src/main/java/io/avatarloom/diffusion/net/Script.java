package io.avatarloom.diffusion.net;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes the methods of a network in TorchScript, one statement per engine call. Weights are
 * elements of the list {@code w}, numbered in the order they are first used, so a network runs in
 * one call and frees every intermediate result after its last use.
 */
final class Script {
  private final Set<String> known;
  private final Layout layout;
  private final Map<List<String>, Integer> weights = new HashMap<>();
  private final List<Weight> order = new ArrayList<>();
  private final Map<String, Stack> stacks = new HashMap<>();
  private final StringBuilder text = new StringBuilder();
  private int variables;

  /** How pictures lie in memory, as the engine numbers it. */
  enum Layout {
    /** [B, C, H, W]. */
    PLANES(0),
    /** [B, H, W, C]: a picture and its sequence of pixels are views of each other. */
    PIXELS(2);

    private final int scriptFormat;

    Layout(int scriptFormat) {
      this.scriptFormat = scriptFormat;
    }

    int scriptFormat() {
      return scriptFormat;
    }
  }

  /**
   * @param known names of the weights there are
   * @param layout of pictures
   */
  Script(Set<String> known, Layout layout) {
    this.known = known;
    this.layout = layout;
  }

  Layout layout() {
    return layout;
  }

  /** An expression in the layout of the script. */
  String laidOut(String expression) {
    return let("torch.contiguous(%s, memory_format=%d)", expression, layout.scriptFormat);
  }

  /** Opens a method; {@code arguments} such as {@code "x: Tensor"}; the weight list comes last. */
  void method(String name, String arguments, String result) {
    text.append(
        "  def %s(self: %s, %s, w: List[Tensor]) -> %s:\n"
            .formatted(name, ScriptArchive.MODULE, arguments, result));
  }

  /** Assigns an expression to a new variable and names it. */
  String let(String expression, Object... parts) {
    String name = "v" + variables++;
    assign(name, expression, parts);
    return name;
  }

  /** Assigns an expression to a variable. */
  void assign(String name, String expression, Object... parts) {
    text.append("    ").append(name).append(" = ");
    text.append(expression.formatted(parts)).append('\n');
  }

  void result(String expression) {
    text.append("    return ").append(expression).append('\n');
  }

  /**
   * An element of the list {@code w}.
   *
   * @param parts names of the weights that are stacked along the first dimension
   * @param matrix true when it is used as a matrix, also if it is stored as the kernel of a 1x1
   *     convolution
   */
  record Weight(List<String> parts, boolean matrix) {}

  /** A weight that the network must have. */
  String weight(String name) {
    return stacked(List.of(name), false);
  }

  /** Weights that one product shall use, stacked along the first dimension. */
  String matrix(List<String> names) {
    return stacked(names, true);
  }

  /** Weights that may be absent, as biases are; all of them or none. */
  String optional(List<String> names) {
    return has(names.get(0)) ? stacked(names, false) : "None";
  }

  private String stacked(List<String> parts, boolean matrix) {
    return "w[%d]".formatted(weights.computeIfAbsent(parts, names -> append(names, matrix)));
  }

  /**
   * Weights of layers that are met later, stacked as they come.
   *
   * @param name of the stack
   */
  Stack stack(String name) {
    return stacks.computeIfAbsent(name, Stack::new);
  }

  /** Linear layers of one input, computed as one. */
  final class Stack {
    private final List<String> kernels = new ArrayList<>();
    private final List<String> biases = new ArrayList<>();
    private final Map<String, Integer> begins = new HashMap<>();
    private final String kernel;
    private final String bias;
    private int rows;

    private Stack(String name) {
      kernel = "w[%d]".formatted(append(kernels, true));
      bias = "w[%d]".formatted(append(biases, false));
    }

    /** All layers at once. */
    String linear(String x) {
      return let("torch.linear(%s, %s, %s)", x, kernel, bias);
    }

    /** Where the result of a layer begins. */
    int begin(String key, int width) {
      return begins.computeIfAbsent(
          key,
          k -> {
            kernels.add(k + ".weight");
            biases.add(k + ".bias");
            rows += width;
            return rows - width;
          });
    }
  }

  boolean has(String name) {
    return known.contains(name);
  }

  private int append(List<String> parts, boolean matrix) {
    order.add(new Weight(parts, matrix));
    return order.size() - 1;
  }

  /** What the list {@code w} is made of, in its order. */
  List<Weight> weights() {
    return order;
  }

  /** The methods, their names begun with a prefix, so that one archive holds several networks. */
  String methods(String prefix) {
    return text.toString().replace("  def ", "  def " + prefix);
  }

  byte[] archive() {
    return ScriptArchive.of(text.toString());
  }
}
