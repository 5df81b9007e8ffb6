package io.avatarloom.editor.canvas;

import com.fasterxml.jackson.databind.JsonNode;
import io.avatarloom.core.node.In;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.node.PortType;
import io.avatarloom.editor.session.NodeItem;
import java.util.Map;
import java.util.Set;
import org.eclipse.collections.api.factory.Lists;
import org.eclipse.collections.api.factory.Maps;
import org.eclipse.collections.api.list.ImmutableList;
import org.eclipse.collections.api.list.MutableList;
import org.eclipse.collections.api.map.ImmutableMap;
import org.eclipse.collections.api.map.MutableMap;

/** Works out the shape of one node from its declaration, values and links. */
final class ShapeMaker {
  /** Parameters with their defaults are drawn while a node has no more rows than this. */
  private static final int FEW = 4;

  /** Stands before a parameter that the recipe shows at its top. */
  private static final String SHOWN = "▴ ";

  private static final double LABEL = NodeShape.WIDTH / 2 - NodeShape.PAD - 4;

  private final NodeItem item;
  private final NodeSpec spec;
  private final Set<String> linkedIn;
  private final Set<String> linkedOut;
  private final Map<String, String> top;
  private final MutableList<PortShape> ports = Lists.mutable.empty();
  private final MutableList<NodeShape.Row> rows = Lists.mutable.empty();
  private double y = NodeShape.TITLE + 5;
  private int more;

  /**
   * @param spec null for a type that is not installed
   * @param linkedIn ids of inputs and parameters that have links
   * @param linkedOut ids of outputs that have links
   * @param top by parameter, the name under which the recipe shows it
   */
  ShapeMaker(
      NodeItem item,
      NodeSpec spec,
      Set<String> linkedIn,
      Set<String> linkedOut,
      Map<String, String> top) {
    this.item = item;
    this.spec = spec;
    this.linkedIn = linkedIn;
    this.linkedOut = linkedOut;
    this.top = top;
  }

  /**
   * @param previewed height of what is previewed, 0 for none
   */
  NodeShape make(double previewed) {
    sockets();
    if (spec != null) {
      params();
    }
    double previewY = y + 2;
    double preview = previewed;
    double height = y + (preview > 0 ? preview + NodeShape.PAD : 5);
    ImmutableList<PortShape> placed = ports.toImmutable();
    if (item.collapsed()) {
      placed = placed.collect(port -> port.at(port.x(), NodeShape.TITLE / 2));
      rows.clear();
      height = NodeShape.TITLE;
      preview = 0;
    }
    return new NodeShape(
        TextWidth.fit(title(), NodeShape.TITLE_FONT, NodeShape.WIDTH - 2 * NodeShape.PAD),
        family(),
        spec != null,
        NodeShape.WIDTH,
        height,
        placed,
        rows.toImmutable(),
        handedOn(),
        item.collapsed() ? 0 : more,
        previewY,
        preview);
  }

  /** What a bypass would hand on. */
  private ImmutableMap<String, String> handedOn() {
    MutableMap<String, String> found = Maps.mutable.empty();
    if (spec != null) {
      spec.outputs()
          .forEach(out -> spec.inputLike(out.id()).ifPresent(in -> found.put(out.id(), in.id())));
    }
    return found.toImmutable();
  }

  private String title() {
    return spec == null ? item.type() : spec.title();
  }

  private String family() {
    String type = item.type();
    int end = type.indexOf(item.subgraph().isPresent() || item.isSignature() ? ':' : '.');
    return end < 0 ? type : type.substring(0, end);
  }

