package io.avatarloom.morphable.head;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Named expressions as weights of ARKit shapes. The emotions are the middle of the ranges that
 * loom-mini's training pictures were drawn from. The last twelve imitate the extreme expressions of
 * CoMA (Ranjan et al. 2018) by their names; which of its scans the Arc2Avatar paper took is not
 * known.
 */
public enum ExpressionPreset {
  NEUTRAL(Map.of()),
  SMILE(Map.of("mouthSmile", 0.9, "cheekSquint", 0.4)),
  JAW_OPEN(Map.of("jawOpen", 1.0)),
  BLINK(Map.of("eyeBlink", 1.1)),
  HAPPY(Map.of("mouthSmile", 0.85, "cheekSquint", 0.6, "eyeSquint", 0.4, "mouthUpperUp", 0.25)),
  SAD(Map.of("mouthFrown", 0.8, "browInnerUp", 0.85)),
  ANGRY(Map.of("browDown", 0.9, "noseSneer", 0.35, "mouthPress", 0.6)),
  SURPRISED(Map.of("browOuterUp", 0.8, "eyeWide", 0.8, "browInnerUp", 0.8, "jawOpen", 0.55)),
  DISGUSTED(Map.of("noseSneer", 0.9, "mouthUpperUp", 0.6)),
  AFRAID(Map.of("eyeWide", 0.9, "mouthStretch", 0.7, "browInnerUp", 0.9)),
  CONTEMPT(Map.of("mouthSmileLeft", 0.7, "mouthDimpleLeft", 0.6)),
  BARETEETH(
      Map.of("mouthUpperUp", 0.9, "mouthLowerDown", 0.9, "mouthStretch", 0.4, "noseSneer", 0.4)),
  CHEEKS_IN(Map.of("cheekPuff", -0.5, "mouthPucker", 0.7)),
  EYEBROW(Map.of("browInnerUp", 1.0, "browOuterUp", 1.0, "eyeWide", 0.5)),
  HIGH_SMILE(Map.of("mouthSmile", 1.2, "cheekSquint", 0.9, "mouthUpperUp", 0.5)),
  LIPS_BACK(Map.of("mouthRollLower", 1.0, "mouthRollUpper", 1.0, "mouthPress", 0.5)),
  LIPS_UP(Map.of("mouthUpperUp", 0.8, "mouthPucker", 0.7, "noseSneer", 0.6)),
  MOUTH_DOWN(Map.of("mouthFrown", 1.1, "mouthLowerDown", 0.5, "mouthShrugLower", 0.6)),
  MOUTH_EXTREME(Map.of("jawOpen", 1.0, "mouthStretch", 0.9, "eyeSquint", 0.7, "noseSneer", 0.6)),
  MOUTH_MIDDLE(Map.of("mouthPucker", 1.1, "jawOpen", 0.1)),
  MOUTH_OPEN(Map.of("jawOpen", 0.8, "mouthFunnel", 0.5)),
  MOUTH_SIDE(Map.of("mouthLeft", 1.0, "jawLeft", 0.8)),
  MOUTH_UP(Map.of("mouthShrugUpper", 1.0, "mouthShrugLower", 1.0, "mouthPucker", 0.4));

  private final SortedMap<String, Double> weights;

  ExpressionPreset(Map<String, Double> weights) {
    this.weights = new TreeMap<>(weights);
  }

  /** Weights by expression name. */
  public SortedMap<String, Double> weights() {
    return weights;
  }

  /** One of the twelve that imitate CoMA. */
  public boolean extreme() {
    return compareTo(BARETEETH) >= 0;
  }

  /** The name in recipes: {@code jawOpen} for JAW_OPEN. */
  public String word() {
    int bar = name().indexOf('_');
    String lower = name().toLowerCase(Locale.ROOT);
    return bar < 0
        ? lower
        : lower.substring(0, bar) + name().charAt(bar + 1) + lower.substring(bar + 2);
  }

  /** All words, in order. */
  public static List<String> words() {
    return Arrays.stream(values()).map(ExpressionPreset::word).toList();
  }

  public static ExpressionPreset of(String word) {
    return Arrays.stream(values())
        .filter(preset -> preset.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no preset " + word));
  }
}
