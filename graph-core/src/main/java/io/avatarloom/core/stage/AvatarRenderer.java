package io.avatarloom.core.stage;

import io.avatarloom.core.value.Value;

/** Draws one kind of value for the stage; found by ServiceLoader. No toolkit, no gradients. */
public interface AvatarRenderer {
  /** Whether this renderer draws such a value. */
  boolean draws(Value value);

  /** Does once what every picture of the value shares. */
  Drawing prepare(Value value);

  /** A value ready to be drawn from any side. Used by one thread at a time. */
  interface Drawing {
    /**
     * Draws over what the picture already holds.
     *
     * @param argb [height, width] opaque pixels, row 0 on top; read and written
     */
    void draw(StageCamera camera, DrawStyle style, int[] argb);
  }
}
