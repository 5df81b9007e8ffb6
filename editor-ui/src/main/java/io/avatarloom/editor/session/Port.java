package io.avatarloom.editor.session;

import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.node.PortType;

/**
 * A place of a node or region where links start or end.
 *
 * @param required a graph is refused while nothing is linked here
 * @param many takes any number of links
 * @param param a parameter: a link drives it
 */
public record Port(
    PortRef ref, PortType<?> type, boolean required, boolean many, boolean param, String help) {}
