package io.avatarloom.editor.session;

import java.util.function.UnaryOperator;

/** An edit made of its title and its function. */
record Change(String title, UnaryOperator<Sketch> function) implements Edit {
  @Override
  public Sketch apply(Sketch before) {
    return function.apply(before);
  }

  /** "3 nodes", "1 node". */
  static String count(int n, String noun) {
    return n + " " + noun + (n == 1 ? "" : "s");
  }
}
