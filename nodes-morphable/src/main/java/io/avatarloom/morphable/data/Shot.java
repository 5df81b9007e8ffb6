package io.avatarloom.morphable.data;

import io.avatarloom.core.tensor.CounterRandom;
import io.avatarloom.morphable.head.ExpressionPreset;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How one picture is taken.
 *
 * @param kind decides view and quality
 * @param expression weights by name
 * @param emotion one word
 * @param neckDeg turn of the neck about x, y, z
 * @param azimuthDeg of the camera
 * @param elevationDeg of the camera
 * @param rollDeg of the camera
 * @param fovRad vertical field of view
 * @param heightM framed height at the target
 * @param target looked at, metres
 * @param ambient [3] linear
 * @param slopeUp how much brighter ambient light comes from above
 * @param lamps [lamp][azimuth deg, elevation deg, red, green, blue]; the first casts shadows
 * @param background [3] sRGB
 * @param spoiling what ruins the picture; null for none
 */
record Shot(
    Kind kind,
    SortedMap<String, Double> expression,
    String emotion,
    double[] neckDeg,
    double azimuthDeg,
    double elevationDeg,
    double rollDeg,
    double fovRad,
    double heightM,
    double[] target,
    float[] ambient,
    double slopeUp,
    double[][] lamps,
    float[] background,
    Spoiling spoiling) {
  /** Pictures of a person in the stream: 10 frontal, 14 from elsewhere, 1 spoilt. */
  static final int PER_PERSON = 25;

  private static final int FRONTAL = 10;
  private static final List<String> MIXABLE =
      List.of(
          "mouthSmile",
          "mouthFrown",
          "jawOpen",
          "mouthPucker",
          "mouthFunnel",
          "browInnerUp",
          "browDown",
          "browOuterUp",
          "cheekPuff",
          "eyeSquint",
          "eyeWide",
          "noseSneer",
          "mouthLeft",
          "mouthRight",
          "mouthUpperUp",
          "mouthLowerDown");
  private static final List<ExpressionPreset> EMOTIONS =
      List.of(
          ExpressionPreset.HAPPY,
          ExpressionPreset.SAD,
          ExpressionPreset.ANGRY,
          ExpressionPreset.SURPRISED,
          ExpressionPreset.DISGUSTED,
          ExpressionPreset.AFRAID,
          ExpressionPreset.CONTEMPT);

  /** What a picture is for. */
  enum Kind {
    FRONTAL,
    AROUND,
    SPOILT,
    /** Neutral, in plain light, exactly from the front. */
    PASSPORT,
    /** Near-frontal, for further descriptors. */
    PORTRAIT
  }

  /** Draws picture {@code index} of a stream. */
  static Shot draw(long seed, int index) {
    int number = index % PER_PERSON;
    Kind kind =
        number < FRONTAL ? Kind.FRONTAL : number < PER_PERSON - 1 ? Kind.AROUND : Kind.SPOILT;
    return draw(new CounterRandom(seed, "picture", index), kind);
  }

  /** Draws portrait {@code number} of a person; the first is a passport picture. */
  static Shot portrait(long seed, int person, int number) {
    CounterRandom random = new CounterRandom(seed, "portrait " + number, person);
    return draw(random, number == 0 ? Kind.PASSPORT : Kind.PORTRAIT);
  }

  private static Shot draw(CounterRandom random, Kind kind) {
    SortedMap<String, Double> expression = new TreeMap<>();
    boolean plain = kind == Kind.PASSPORT;
    String emotion = plain ? "neutral" : expression(random, expression);
    double azimuth = azimuth(random, kind);
    double spread = plain ? 0 : 1;
    double ambient = plain ? 0.55 : random.uniform(0.28, 0.58);
    double key = (plain ? 1.1 : random.uniform(0.95, 1.25)) - ambient;
    double[][] lamps = {
      lamp(
          random,
          azimuth + spread * 45 * random.gaussian(),
          plain ? 25 : random.uniform(0, 60),
          key,
          spread),
      lamp(
          random,
          azimuth + random.uniform(-120, 120),
          random.uniform(-20, 50),
          spread * random.uniform(0, 0.25),
          spread)
    };
    return new Shot(
        kind,
        expression,
        emotion,
        new double[] {
          spread * 3 * random.gaussian(),
          spread * 4 * random.gaussian(),
          spread * 3 * random.gaussian()
        },
        azimuth,
        plain ? 0 : kind == Kind.PORTRAIT ? random.uniform(-8, 8) : random.uniform(-20, 35),
        spread * 1.5 * random.gaussian(),
        random.uniform(0.4, 0.6),
        plain || kind == Kind.PORTRAIT ? 0.22 : random.uniform(0.265, 0.365),
        new double[] {
          spread * random.uniform(-0.008, 0.008),
          -0.012 + spread * random.uniform(-0.008, 0.008),
          -0.07 + spread * random.uniform(-0.008, 0.008)
        },
        tinted(random, ambient, spread),
        spread * random.uniform(-0.05, 0.35),
        lamps,
        background(random),
        kind == Kind.SPOILT ? Spoiling.values()[random.below(Spoiling.values().length)] : null);
  }

  private static double azimuth(CounterRandom random, Kind kind) {
    return switch (kind) {
      case FRONTAL, SPOILT -> random.uniform(-45, 45);
      case AROUND -> random.uniform(45, 180) * (random.uniform() < 0.5 ? -1 : 1);
      case PORTRAIT -> random.uniform(-20, 20);
      case PASSPORT -> 0;
    };
  }

  /** Fills in weights and returns the emotion's word. */
  private static String expression(CounterRandom random, SortedMap<String, Double> weights) {
    double which = random.uniform();
    String word = "neutral";
    if (which >= 0.9) {
      word = "mixed";
      for (int i = 0; i < 3; i++) {
        weights.merge(
            MIXABLE.get(random.below(MIXABLE.size())), random.uniform(0.2, 0.7), Math::max);
      }
    } else if (which >= 0.56) {
      ExpressionPreset preset = EMOTIONS.get(random.below(EMOTIONS.size()));
      word = preset.word();
      double strength = random.uniform(0.7, 1.1);
      preset
          .weights()
          .forEach((name, w) -> weights.put(name, w * strength * random.uniform(0.85, 1.15)));
    }
    if (random.uniform() < 0.04) {
      weights.put("eyeBlink", 1.1);
    }
    double side = 0.12 * random.gaussian();
    weights.put(side > 0 ? "eyeLookOut_L" : "eyeLookIn_L", Math.abs(side));
    weights.put(side > 0 ? "eyeLookIn_R" : "eyeLookOut_R", Math.abs(side));
    double up = 0.12 * random.gaussian();
    weights.put(up > 0 ? "eyeLookUp" : "eyeLookDown", Math.abs(up));
    return word;
  }

  private static double[] lamp(
      CounterRandom random, double azimuth, double elevation, double level, double spread) {
    float[] colour = tinted(random, level, spread);
    return new double[] {azimuth, elevation, colour[0], colour[1], colour[2]};
  }

  private static float[] tinted(CounterRandom random, double level, double spread) {
    float[] colour = new float[3];
    for (int c = 0; c < 3; c++) {
      colour[c] = (float) (level * Math.exp(spread * 0.04 * random.gaussian()));
    }
    return colour;
  }

  private static float[] background(CounterRandom random) {
    int which = random.below(3);
    float[] colour = {which, which, which};
    if (which == 2) {
      for (int c = 0; c < 3; c++) {
        colour[c] = (float) random.uniform();
      }
    }
    return colour;
  }

  /** front, side or back view. */
  String view() {
    double turned = Math.abs(azimuthDeg);
    return turned <= 45 ? "front view" : turned <= 135 ? "side view" : "back view";
  }
}
