package io.avatarloom.morphable.node;

import io.avatarloom.core.node.NodeException;

/** The check that values of different topologies never mix. */
final class Topologies {
  private Topologies() {}

  /**
   * @param port at which the second value arrived
   * @throws NodeException if they differ
   */
  static void requireSame(String port, String expected, String met) throws NodeException {
    if (!expected.equals(met)) {
      throw new NodeException(
          port,
          "expected a value of topology "
              + expected
              + ", met "
              + met
              + "; link values that stem from the same head model and subdivision");
    }
  }
}
