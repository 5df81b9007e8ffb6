package io.avatarloom.core.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * What a command returned and said on standard output.
 *
 * @param code exit code
 */
record Spoken(int code, String text) {
  /** Runs a command in this process. */
  static Spoken of(String... words) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      int code = Loom.execute(words);
      return new Spoken(code, bytes.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(before);
    }
  }
}
