package io.avatarloom.core.value;

import org.eclipse.collections.api.list.ImmutableList;

/**
 * Numbers over a common axis, such as losses over iterations.
 *
 * @param names of the columns
 * @param x axis values
 * @param columns one array a name, as long as x; NaN where nothing was recorded
 */
public record Series(ImmutableList<String> names, double[] x, double[][] columns) implements Value {
  @Override
  public ValueType<?> type() {
    return ValueTypes.SERIES;
  }
}
