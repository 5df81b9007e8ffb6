package io.avatarloom.core.value;

import io.avatarloom.core.tensor.Tensor;
import java.util.SortedMap;

/**
 * What a render needs to be differentiated: its inputs, and what the rasteriser kept of the forward
 * pass.
 *
 * @param cloud the splats as rendered
 * @param cameras the views
 * @param background [view, 3]
 * @param settings rasteriser constants by name
 * @param kept the rasteriser's own intermediate results; null after a round trip through a file,
 *     then the backward pass renders again
 */
public record RenderRecord(
    SplatCloud cloud,
    CameraBatch cameras,
    Tensor background,
    SortedMap<String, String> settings,
    Object kept)
    implements Value {
  @Override
  public ValueType<?> type() {
    return ValueTypes.RENDER_RECORD;
  }
}
