package io.avatarloom.core.node;

import io.avatarloom.core.value.Value;

/**
 * Typed handle of an input port.
 *
 * @param required a graph is refused while nothing is linked here
 * @param many takes any number of links, in the order of the recipe
 */
public record In<T extends Value>(
    String id, PortType<T> type, boolean required, boolean many, String help) {}
