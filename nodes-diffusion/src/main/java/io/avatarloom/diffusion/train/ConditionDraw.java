package io.avatarloom.diffusion.train;

import io.avatarloom.core.tensor.CounterRandom;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.diffusion.text.ClipTokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Draws pictures and conditions of a step: identity prompts, captions, empty prompts. */
public final class ConditionDraw {
  private static final double FRONTAL_DEG = 45;
  private static final double SIDE_DEG = 135;
  private static final String[] VIEWS = {"front view", "side view", "back view"};

  /**
   * How often which condition is drawn; the rest are empty prompts.
   *
   * @param identity share of identity prompts
   * @param blended share of identity prompts blended with the words of the view
   * @param captions share of captions
   * @param everyView whether identity and empty prompts see pictures from all sides
   * @param captionsAround share of the captions that see pictures from all sides
   * @param identityNoise deviation that is added to descriptors
   */
  public record Mix(
      double identity,
      double blended,
      double captions,
      boolean everyView,
      double captionsAround,
      double identityNoise) {}

  private final LatentSet set;
  private final Mix mix;
  private final int[] frontal;
  private final int[] frontalClean;
  private final int[] clean;
  private final int[] identityIds;
  private final int[] emptyIds;
  private final int[][] viewIds;
  private final int place;
  private final int width;

  /**
   * @param prompt of an identity, in which {@code word} stands for the descriptor
   * @param width of the token rows
   * @throws IllegalArgumentException if the set has no picture a condition could be drawn for, or
   *     the prompt lacks the word as one token
   */
  public ConditionDraw(
      LatentSet set, Mix mix, ClipTokenizer tokenizer, String prompt, String word, int width) {
    this.set = set;
    this.mix = mix;
    this.width = width;
    boolean needsPeople = mix.identity() + mix.blended() > 0;
    frontal = pictures(i -> Math.abs(set.azimuthDeg()[i]) <= FRONTAL_DEG);
    frontalClean =
        pictures(
            i ->
                Math.abs(set.azimuthDeg()[i]) <= FRONTAL_DEG
                    && !set.spoilt()[i]
                    && (!needsPeople || set.person()[i] >= 0));
    clean = pictures(i -> !set.spoilt()[i] && (!needsPeople || set.person()[i] >= 0));
    if (frontalClean.length == 0) {
      throw new IllegalArgumentException(
          "the set has no unspoilt frontal picture" + (needsPeople ? " of a known person" : ""));
    }
    identityIds = tokenizer.encode(prompt);
    emptyIds = tokenizer.encode("");
    viewIds = new int[VIEWS.length][];
    for (int i = 0; i < VIEWS.length; i++) {
      viewIds[i] = tokenizer.encode(VIEWS[i]);
    }
    List<Integer> ids = tokenizer.words(word);
    place =
        IntStream.range(0, identityIds.length)
            .filter(i -> ids.size() == 1 && identityIds[i] == ids.get(0))
            .findFirst()
            .orElse(-1);
    if (place < 0) {
      throw new IllegalArgumentException(
          "the prompt '%s' does not hold '%s' as one token".formatted(prompt, word));
    }
  }

  private int[] pictures(java.util.function.IntPredicate wanted) {
    return IntStream.range(0, set.count()).filter(wanted).toArray();
  }

  /** A batch of some samples. */
  public TrainBatch draw(int samples, CounterRandom random) {
    boolean blends = mix.blended() > 0;
    int prompts = blends ? 2 * samples : samples;
    int[] index = new int[samples];
    List<int[]> ids = new ArrayList<>();
    List<int[]> views = new ArrayList<>();
    float[] identity = new float[prompts * width];
    float[] mask = new float[prompts * emptyIds.length];
    float[] share = new float[samples];
    for (int i = 0; i < samples; i++) {
      double which = random.uniform();
      boolean blended = which >= mix.identity() && which < mix.identity() + mix.blended();
      share[i] = blended ? (float) random.uniform(0.7, 0.97) : 1;
      if (which < mix.identity() + mix.blended()) {
        index[i] = pick(mix.everyView() ? clean : frontalClean, random);
        ids.add(identityIds);
        mask[i * emptyIds.length + place] = 1;
        descriptor(index[i], random, identity, i * width);
      } else if (which < mix.identity() + mix.blended() + mix.captions()) {
        boolean around = random.uniform() < mix.captionsAround();
        index[i] = around ? random.below(set.count()) : pick(frontal, random);
        ids.add(tokens(index[i]));
      } else {
        index[i] = pick(mix.everyView() ? clean : frontalClean, random);
        ids.add(emptyIds);
      }
      double turned = Math.abs(set.azimuthDeg()[index[i]]);
      views.add(viewIds[turned <= FRONTAL_DEG ? 0 : turned <= SIDE_DEG ? 1 : 2]);
    }
    if (blends) {
      ids.addAll(views);
    }
    return new TrainBatch(
        index,
        ids.toArray(int[][]::new),
        Tensor.of(identity, prompts, width),
        Tensor.of(mask, prompts, emptyIds.length),
        share);
  }

  private static int pick(int[] pool, CounterRandom random) {
    return pool[random.below(pool.length)];
  }

  private int[] tokens(int picture) {
    short[] row = set.tokens()[picture];
    return IntStream.range(0, row.length).map(i -> row[i] & 0xffff).toArray();
  }

  private void descriptor(int picture, CounterRandom random, float[] rows, int at) {
    float[][] chips = set.descriptors()[set.person()[picture]];
    float[] chip = chips[random.below(chips.length)];
    for (int k = 0; k < chip.length; k++) {
      rows[at + k] = (float) (chip[k] + mix.identityNoise() * nearlyGaussian(random.nextInt()));
    }
  }

  /** The sum of four random bytes, scaled to deviation one: as good as normal here, and quick. */
  private static double nearlyGaussian(int bits) {
    int sum = (bits & 0xff) + (bits >>> 8 & 0xff) + (bits >>> 16 & 0xff) + (bits >>> 24);
    return (sum - 510) / 147.8;
  }
}
