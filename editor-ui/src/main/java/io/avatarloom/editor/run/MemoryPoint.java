package io.avatarloom.editor.run;

/**
 * Memory of the runner at one time, in bytes.
 *
 * @param milliseconds since the run began
 * @param used resident memory of the process
 * @param peak the most of that so far
 * @param heap Java objects
 * @param held outputs of nodes in memory
 * @param stored outputs this run has put into the cache
 */
public record MemoryPoint(
    long milliseconds, long used, long peak, long heap, long held, long stored) {}
