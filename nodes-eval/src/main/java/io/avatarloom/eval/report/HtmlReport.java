package io.avatarloom.eval.report;

import io.avatarloom.core.file.GifFile;
import io.avatarloom.core.file.ImageFiles;
import io.avatarloom.core.file.RunSummary;
import io.avatarloom.core.value.Animation;
import io.avatarloom.core.value.Image;
import io.avatarloom.core.value.Report;
import io.avatarloom.core.value.Series;
import io.avatarloom.core.value.Table;
import io.avatarloom.core.value.TextValue;
import io.avatarloom.core.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A report as one HTML page that needs nothing beside it. */
final class HtmlReport {
  private static final int FIGURE_LENGTH = 16;
  private static final double WIDE = 1.5;
  private static final String FACTS = "<!-- facts of the run -->\n";
  private static final String RUN = "<!-- the run -->\n";

  private HtmlReport() {}

  /** The page without what the run took. */
  static String page(Report report) throws IOException {
    StringBuilder out = new StringBuilder();
    out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .append("<title>")
        .append(Html.escape(report.title()))
        .append("</title>\n<style>\n")
        .append(resource("report.css"))
        .append("</style>\n</head>\n<body>\n<header>\n<h1>")
        .append(Html.escape(report.title()))
        .append("</h1>\n")
        .append(FACTS)
        .append("</header>\n<main>\n");
    for (Report.Section section : report.sections()) {
      out.append(section(section));
    }
    return out.append(RUN)
        .append("</main>\n<footer>Made with AvatarLoom.</footer>\n<script>\n")
        .append(resource("report.js"))
        .append("</script>\n</body>\n</html>\n")
        .toString();
  }

  /** Puts what the run took into a page. */
  static String complete(String page, RunSummary summary) {
    return page.replace(FACTS, facts(summary)).replace(RUN, RunSection.of(summary));
  }

  private static String facts(RunSummary summary) {
    if (summary.nodes().isEmpty()) {
      return "";
    }
    StringBuilder out = new StringBuilder("<p class=\"facts\">");
    out.append("<span>").append(Html.time(summary.seconds())).append("</span>");
    if (summary.peakMemoryBytes() > 0) {
      out.append("<span>").append(Html.memory(summary.peakMemoryBytes())).append("</span>");
    }
    if (!summary.preset().isEmpty()) {
      out.append("<span>preset ").append(Html.escape(summary.preset())).append("</span>");
    }
    return out.append("<span>seed ").append(summary.seed()).append("</span></p>\n").toString();
  }

  private static String section(Report.Section section) throws IOException {
    String width = width(section.value());
    String title = Html.escape(section.title());
    return "<section"
        + (width.isEmpty() ? "" : " class=\"" + width + "\"")
        + ">\n"
        + (title.isBlank() ? "" : "<h2>" + title + "</h2>\n")
        + (section.caption().isBlank()
            ? ""
            : "<p class=\"caption\">" + Html.escape(section.caption()) + "</p>\n")
        + "<div class=\"content\">\n"
        + content(section.value(), title)
        + "</div>\n</section>\n";
  }

  private static boolean isFigure(TextValue text) {
    return text.text().length() <= FIGURE_LENGTH && text.text().matches(".*[0-9].*");
  }

  private static String width(Value value) {
    if (value instanceof TextValue text) {
      return isFigure(text) ? "third" : "";
    }
    if (value instanceof Image image) {
      return image.width() < WIDE * image.height() ? "half" : "";
    }
    return value instanceof Animation clip && clip.frames().size(3) < WIDE * clip.frames().size(2)
        ? "half"
        : "";
  }

  private static String content(Value value, String title) throws IOException {
    if (value instanceof Image image) {
      byte[] png = ImageFiles.png(image);
      return picture("image/png", png, image.width(), image.height(), title);
    }
    if (value instanceof Animation clip) {
      byte[] gif = GifFile.encode(clip);
      return picture("image/gif", gif, clip.frames().size(3), clip.frames().size(2), title);
    }
    if (value instanceof Table table) {
      return HtmlTable.of(table);
    }
    if (value instanceof Series series) {
      return SvgCharts.of(series);
    }
    if (value instanceof TextValue text) {
      return (isFigure(text) ? "<p class=\"figure\">" : "<p>")
          + Html.escape(text.text())
          + "</p>\n";
    }
    throw new IOException("a report section cannot hold a " + value.type());
  }

  private static String picture(String type, byte[] file, int width, int height, String title) {
    return "<img width=\""
        + width
        + "\" height=\""
        + height
        + "\" alt=\""
        + (title.isBlank() ? "picture" : title)
        + "\" src=\"data:"
        + type
        + ";base64,"
        + Base64.getEncoder().encodeToString(file)
        + "\">\n";
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
