package io.avatarloom.core.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The page of a sweep: a table that sorts, plots of metrics over settings, contact sheets, and what
 * distinguishes each member from the base. It needs no network and no other program.
 */
final class SweepPage {
  private static final int MOST_PLOTS = 24;
  private final SweepPlan plan;
  private final ResultFiles.Columns columns;
  private final Thumbnails thumbnails;
  private final StringBuilder out = new StringBuilder();

  SweepPage(SweepPlan plan, ResultFiles.Columns columns, Thumbnails thumbnails) {
    this.plan = plan;
    this.columns = columns;
    this.thumbnails = thumbnails;
  }

  String of(List<ResultFiles.Row> rows) throws IOException {
    String name = escape(plan.sweep().name());
    out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.append("<link rel=\"icon\" href=\"data:,\">\n<title>Sweep ").append(name);
    out.append("</title>\n<style>\n")
        .append(resource("sweep.css"))
        .append("</style>\n</head>\n<body>\n");
    out.append("<h1>").append(name).append("</h1>\n");
    summary(rows);
    table(rows);
    plots(rows);
    sheets(rows);
    out.append("<script>\n").append(resource("sweep.js")).append("</script>\n</body>\n</html>\n");
    return out.toString();
  }

  private void summary(List<ResultFiles.Row> rows) {
    out.append("<p>").append(rows.size()).append(" members of the recipe <b>");
    out.append(escape(plan.base().name())).append("</b>");
    Set<String> statuses = new LinkedHashSet<>();
    rows.forEach(row -> statuses.add(row.result().status()));
    for (String status : statuses) {
      long count = rows.stream().filter(row -> row.result().status().equals(status)).count();
      out.append(", ").append(count).append(" <span class=\"").append(status).append("\">");
      out.append(status).append("</span>");
    }
    out.append(". Tables: <a href=\"results.csv\">results.csv</a>, ");
    out.append("<a href=\"results.sqlite\">results.sqlite</a>.</p>\n");
  }

  private void table(List<ResultFiles.Row> rows) {
    out.append("<h2>Members</h2>\n<p><label>Show rows with <input id=\"filter\" type=\"search\"");
    out.append("></label> <output id=\"count\"></output></p>\n");
    out.append("<div class=\"scroll\"><table id=\"members\">\n<thead><tr>");
    List<String> heads = new ArrayList<>(List.of("member", "status", "seconds"));
    heads.addAll(columns.settings());
    heads.addAll(columns.metrics());
    heads.forEach(this::head);
    out.append("<th>differs from the base</th></tr></thead>\n<tbody>\n");
    rows.forEach(this::row);
    out.append("</tbody>\n</table></div>\n");
  }

  private void head(String name) {
    out.append("<th><button type=\"button\">").append(escape(name)).append("</button></th>");
  }

  private void row(ResultFiles.Row row) {
    Member member = row.member();
    MemberResult result = row.result();
    boolean folder = !result.files().isEmpty();
    out.append("<tr id=\"m").append(member.id()).append("\"><td>");
    if (folder) {
      out.append("<a href=\"members/").append(member.id()).append("/run.json\">");
    }
    out.append(member.id()).append(folder ? "</a>" : "");
    if (!member.label().isEmpty()) {
      out.append(' ').append(escape(member.label()));
    }
    out.append("</td><td class=\"").append(result.status()).append("\">");
    out.append(result.status());
    if (!result.message().isEmpty()) {
      out.append("<div class=\"why\">").append(escape(result.message())).append("</div>");
    }
    out.append("</td><td class=\"n\">");
    out.append(result.seconds() == 0 ? "" : String.format(Locale.ROOT, "%.2f", result.seconds()));
    out.append("</td>");
    for (String name : columns.settings()) {
      JsonNode value = member.settings().get(name);
      cell(value == null ? "" : Member.text(value), value != null && value.isNumber());
    }
    for (String name : columns.metrics()) {
      cell(number(result.metrics().getOrDefault(name, Double.NaN)), true);
    }
    out.append("<td>");
    differences(plan.differences(member));
    out.append("</td></tr>\n");
  }

  private void differences(List<String> lines) {
    if (lines.isEmpty()) {
      out.append("nothing");
      return;
    }
    out.append("<details><summary>").append(lines.size());
    out.append(lines.size() == 1 ? " change" : " changes").append("</summary>");
    for (String line : lines) {
      out.append("<div class=\"diff\">").append(escape(line)).append("</div>");
    }
    out.append("</details>");
  }

  private void cell(String text, boolean number) {
    out.append(number ? "<td class=\"n\">" : "<td>").append(escape(text)).append("</td>");
  }

  private void plots(List<ResultFiles.Row> rows) {
    List<ResultFiles.Row> done = rows.stream().filter(row -> row.result().done()).toList();
    List<String> drawn = new ArrayList<>();
    for (String metric : columns.metrics()) {
      for (String setting : columns.settings()) {
        ScatterPlot.of(done, setting, metric).ifPresent(drawn::add);
      }
    }
    if (drawn.isEmpty()) {
      return;
    }
    out.append("<h2>Metrics over settings</h2>\n<div class=\"plots\">\n");
    drawn.stream().limit(MOST_PLOTS).forEach(out::append);
    out.append("</div>\n");
    if (drawn.size() > MOST_PLOTS) {
      out.append("<p>").append(drawn.size() - MOST_PLOTS);
      out.append(" more pairs are not drawn; name the metrics that matter in the sweep.</p>\n");
    }
  }

  private void sheets(List<ResultFiles.Row> rows) {
    Set<String> names = new LinkedHashSet<>();
    rows.forEach(
        row -> row.result().files().stream().filter(Thumbnails::isPicture).forEach(names::add));
    for (String name : names) {
      out.append("<h2>").append(escape(name)).append("</h2>\n<div class=\"sheet\">\n");
      rows.stream()
          .filter(row -> row.result().files().contains(name))
          .filter(row -> thumbnails.exists(row.member().id(), name))
          .forEach(row -> picture(row.member(), name));
      out.append("</div>\n");
    }
  }

  private void picture(Member member, String file) {
    String words = escape(member.words());
    out.append("<figure><a href=\"members/").append(member.id()).append('/');
    out.append(escape(file)).append("\"><img loading=\"lazy\" src=\"");
    out.append(escape(Thumbnails.name(member.id(), file))).append("\" alt=\"").append(words);
    out.append("\"></a><figcaption><a href=\"#m").append(member.id()).append("\">");
    out.append(member.id()).append("</a> ").append(words).append("</figcaption></figure>\n");
  }

  /** Six digits, and no trailing zeros. */
  static String number(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(new BigDecimal(value).round(new MathContext(6)).doubleValue());
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = SweepPage.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
