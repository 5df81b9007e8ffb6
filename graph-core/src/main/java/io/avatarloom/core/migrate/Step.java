package io.avatarloom.core.migrate;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Lifts a recipe from one format version to the next. */
interface Step {
  /** The version it takes; it yields the next. */
  int from();

  /** Changes the tree in place. It may be malformed: a step leaves alone what it cannot read. */
  void lift(ObjectNode recipe);
}
