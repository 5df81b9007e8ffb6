package io.avatarloom.editor.canvas;

import io.avatarloom.core.graph.PortRef;
import io.avatarloom.editor.session.NodeItem;
import io.avatarloom.editor.session.Port;
import java.util.Map;

/** What the tooltip says about the thing under the pointer. */
final class HoverText {
  private final Desk desk;
  private final Marks marks;

  HoverText(Desk desk, Marks marks) {
    this.desk = desk;
    this.marks = marks;
  }

  /** Lines of text; empty when there is nothing to say. */
  String of(Hit hit) {
    return switch (hit.kind()) {
      case PORT -> port(hit.port(), hit.input());
      case PARAMETER -> param(hit.port());
      case LINK, REROUTE -> hit.link().item().link().toString();
      case TITLE, NODE -> node(hit.id());
      case REGION -> region(hit.id());
      default -> "";
    };
  }

  private String port(PortRef ref, boolean input) {
    var ports = desk.index().ports(ref.owner());
    var found = input ? ports.input(ref.port()) : ports.output(ref.port());
    String problem =
        marks.problems().getOrDefault(ref.owner(), Map.of()).getOrDefault(ref.port(), "");
    return found.map(port -> join(headline(port, input), port.help(), problem)).orElse(problem);
  }

  private String headline(Port port, boolean input) {
    var type = input ? port.type() : desk.index().typeOf(port.ref()).orElse(port.type());
    String demand =
        !input || port.param()
            ? ""
            : port.many() ? ", any number" : port.required() ? "" : ", optional";
    return port.ref().port() + ": " + type + demand;
  }

  private String param(PortRef ref) {
    return desk.index()
        .spec(ref.owner())
        .flatMap(spec -> spec.param(ref.port()))
        .map(
            param -> {
              NodeItem item = desk.state().nodes().get(ref.owner());
              var own = item.params().get(ref.port());
              String value = own == null ? param.defaultJson() + " (default)" : own.toString();
              String range = param.range().isEmpty() ? "" : ", a number" + param.range();
              String problem =
                  marks.problems().getOrDefault(ref.owner(), Map.of()).getOrDefault(ref.port(), "");
              String name =
                  desk.top().getOrDefault(ref.owner(), Map.of()).getOrDefault(ref.port(), "");
              String top = name.isEmpty() ? "" : "Parameter " + name + " of the recipe.";
              return join(ref.port() + " = " + value + range, param.help(), top, problem);
            })
        .orElse("");
  }

  private String node(String id) {
    NodeItem item = desk.state().nodes().get(id);
    if (item == null) {
      return "";
    }
    String type =
        desk.index().spec(id).isPresent()
            ? item.type()
            : "The node type " + item.type() + " is not installed; its entry is kept as it is.";
    return join(id + " · " + type, item.note(), marks.message(id));
  }

  private String region(String id) {
    var region = desk.picture().regions().get(id);
    return region == null
        ? ""
        : join(
            "region " + id + ", " + region.iterations() + " iterations",
            region.note(),
            marks.message(id));
  }

  private static String join(String... parts) {
    StringBuilder text = new StringBuilder();
    for (String part : parts) {
      if (!part.isEmpty()) {
        text.append(text.length() == 0 ? "" : "\n").append(part);
      }
    }
    return text.toString();
  }
}
