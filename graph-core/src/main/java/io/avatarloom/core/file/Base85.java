package io.avatarloom.core.file;

/** Bytes as printable text, five characters for four bytes (the alphabet of Z85, ZeroMQ RFC 32). */
final class Base85 {
  private static final String ALPHABET =
      "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#";

  private Base85() {}

  /** The text; bytes are filled up with zeros to a multiple of four. */
  static String encoded(byte[] bytes) {
    StringBuilder out = new StringBuilder(bytes.length * 5 / 4 + 5);
    for (int i = 0; i < bytes.length; i += 4) {
      long word = 0;
      for (int k = i; k < i + 4; k++) {
        word = word << 8 | (k < bytes.length ? bytes[k] & 0xff : 0);
      }
      for (long power = 85L * 85 * 85 * 85; power > 0; power /= 85) {
        out.append(ALPHABET.charAt((int) (word / power % 85)));
      }
    }
    return out.toString();
  }

  /**
   * The bytes, zeros at the end included.
   *
   * @throws IllegalArgumentException if the text is not of this form
   */
  static byte[] decoded(String text) {
    if (text.length() % 5 != 0) {
      throw new IllegalArgumentException("the text is cut short");
    }
    byte[] out = new byte[text.length() / 5 * 4];
    for (int i = 0; i < text.length(); i += 5) {
      long word = 0;
      for (int k = i; k < i + 5; k++) {
        int digit = ALPHABET.indexOf(text.charAt(k));
        if (digit < 0) {
          throw new IllegalArgumentException("'" + text.charAt(k) + "' is no digit");
        }
        word = word * 85 + digit;
      }
      for (int k = 0; k < 4; k++) {
        out[i / 5 * 4 + k] = (byte) (word >> 24 - 8 * k);
      }
    }
    return out;
  }
}
