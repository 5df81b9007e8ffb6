package io.avatarloom.editor.run;

/**
 * What a node or region cost.
 *
 * @param milliseconds it took
 * @param outputs bytes of its outputs
 * @param resident bytes of the process when it was done
 */
public record MemoryEntry(String node, long milliseconds, long outputs, long resident) {}
