package io.avatarloom.eval.report;

import io.avatarloom.core.file.RunSummary;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the run took: times, memory, command and recipe. */
final class RunSection {
  private RunSection() {}

  /** The section; empty for an export outside a run. */
  static String of(RunSummary summary) {
    if (summary.nodes().isEmpty() && summary.recipe().isEmpty()) {
      return "";
    }
    return "<section id=\"run\">\n<h2>Run</h2>\n<div class=\"content\">\n"
        + facts(summary)
        + (summary.nodes().isEmpty() ? "" : nodes(summary))
        + recipe(summary)
        + "</div>\n</section>\n";
  }

  private static String facts(RunSummary summary) {
    StringBuilder out = new StringBuilder("<dl>\n");
    fact(out, "Total time", Html.time(summary.seconds()));
    if (summary.peakMemoryBytes() > 0) {
      fact(out, "Peak memory", Html.memory(summary.peakMemoryBytes()));
    }
    if (!summary.preset().isEmpty()) {
      fact(out, "Preset", Html.escape(summary.preset()));
    }
    fact(out, "Seed", Long.toString(summary.seed()));
    if (!summary.command().isEmpty()) {
      String command =
          summary.command().stream().map(RunSection::quoted).collect(Collectors.joining(" "));
      fact(out, "Command", "<code>" + Html.escape(command) + "</code>");
    }
    return out.append("</dl>\n").toString();
  }

  private static void fact(StringBuilder out, String name, String html) {
    out.append("<dt>").append(name).append("</dt><dd>").append(html).append("</dd>\n");
  }

  private static String quoted(String argument) {
    return argument.matches("[\\w./:=,@%+-]+")
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }

  private static String nodes(RunSummary summary) {
    StringBuilder out = new StringBuilder("<table>\n<thead><tr>");
    out.append(HtmlTable.heading("Node", false))
        .append(HtmlTable.heading("Type", false))
        .append(HtmlTable.heading("Time", true))
        .append(HtmlTable.heading("Share", false))
        .append(HtmlTable.heading("Runs", true))
        .append(HtmlTable.heading("Verdict", false))
        .append("</tr></thead>\n<tbody>\n");
    double longest =
        summary.nodes().stream().mapToDouble(RunSummary.NodeTime::seconds).max().orElse(1);
    for (RunSummary.NodeTime node : summary.nodes()) {
      out.append("<tr><td>")
          .append(Html.escape(node.id()))
          .append("</td><td>")
          .append(Html.escape(node.type()))
          .append("</td>")
          .append(number(node.seconds(), Html.time(node.seconds())))
          .append(share(node.seconds(), node.seconds() / Math.max(longest, 1e-9)))
          .append(number(node.runs(), Integer.toString(node.runs())))
          .append("<td>")
          .append(Html.escape(node.verdict()))
          .append("</td></tr>\n");
    }
    return out.append("</tbody>\n</table>\n").toString();
  }

  private static String number(double value, String text) {
    return String.format(Locale.ROOT, "<td class=\"number\" data-value=\"%.6f\">", value)
        + text
        + "</td>";
  }

  private static String share(double value, double share) {
    return String.format(
        Locale.ROOT,
        "<td class=\"sharebox\" data-value=\"%.6f\">"
            + "<span class=\"share\" style=\"width:%.1f%%\"></span></td>",
        value,
        100 * share);
  }

  private static String recipe(RunSummary summary) {
    return summary.recipe().isEmpty()
        ? ""
        : "<details>\n<summary>Recipe</summary>\n<pre>"
            + Html.escape(summary.recipe())
            + "</pre>\n</details>\n";
  }
}
