package io.avatarloom.splat.stage;

import io.avatarloom.core.stage.AvatarRenderer;
import io.avatarloom.core.value.SplatCloud;
import io.avatarloom.core.value.SplatState;
import io.avatarloom.core.value.Value;

/** Draws splats, and those of an optimiser's state, by the CPU rasteriser. */
public final class SplatRenderer implements AvatarRenderer {
  @Override
  public boolean draws(Value value) {
    return value instanceof SplatCloud || value instanceof SplatState;
  }

  @Override
  public Drawing prepare(Value value) {
    return new SplatDrawing(value instanceof SplatState state ? state.cloud() : (SplatCloud) value);
  }
}
