package io.avatarloom.eval.report;

import io.avatarloom.core.value.Table;
import org.eclipse.collections.api.list.ImmutableList;

/** A table that readers can sort. */
final class HtmlTable {
  private static final String NUMBER = "[-+]?[0-9][0-9 ,.]*(e[-+]?[0-9]+)?( ?[%°a-zA-Z/]{1,6})?";

  private HtmlTable() {}

  static String of(Table table) {
    boolean[] numeric = new boolean[table.headings().size()];
    for (int c = 0; c < numeric.length; c++) {
      int column = c;
      numeric[c] =
          table.rows().anySatisfy(row -> cell(row, column).matches(NUMBER))
              && table.rows().allSatisfy(row -> fitsNumbers(cell(row, column)));
    }
    StringBuilder out = new StringBuilder("<table>\n<thead><tr>");
    for (int c = 0; c < numeric.length; c++) {
      out.append(heading(table.headings().get(c), numeric[c]));
    }
    out.append("</tr></thead>\n<tbody>\n");
    for (ImmutableList<String> row : table.rows()) {
      out.append("<tr>");
      for (int c = 0; c < numeric.length; c++) {
        out.append(numeric[c] ? "<td class=\"number\">" : "<td>")
            .append(Html.escape(cell(row, c)))
            .append("</td>");
      }
      out.append("</tr>\n");
    }
    return out.append("</tbody>\n</table>\n").toString();
  }

  /** The heading of a sortable column. */
  static String heading(String text, boolean numeric) {
    return "<th scope=\"col\""
        + (numeric ? " class=\"number\"" : "")
        + "><button type=\"button\">"
        + Html.escape(text)
        + "</button></th>";
  }

  private static String cell(ImmutableList<String> row, int column) {
    return column < row.size() ? row.get(column) : "";
  }

  private static boolean fitsNumbers(String cell) {
    return cell.isBlank()
        || cell.length() <= 8 && !cell.matches(".*[0-9].*")
        || cell.matches(NUMBER);
  }
}
