package io.avatarloom.core.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.collections.api.factory.Lists;
import org.eclipse.collections.api.list.ImmutableList;
import org.eclipse.collections.api.list.MutableList;

/** Codecs of numbers, words and tables. */
final class ScalarCodecs {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  static final Codec<NumberValue> NUMBER =
      new JsonCodec<>(
          v -> JSON.textNode(Double.toString(v.number())),
          json -> new NumberValue(Double.parseDouble(json.asText())));
  static final Codec<FlagValue> FLAG =
      new JsonCodec<>(v -> JSON.booleanNode(v.flag()), json -> new FlagValue(json.asBoolean()));
  static final Codec<TextValue> TEXT =
      new JsonCodec<>(v -> JSON.textNode(v.text()), json -> new TextValue(json.asText()));
  static final Codec<Table> TABLE =
      new JsonCodec<>(
          v -> {
            ObjectNode node = JSON.objectNode();
            v.headings().forEach(node.putArray("headings")::add);
            ArrayNode rows = node.putArray("rows");
            v.rows().forEach(row -> row.forEach(rows.addArray()::add));
            return node;
          },
          json ->
              new Table(
                  texts(json.get("headings")),
                  Lists.immutable.ofAll(json.get("rows")).collect(ScalarCodecs::texts)));

  /** CSV: iteration, then one column a name; empty cells for missing numbers. */
  static final Codec<Series> SERIES =
      new Codec<>() {
        @Override
        public String extension() {
          return "csv";
        }

        @Override
        public byte[] encode(Series v) {
          StringBuilder out = new StringBuilder("x");
          v.names().forEach(name -> out.append(',').append(name));
          out.append('\n');
          for (int row = 0; row < v.x().length; row++) {
            out.append(number(v.x()[row]));
            for (double[] column : v.columns()) {
              out.append(',').append(number(column[row]));
            }
            out.append('\n');
          }
          return out.toString().getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public Series decode(byte[] bytes) throws IOException {
          String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n");
          MutableList<String> names = Lists.mutable.of(lines[0].split(",", -1));
          names.remove(0);
          double[] x = new double[lines.length - 1];
          double[][] columns = new double[names.size()][x.length];
          for (int row = 0; row < x.length; row++) {
            String[] cells = lines[row + 1].split(",", -1);
            if (cells.length != names.size() + 1) {
              throw new IOException(
                  "line " + (row + 2) + " of the CSV has " + cells.length + " cells");
            }
            x[row] = Double.parseDouble(cells[0]);
            for (int c = 0; c < columns.length; c++) {
              columns[c][row] =
                  cells[c + 1].isEmpty() ? Double.NaN : Double.parseDouble(cells[c + 1]);
            }
          }
          return new Series(names.toImmutable(), x, columns);
        }
      };

  private ScalarCodecs() {}

  private static String number(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  static ImmutableList<String> texts(JsonNode array) {
    return Lists.immutable.ofAll(array).collect(JsonNode::asText);
  }
}
