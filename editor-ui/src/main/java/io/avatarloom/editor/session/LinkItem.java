package io.avatarloom.editor.session;

import io.avatarloom.core.graph.Link;
import org.eclipse.collections.api.list.ImmutableList;

/**
 * A link of the document.
 *
 * @param via reroute points, from the output to the input
 */
public record LinkItem(Link link, ImmutableList<Spot> via) {}
