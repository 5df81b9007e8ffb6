package io.avatarloom.core.value;

import io.avatarloom.core.tensor.Tensor;
import java.util.Map;

/**
 * Pictures of one size.
 *
 * @param pixels [view, channel, height, width] in [0, 1], sRGB, row 0 on top
 */
public record ImageBatch(Tensor pixels) implements Value {
  public ImageBatch {
    if (pixels.rank() != 4) {
      throw new IllegalArgumentException("an image batch needs shape [B,C,H,W], got " + pixels);
    }
  }

  public int count() {
    return pixels.size(0);
  }

  public int channels() {
    return pixels.size(1);
  }

  public int height() {
    return pixels.size(2);
  }

  public int width() {
    return pixels.size(3);
  }

  /** One picture of the batch, copied. */
  public Image image(int index) {
    return new Image(pixels.rows(index, index + 1).reshape(channels(), height(), width()));
  }

  @Override
  public ValueType<?> type() {
    return ValueTypes.IMAGE_BATCH;
  }

  @Override
  public Map<String, String> attributes() {
    return Map.of("channels", Integer.toString(channels()));
  }
}
