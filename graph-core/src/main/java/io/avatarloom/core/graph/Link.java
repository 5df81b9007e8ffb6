package io.avatarloom.core.graph;

/** A link from an output to an input: {@code a.out -> b.in}. */
public record Link(PortRef from, PortRef to) {
  /**
   * @throws IllegalArgumentException unless the text is {@code node.port -> node.port}
   */
  public static Link parse(String text) {
    int arrow = text.indexOf("->");
    if (arrow < 0) {
      throw new IllegalArgumentException("expected node.port -> node.port, met '" + text + "'");
    }
    return new Link(
        PortRef.parse(text.substring(0, arrow)), PortRef.parse(text.substring(arrow + 2)));
  }

  @Override
  public String toString() {
    return from + " -> " + to;
  }
}
