package io.avatarloom.core.graph;

import java.util.Optional;

/**
 * A port by name: {@code owner.port}.
 *
 * @param owner id of a node or region
 * @param port id of a port, parameter, carried slot, or {@code series}
 */
public record PortRef(String owner, String port) implements Comparable<PortRef> {
  /**
   * @throws IllegalArgumentException unless the text is {@code owner.port}
   */
  public static PortRef parse(String text) {
    String trimmed = text.strip();
    int dot = trimmed.indexOf('.');
    if (dot <= 0 || dot == trimmed.length() - 1 || trimmed.indexOf(' ') >= 0) {
      throw new IllegalArgumentException("expected node.port, met '" + trimmed + "'");
    }
    return new PortRef(trimmed.substring(0, dot), trimmed.substring(dot + 1));
  }

  /** The port a text names; empty unless it is {@code owner.port}. */
  public static Optional<PortRef> find(String text) {
    try {
      return Optional.of(parse(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public int compareTo(PortRef other) {
    int byOwner = owner.compareTo(other.owner);
    return byOwner != 0 ? byOwner : port.compareTo(other.port);
  }

  @Override
  public String toString() {
    return owner + "." + port;
  }
}
