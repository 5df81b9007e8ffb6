package io.avatarloom.core.bench;

/**
 * One figure of a benchmark.
 *
 * @param name what was measured
 * @param value the figure
 * @param unit of the figure
 * @param bar the bar in words, empty when there is none
 * @param passed false when the figure misses its bar
 */
public record BenchRow(String name, double value, String unit, String bar, boolean passed) {}
