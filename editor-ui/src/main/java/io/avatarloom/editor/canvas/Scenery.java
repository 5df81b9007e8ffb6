package io.avatarloom.editor.canvas;

import io.avatarloom.core.graph.PortRef;
import java.util.Map;

/** All that decides how a graph looks, but for the part that is seen. */
record Scenery(Picture picture, Theme theme, Marks marks, Map<PortRef, NodePreview> previews) {}