  /** Inputs on the left and outputs on the right share lines. */
  private void sockets() {
    MutableList<PortShape> left = Lists.mutable.empty();
    MutableList<PortShape> right = Lists.mutable.empty();
    if (spec == null) {
      linkedIn.forEach(id -> left.add(port(id, PortShape.Kind.INPUT, ShapeMaker.any(), "")));
      linkedOut.forEach(id -> right.add(port(id, PortShape.Kind.OUTPUT, ShapeMaker.any(), "")));
      left.sortThisBy(PortShape::id);
      right.sortThisBy(PortShape::id);
    } else {
      spec.inputs().select(in -> shown(in.id(), linkedIn)).forEach(in -> left.add(input(in)));
      spec.outputs()
          .select(out -> shown(out.id(), linkedOut))
          .forEach(out -> right.add(output(out)));
    }
    int lines = Math.max(left.size(), right.size());
    for (int i = 0; i < lines; i++) {
      double middle = y + NodeShape.ROW / 2;
      boolean alone = i >= left.size() || i >= right.size();
      double room = alone ? NodeShape.WIDTH - 2 * NodeShape.PAD - 10 : LABEL;
      if (i < left.size()) {
        ports.add(fitted(left.get(i), 0, middle, room));
      }
      if (i < right.size()) {
        ports.add(fitted(right.get(i), NodeShape.WIDTH, middle, room));
      }
      y += NodeShape.ROW;
    }
  }

  private static PortShape fitted(PortShape port, double x, double y, double room) {
    String label = TextWidth.fit(port.label(), NodeShape.FONT, room);
    return new PortShape(port.id(), port.kind(), label, port.type(), x, y, port.help());
  }

  private boolean shown(String id, Set<String> linked) {
    return !item.hideUnused() || linked.contains(id);
  }

  private static PortShape input(In<?> in) {
    PortShape.Kind kind =
        in.many()
            ? PortShape.Kind.MANY_INPUT
            : in.required() ? PortShape.Kind.INPUT : PortShape.Kind.OPTIONAL_INPUT;
    return port(in.id(), kind, in.type(), in.help());
  }

  private static PortShape output(Out<?> out) {
    return port(out.id(), PortShape.Kind.OUTPUT, out.type(), out.help());
  }

  private static PortShape port(String id, PortShape.Kind kind, PortType<?> type, String help) {
    return new PortShape(id, kind, words(id), type, 0, 0, help);
  }

  static PortType<?> any() {
    return PortType.variable("value");
  }

  private void params() {
    int set = spec.params().count(this::stands);
    int room = item.hideUnused() ? set : Math.max(set, FEW);
    int defaults = room - set;
    for (Param<?> param : spec.params()) {
      if (stands(param)) {
        row(param);
      } else if (defaults > 0) {
        defaults--;
        row(param);
      } else {
        more++;
      }
    }
    if (more > 0) {
      y += NodeShape.ROW - 4;
    }
  }

  private boolean stands(Param<?> param) {
    return item.params().has(param.id())
        || linkedIn.contains(param.id())
        || top.containsKey(param.id());
  }

  private void row(Param<?> param) {
    JsonNode own = item.params().get(param.id());
    boolean driven = linkedIn.contains(param.id());
    String value = driven ? "linked" : ValueText.of(param, own == null ? param.defaultJson() : own);
    double inner = NodeShape.WIDTH - 2 * NodeShape.PAD - 12;
    String label =
        TextWidth.fit(
            (top.containsKey(param.id()) ? SHOWN : "") + words(param.id()),
            NodeShape.FONT,
            Math.max(inner * 0.55, inner - 24 - TextWidth.of(value, NodeShape.FONT)));
    double left = inner - TextWidth.of(label, NodeShape.FONT) - 10;
    rows.add(
        new NodeShape.Row(
            param.id(),
            label,
            TextWidth.fit(value, NodeShape.FONT, left),
            y,
            own != null,
            driven,
            top.getOrDefault(param.id(), ""),
            param.help()));
    ports.add(
        new PortShape(
            param.id(),
            PortShape.Kind.PARAMETER,
            label,
            any(),
            0,
            y + NodeShape.ROW / 2,
            param.help()));
    y += NodeShape.ROW;
  }

  /** {@code imageGradient} as "image gradient". */
  static String words(String id) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < id.length(); i++) {
      char letter = id.charAt(i);
      boolean starts = i > 0 && Character.isUpperCase(letter);
      boolean single = i + 1 >= id.length() || !Character.isUpperCase(id.charAt(i + 1));
      if (starts && Character.isLowerCase(id.charAt(i - 1)) && single) {
        text.append(' ').append(Character.toLowerCase(letter));
      } else {
        text.append(letter);
      }
    }
    return text.toString();
  }
}
