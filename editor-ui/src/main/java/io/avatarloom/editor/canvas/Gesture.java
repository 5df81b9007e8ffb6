package io.avatarloom.editor.canvas;

/** Something done with the pointer between press and release. */
public interface Gesture {
  void drag(Pointer at);

  void release(Pointer at);

  /** Takes back what was done so far. */
  default void cancel() {}

  default Hint hint() {
    return Hint.NONE;
  }
}
