package io.avatarloom.editor.session;

/** Extent on the canvas, in graph units. */
public record Size(double width, double height) {}
