package io.avatarloom.editor.run;

import io.avatarloom.core.value.Series;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.collections.api.factory.Lists;

/** Series that grow by one point an iteration. */
final class Curves {
  private final SortedMap<String, double[]> columns = new TreeMap<>();
  private double[] x = new double[64];
  private int size;

  /** Opens the point of an iteration; values not given there are NaN. */
  void open(double iteration) {
    if (size == x.length) {
      x = Arrays.copyOf(x, 2 * size);
      columns.replaceAll((name, column) -> grown(column, x.length));
    }
    x[size++] = iteration;
  }

  void put(String name, double value) {
    columns.computeIfAbsent(name, key -> grown(new double[0], x.length))[size - 1] = value;
  }

  private static double[] grown(double[] column, int length) {
    double[] more = Arrays.copyOf(column, length);
    Arrays.fill(more, column.length, length, Double.NaN);
    return more;
  }

  /** A copy of what there is so far. */
  Series series() {
    double[][] values =
        columns.values().stream()
            .map(column -> Arrays.copyOf(column, size))
            .toArray(double[][]::new);
    return new Series(Lists.immutable.ofAll(columns.keySet()), Arrays.copyOf(x, size), values);
  }
}
