package io.avatarloom.morphable.node;

import io.avatarloom.core.node.NodeException;

/** The check that lengths of different units never mix. */
final class Units {
  private Units() {}

  /**
   * @param port at which the second value arrived
   * @throws NodeException if they differ
   */
  static void requireSame(String port, double expected, double met) throws NodeException {
    if (expected != met) {
      throw new NodeException(
          port,
          "expected lengths in units of "
              + expected
              + " per metre, met "
              + met
              + "; place the mesh with morphable.placeMesh");
    }
  }
}
