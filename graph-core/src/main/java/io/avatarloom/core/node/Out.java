package io.avatarloom.core.node;

import io.avatarloom.core.value.Value;

/** Typed handle of an output port. */
public record Out<T extends Value>(String id, PortType<T> type, String help) {}
