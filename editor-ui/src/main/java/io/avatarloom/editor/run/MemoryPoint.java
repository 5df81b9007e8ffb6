package io.avatarloom.editor.run;

/**
 * Memory of the runner at one time.
 *
 * @param milliseconds since the run began
 * @param used bytes
 * @param peak bytes, the most so far
 */
public record MemoryPoint(long milliseconds, long used, long peak) {}
