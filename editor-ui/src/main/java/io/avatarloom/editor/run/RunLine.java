package io.avatarloom.editor.run;

/**
 * One line of a run's log.
 *
 * @param milliseconds since the run began
 * @param level {@code info}, {@code warning} or {@code error}
 * @param node it comes from, empty for the run as a whole
 */
public record RunLine(long milliseconds, String level, String node, String message) {}
