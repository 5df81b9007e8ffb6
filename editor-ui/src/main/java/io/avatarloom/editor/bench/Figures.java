package io.avatarloom.editor.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.avatarloom.core.bench.BenchRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** Collects the rows of the benchmark, and carries them from one process to the other. */
final class Figures {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final List<BenchRow> rows = new ArrayList<>();

  List<BenchRow> rows() {
    return List.copyOf(rows);
  }

  private void add(BenchRow row) {
    rows.add(row);
    System.out.println(row);
  }

  /** A figure without a bar. */
  void tell(String name, double value, String unit) {
    add(new BenchRow(name, value, unit, "", true));
  }

  /** A figure with a bar. */
  void hold(String name, double value, String unit, double most) {
    add(new BenchRow(name, value, unit, "<= " + number(most), value <= most));
  }

  /** A figure with a bar and a goal; missing the goal fails nothing. */
  void hold(String name, double value, String unit, double most, double goal) {
    String bar = "<= " + number(most) + " (" + number(goal) + ")";
    add(new BenchRow(name, value, unit, bar, value <= most));
  }

  /** A figure that must not be smaller. */
  void atLeast(String name, double value, String unit, double least) {
    add(new BenchRow(name, value, unit, ">= " + number(least), value >= least));
  }

  /** Median and 99th percentile of what became of events, and where the time went. */
  void pan(String what, List<PulseTimes> times, double most, double goal) {
    double median = percentile(times, PulseTimes::rendered, 0.5);
    hold(what + ", median", median, "ms", most, goal);
    double slow = percentile(times, PulseTimes::rendered, 0.99);
    hold(what + ", 99th percentile", slow, "ms", 2 * median);
    parts(what, times);
    tell(
        what + ": processor time, 99th percentile",
        percentile(times, PulseTimes::processor, 0.99),
        "ms");
  }

  /** Where the time went, medians. */
  void parts(String what, List<PulseTimes> times) {
    tell(what + ": gesture", percentile(times, PulseTimes::handled, 0.5), "ms");
    tell(
        what + ": paint commands",
        percentile(times, time -> time.painted() - time.handled(), 0.5),
        "ms");
    tell(
        what + ": copy to renderer",
        percentile(times, time -> time.copied() - time.painted(), 0.5),
        "ms");
    tell(
        what + ": rendering",
        percentile(times, time -> time.rendered() - time.copied(), 0.5),
        "ms");
    tell(
        what + ": to the display",
        percentile(times, time -> time.shown() - time.rendered(), 0.5),
        "ms");
    tell(what + ": processor time", percentile(times, PulseTimes::processor, 0.5), "ms");
  }

  /** One share of the times, in milliseconds. */
  static double percentile(
      List<PulseTimes> times, ToLongFunction<PulseTimes> nanoseconds, double share) {
    double[] sorted = times.stream().mapToLong(nanoseconds).mapToDouble(ns -> ns / 1e6).toArray();
    Arrays.sort(sorted);
    return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%.4g", value).replaceAll("0+$", "");
  }

  void write(Path file) throws IOException {
    ArrayNode array = JSON.createArrayNode();
    rows.forEach(row -> array.add(JSON.valueToTree(row)));
    Files.writeString(file, array.toString());
  }

  static List<BenchRow> read(Path file) throws IOException {
    List<BenchRow> rows = new ArrayList<>();
    for (JsonNode row : JSON.readTree(file.toFile())) {
      rows.add(JSON.treeToValue(row, BenchRow.class));
    }
    return rows;
  }
}
