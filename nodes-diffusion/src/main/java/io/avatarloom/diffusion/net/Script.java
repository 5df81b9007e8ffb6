package io.avatarloom.diffusion.net;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
  private final Map<String, Integer> weights = new HashMap<>();
  private final List<String> order = new ArrayList<>();
  private final Set<String> matrices = new HashSet<>();
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

  /** A weight that the network must have. */
  String weight(String name) {
    return "w[%d]".formatted(weights.computeIfAbsent(name, this::append));
  }

  /** A weight used as a matrix, also when it is stored as the kernel of a 1x1 convolution. */
  String matrix(String name) {
    matrices.add(name);
    return weight(name);
  }

  boolean isMatrix(String name) {
    return matrices.contains(name);
  }

  /** A weight that may be absent, as biases are. */
  String optional(String name) {
    return has(name) ? weight(name) : "None";
  }

  boolean has(String name) {
    return known.contains(name);
  }

  private int append(String name) {
    order.add(name);
    return order.size() - 1;
  }

  /** Names of the weights in the order of the list {@code w}. */
  List<String> weights() {
    return order;
  }

  byte[] archive() {
    return ScriptArchive.of(text.toString());
  }
}
