package io.avatarloom.core.file;

import java.util.Arrays;
import java.util.Random;

/** What disks, editors and killed programs do to files. */
public final class Damage {
  private Damage() {}

  /** Other bytes than those given, changed in one of several ways. */
  public static byte[] to(byte[] sound, Random random) {
    byte[] bytes = sound.clone();
    while (Arrays.equals(bytes, sound)) {
      int at = bytes.length == 0 ? 0 : random.nextInt(bytes.length);
      switch (bytes.length == 0 ? 3 : random.nextInt(6)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes = Arrays.copyOf(bytes, at);
        case 2 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 512), (byte) 0);
        case 3 -> {
          bytes = Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(100));
          Arrays.fill(bytes, sound.length, bytes.length, (byte) random.nextInt());
        }
        case 4 -> random.nextBytes(bytes);
        default -> bytes = new byte[0];
      }
    }
    return bytes;
  }
}
