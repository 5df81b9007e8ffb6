package io.avatarloom.diffusion.net;

import java.util.List;

/** Number type in which a network computes; inputs and outputs are float32 either way. */
public enum Precision {
  FLOAT32("float32", 6),
  /** Half the memory traffic and faster products; about three significant digits. */
  BFLOAT16("bfloat16", 15),
  /** As fast on a GPU, four significant digits, nothing above 65,504; slow on a processor. */
  FLOAT16("float16", 5);

  /** Word of the parameter for float16 on a GPU and float32 on a processor. */
  public static final String AUTO = "auto";

  /** Words of the parameter, the default first. */
  public static final List<String> WORDS = List.of(AUTO, FLOAT32.word, BFLOAT16.word, FLOAT16.word);

  private final String word;
  private final int scriptType;

  Precision(String word, int scriptType) {
    this.word = word;
    this.scriptType = scriptType;
  }

  /** The precision a parameter names. */
  public static Precision of(String word, Place place) {
    for (Precision precision : values()) {
      if (precision.word.equals(word)) {
        return precision;
      }
    }
    return at(place);
  }

  /** What {@link #AUTO} means at a place. */
  public static Precision at(Place place) {
    return place.isGpu() ? FLOAT16 : FLOAT32;
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
