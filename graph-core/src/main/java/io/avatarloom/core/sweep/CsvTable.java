package io.avatarloom.core.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Results as CSV (RFC 4180): a row a member, a column a setting and a metric. */
final class CsvTable {
  private CsvTable() {}

  static String of(List<ResultFiles.Row> rows, ResultFiles.Columns columns) {
    List<String> head = new ArrayList<>(List.of("member", "label", "status", "seconds"));
    head.addAll(columns.settings());
    head.addAll(columns.metrics());
    head.add("message");
    StringBuilder out = new StringBuilder(line(head));
    for (ResultFiles.Row row : rows) {
      List<String> cells = new ArrayList<>();
      cells.add(row.member().id());
      cells.add(row.member().label());
      cells.add(row.result().status());
      cells.add(number(row.result().seconds()));
      for (String name : columns.settings()) {
        JsonNode value = row.member().settings().get(name);
        cells.add(value == null ? "" : Member.text(value));
      }
      for (String name : columns.metrics()) {
        cells.add(number(row.result().metrics().getOrDefault(name, Double.NaN)));
      }
      cells.add(row.result().message());
      out.append(line(cells));
    }
    return out.toString();
  }

  private static String number(double value) {
    return Double.isNaN(value)
        ? ""
        : value == Math.rint(value) && Math.abs(value) < 1e15
            ? Long.toString((long) value)
            : Double.toString(value);
  }

  private static String line(List<String> cells) {
    return cells.stream().map(CsvTable::quoted).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String quoted(String cell) {
    return cell.matches("[^\",\r\n]*") ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
  }
}
