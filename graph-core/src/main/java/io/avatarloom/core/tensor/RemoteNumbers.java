package io.avatarloom.core.tensor;

/** The numbers of a tensor where Java does not see them, such as on a device. */
public interface RemoteNumbers {
  /** Zeros, which lie nowhere. */
  RemoteNumbers ZERO = float[]::new;

  /**
   * Fetches them.
   *
   * @param count how many they are
   * @return an array that the caller owns
   */
  float[] read(int count);
}
