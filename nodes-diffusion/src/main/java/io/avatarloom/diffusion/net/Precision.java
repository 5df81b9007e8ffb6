package io.avatarloom.diffusion.net;

import java.util.List;

/** Number type in which a network computes; inputs and outputs are float32 either way. */
public enum Precision {
  FLOAT32("float32", 6),
  /** Half the memory traffic and faster products; about three significant digits. */
  BFLOAT16("bfloat16", 15);

  /** Words of the parameter, the default first. */
  public static final List<String> WORDS = List.of(FLOAT32.word, BFLOAT16.word);

  private final String word;
  private final int scriptType;

  Precision(String word, int scriptType) {
    this.word = word;
    this.scriptType = scriptType;
  }

  /** The precision a parameter names. */
  public static Precision of(String word) {
    return BFLOAT16.word.equals(word) ? BFLOAT16 : FLOAT32;
  }

  /** The engine's own number of this type. */
  int scriptType() {
    return scriptType;
  }

  @Override
  public String toString() {
    return word;
  }
}
