package io.avatarloom.editor.session;

/**
 * A change of a document, described for the history list. Pure: the same state, the same result.
 */
public interface Edit {
  /** What the history shows: "add splat.render", "move 3 nodes". */
  String title();

  /** The changed state; the same object when there is nothing to do. */
  Sketch apply(Sketch before);
}
