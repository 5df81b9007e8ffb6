package io.avatarloom.morphable.data;

import io.avatarloom.core.tensor.CounterRandom;

/**
 * The traits of one random person.
 *
 * @param shape identity coefficients of the head as drawn
 * @param mirrored whether pictures are flipped afterwards, hair and all
 * @param woman sex, as captions say it
 * @param age 0 young, 1 middle-aged, 2 old
 * @param skinWeights of the skins, sum about 1
 * @param skinGain [3] multiplies the skin
 * @param eye index of the eyes
 * @param eyeGain lightness of the eyes
 * @param style index of the hair style; 0 bald, 1 cropped
 * @param hairColour index into {@link #COLOURS}
 * @param hairLinear [3] colour of the hair, linear
 * @param beard share of a full beard's cover; 0 for none
 * @param skinGloss strength of the skin's highlight
 * @param hairGloss strength of the hair's highlight
 */
record Person(
    float[] shape,
    boolean mirrored,
    boolean woman,
    int age,
    double[] skinWeights,
    double[] skinGain,
    int eye,
    double eyeGain,
    int style,
    int hairColour,
    double[] hairLinear,
    double beard,
    double skinGloss,
    double hairGloss) {
  static final String[] COLOURS = {"black", "brown", "blond", "red", "grey", "white"};
  private static final double[][] LINEAR = {
    {.012, .011, .010},
    {.060, .032, .018},
    {.36, .24, .11},
    {.20, .055, .018},
    {.20, .20, .20},
    {.60, .58, .55}
  };
  private static final double CUT = 2.5;

  /** Probability of a hair style: bald, cropped, four short, bob, long, ponytail, braid. */
  private static final double[] MENS_HAIR = {.12, .18, .17, .17, .08, .16, .03, .05, .03, .01};

  private static final double[] WOMENS_HAIR = {.02, .05, .06, .06, .12, .07, .2, .18, .14, .1};

  /** Probability of a hair colour: black, brown, blond, red, grey, white. */
  private static final double[] DARK_SKIN_COLOUR = {.7, .25, .02, .03, 0, 0};

  private static final double[] LIGHT_SKIN_COLOUR = {.22, .38, .28, .12, 0, 0};
  private static final double[] MIDDLE_AGED = {.18, .32, .18, .08, .18, .06};
  private static final double[] OLD = {.05, .08, .05, .02, .42, .38};

  /** Draws person {@code index} of a stream. */
  static Person draw(long seed, int index, int modes) {
    CounterRandom random = new CounterRandom(seed, "person", index);
    float[] shape = new float[modes];
    for (int i = 0; i < modes; i++) {
      shape[i] = (float) Math.max(-CUT, Math.min(CUT, random.gaussian()));
    }
    boolean woman = random.uniform() < 0.5;
    boolean dark = random.uniform() < 0.45;
    int first = skin(random, dark, woman);
    int second = skin(random, dark, woman);
    double share = random.uniform(0.55, 1);
    double[] weights = new double[SkinAtlas.SKINS.size()];
    weights[first] += share;
    weights[second] += 1 - share;
    scatter(random, weights);
    String name = SkinAtlas.SKINS.get(first);
    int age = name.startsWith("young") ? 0 : name.startsWith("middleage") ? 1 : 2;
    double lightness = Math.exp(0.06 * random.gaussian());
    double[] gain = new double[3];
    for (int c = 0; c < 3; c++) {
      gain[c] = lightness * Math.exp(0.025 * random.gaussian());
    }
    int eye = dark || random.uniform() < 0.35 ? random.below(3) : random.below(10);
    double eyeGain = random.uniform(0.85, 1.12);
    int style = pick(random, woman ? WOMENS_HAIR : MENS_HAIR);
    double[] odds =
        age == 2
            ? OLD
            : age == 1 && !dark ? MIDDLE_AGED : dark ? DARK_SKIN_COLOUR : LIGHT_SKIN_COLOUR;
    int colour = pick(random, odds);
    double brightness = Math.exp(0.18 * random.gaussian());
    double[] hair = new double[3];
    for (int c = 0; c < 3; c++) {
      hair[c] = Math.min(0.8, LINEAR[colour][c] * brightness * Math.exp(0.06 * random.gaussian()));
    }
    boolean bearded = random.uniform() < 0.4;
    double density = random.uniform(0.35, 0.95);
    return new Person(
        shape,
        index % 2 == 1,
        woman,
        age,
        weights,
        gain,
        eye,
        eyeGain,
        style,
        colour,
        hair,
        bearded && !woman ? density : 0,
        random.uniform(0.01, 0.07),
        random.uniform(0.02, 0.14));
  }

  private static int skin(CounterRandom random, boolean dark, boolean woman) {
    String tone = dark ? "dark" : "light";
    String ending = woman ? "_female" : "_male";
    int[] fitting =
        java.util.stream.IntStream.range(0, SkinAtlas.SKINS.size())
            .filter(i -> SkinAtlas.SKINS.get(i).contains(tone + ending))
            .toArray();
    return fitting[random.below(fitting.length)];
  }

  /**
   * Adds N(0, 0.18) to each of the 13 unit-variance coefficients that span the 14 skins, which is
   * the same as adding centred normals to the weights of the skins.
   */
  private static void scatter(CounterRandom random, double[] weights) {
    double[] z = new double[weights.length];
    double mean = 0;
    for (int i = 0; i < z.length; i++) {
      z[i] = random.gaussian();
      mean += z[i] / z.length;
    }
    for (int i = 0; i < z.length; i++) {
      weights[i] += 0.18 / Math.sqrt(z.length) * (z[i] - mean);
    }
  }

  static int pick(CounterRandom random, double[] odds) {
    double at = random.uniform() * java.util.Arrays.stream(odds).sum();
    int i = 0;
    while (i + 1 < odds.length && at >= odds[i]) {
      at -= odds[i++];
    }
    return i;
  }
}
