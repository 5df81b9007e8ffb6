package io.avatarloom.core.stage;

import io.avatarloom.core.value.SplatCloud;
import java.util.Map;

/** The splats of an avatar laid onto a head, ready to be moved with it. Lengths are metres. */
public interface BoundSplats {
  /** On the neutral head. */
  SplatCloud rest();

  /**
   * Moved with the head.
   *
   * @param values value by control name; controls left out stay at their defaults
   */
  SplatCloud pose(Map<String, Double> values);
}
