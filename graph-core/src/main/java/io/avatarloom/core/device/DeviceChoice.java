package io.avatarloom.core.device;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code --device} asks for.
 *
 * @param backend empty for the best there is
 * @param index number within the backend
 */
public record DeviceChoice(Optional<Backend> backend, int index) {
  /** The best there is. */
  public static final DeviceChoice AUTO = new DeviceChoice(Optional.empty(), 0);

  /** Java alone. */
  public static final DeviceChoice CPU = new DeviceChoice(Optional.of(Backend.CPU), 0);

  private static final Pattern WORDS = Pattern.compile("(opencl|cuda)(?::(\\d{1,3}))?");

  /**
   * Reads {@code auto}, {@code cpu}, {@code opencl[:n]} or {@code cuda[:n]}.
   *
   * @throws IllegalArgumentException for other words
   */
  public static DeviceChoice parse(String text) {
    if (text.equals("auto")) {
      return AUTO;
    }
    if (text.equals("cpu")) {
      return CPU;
    }
    Matcher words = WORDS.matcher(text);
    if (!words.matches()) {
      throw new IllegalArgumentException(
          "expected the device auto, cpu, opencl, opencl:N, cuda or cuda:N, met '" + text + "'");
    }
    Backend backend = words.group(1).equals("cuda") ? Backend.CUDA : Backend.OPENCL;
    int index = words.group(2) == null ? 0 : Integer.parseInt(words.group(2));
    return new DeviceChoice(Optional.of(backend), index);
  }

  @Override
  public String toString() {
    return backend
        .map(b -> b == Backend.CPU ? "cpu" : b.word() + (index == 0 ? "" : ":" + index))
        .orElse("auto");
  }
}
