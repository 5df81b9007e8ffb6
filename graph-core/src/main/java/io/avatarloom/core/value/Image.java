package io.avatarloom.core.value;

import io.avatarloom.core.tensor.Tensor;
import java.util.Map;

/**
 * One picture.
 *
 * @param pixels [channel, height, width] in [0, 1], sRGB; 1, 3 or 4 channels, row 0 on top
 */
public record Image(Tensor pixels) implements Value {
  public Image {
    if (pixels.rank() != 3) {
      throw new IllegalArgumentException("an image needs shape [C,H,W], got " + pixels);
    }
  }

  public int channels() {
    return pixels.size(0);
  }

  public int height() {
    return pixels.size(1);
  }

  public int width() {
    return pixels.size(2);
  }

  @Override
  public ValueType<?> type() {
    return ValueTypes.IMAGE;
  }

  @Override
  public Map<String, String> attributes() {
    return Map.of("channels", Integer.toString(channels()));
  }
}
