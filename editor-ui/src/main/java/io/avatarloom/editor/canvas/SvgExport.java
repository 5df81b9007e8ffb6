package io.avatarloom.editor.canvas;

import io.avatarloom.core.file.AtomicFile;
import io.avatarloom.editor.session.Frame;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Writes a graph as an SVG drawing. */
final class SvgExport {
  private static final double MARGIN = 40;

  private final Theme theme;
  private final StringBuilder out = new StringBuilder();

  private SvgExport(Theme theme) {
    this.theme = theme;
  }

  static void write(Picture picture, Theme theme, File file) throws IOException {
    AtomicFile.write(
        file.toPath(), new SvgExport(theme).draw(picture).getBytes(StandardCharsets.UTF_8));
  }

  private String draw(Picture picture) {
    Box box = picture.bounds().grow(MARGIN);
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"%.0f %.0f %.0f %.0f\""
            + " font-family=\"sans-serif\" font-size=\"12\">%n",
        box.x(), box.y(), box.width(), box.height());
    rect(box, 0, hex(theme.ground), "none");
    for (Frame frame : picture.sketch().frameList()) {
      int colour = TypeColour.parse(frame.colour(), 0x6b7485);
      Box area = new Box(frame.x(), frame.y(), frame.width(), frame.height());
      rect(area, 0, hex(TypeColour.mix(theme.ground, colour, 0.14)), hex(colour));
      text(frame.title(), frame.x() + 10, frame.y() + 19, "start", "bold", web(theme.title));
    }
    picture.regions().values().forEach(this::region);
    picture.links().forEach(this::link);
    picture.nodes().forEach(this::node);
    picture.regions().values().forEach(this::slots);
    return out.append("</svg>\n").toString();
  }

  private void region(RegionShape region) {
    int colour = TypeColour.ofName("region " + region.id());
    rect(
        region.box(),
        14,
        hex(TypeColour.mix(theme.ground, colour, 0.13)),
        hex(TypeColour.mix(theme.ground, colour, 0.6)));
    text(
        region.id() + " × " + region.iterations(),
        region.box().x() + 16,
        region.box().y() + 26,
        "start",
        "bold",
        web(theme.title));
  }

  private void slots(RegionShape region) {
    region.left().newWithAll(region.right()).forEach(port -> dot(port, port.x(), port.y(), 8));
  }

  private void link(LinkShape link) {
    double[] p = link.points();
    add(
        "<path fill=\"none\" stroke=\"%s\" stroke-width=\"2\" d=\"M%.1f %.1f",
        colour(link.colour()), p[0], p[1]);
    for (int i = 0; i + 3 < p.length; i += 2) {
      double slack = LinkShape.slack(p, i);
      add(
          "C%.1f %.1f %.1f %.1f %.1f %.1f",
          p[i] + slack, p[i + 1], p[i + 2] - slack, p[i + 3], p[i + 2], p[i + 3]);
    }
    out.append("\"/>\n");
  }

  private void node(Picture.Placed node) {
    Box box = node.box();
    NodeShape shape = node.shape();
    rect(box, 9, hex(theme.body), web(theme.border));
    double title = Math.min(box.height(), NodeShape.TITLE);
    rect(
        new Box(box.x(), box.y(), box.width(), title),
        9,
        web(theme.titleBar(shape.family())),
        "none");
    text(shape.title(), box.x() + NodeShape.PAD, box.y() + 20, "start", "bold", web(theme.title));
    if (node.item().collapsed()) {
      return;
    }
    for (NodeShape.Row row : shape.rows()) {
      double y = box.y() + row.y();
      double inner = box.width() - 2 * NodeShape.PAD;
      rect(new Box(box.x() + NodeShape.PAD, y + 1.5, inner, 19), 0, web(theme.field), "none");
      text(row.label(), box.x() + 17, y + 15, "start", "normal", web(theme.faint));
      text(row.value(), box.right() - 17, y + 15, "end", "normal", web(theme.value));
    }
    for (PortShape port : shape.ports()) {
      if (port.kind() != PortShape.Kind.PARAMETER) {
        double x = box.x() + port.x();
        double y = box.y() + port.y();
        dot(port, x, y, 5);
        text(
            port.label(),
            x + (port.isInput() ? 12 : -12),
            y + 4,
            port.isInput() ? "start" : "end",
            "normal",
            web(theme.label));
      }
    }
  }

  private void dot(PortShape port, double x, double y, double r) {
    add(
        "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"%s\"/>%n",
        x, y, r, colour(TypeColour.of(port.type())));
  }

  private void rect(Box box, double round, String fill, String stroke) {
    add(
        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"%.0f\" fill=\"%s\""
            + " stroke=\"%s\"/>%n",
        box.x(), box.y(), box.width(), box.height(), round, fill, stroke);
  }

  private void text(String text, double x, double y, String anchor, String weight, String fill) {
    String safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    add(
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" font-weight=\"%s\" fill=\"%s\">",
        x, y, anchor, weight, fill);
    out.append(safe).append("</text>\n");
  }

  private String colour(int rgb) {
    return hex(TypeColour.readable(rgb, theme.ground));
  }

  private static String web(javafx.scene.paint.Color colour) {
    return "#" + colour.toString().substring(2, 8);
  }

  private static String hex(int rgb) {
    return String.format(Locale.ROOT, "#%06x", rgb);
  }

  private void add(String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values));
  }
}
