package io.avatarloom.core.tensor;

import java.nio.charset.StandardCharsets;

/**
 * Counter-based random numbers: Philox 4x32-10 (Salmon et al. 2011, "Parallel random numbers: as
 * easy as 1, 2, 3"). The stream is a pure function of (seed, stream name, iteration): the same
 * three give the same numbers on every machine, whatever ran before. Not thread-safe; make one per
 * use.
 */
public final class CounterRandom {
  private static final int ROUNDS = 10;
  private static final long M0 = 0xD2511F53L;
  private static final long M1 = 0xCD9E8D57L;
  private static final int W0 = 0x9E3779B9;
  private static final int W1 = 0xBB67AE85;

  private final int key0;
  private final int key1;
  private final int streamWord;
  private final int iteration;
  private int block;
  private final int[] words = new int[4];
  private int used = 4;
  private double spareGaussian = Double.NaN;

  /**
   * @param seed the recipe seed
   * @param stream names the consumer: node id and purpose
   * @param iteration region iteration, 0 outside regions
   */
  public CounterRandom(long seed, String stream, int iteration) {
    long hash = fnv1a(stream);
    this.key0 = (int) seed ^ (int) hash;
    this.key1 = (int) (seed >>> 32) ^ (int) (hash >>> 32);
    this.streamWord = (int) (hash ^ (hash >>> 29));
    this.iteration = iteration;
  }

  private static long fnv1a(String text) {
    long hash = 0xcbf29ce484222325L;
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
    }
    return hash;
  }

  private void refill() {
    int c0 = block++;
    int c1 = iteration;
    int c2 = streamWord;
    int c3 = 0;
    int k0 = key0;
    int k1 = key1;
    for (int round = 0; round < ROUNDS; round++) {
      long p0 = M0 * (c0 & 0xffffffffL);
      long p1 = M1 * (c2 & 0xffffffffL);
      int n0 = (int) (p1 >>> 32) ^ c1 ^ k0;
      int n2 = (int) (p0 >>> 32) ^ c3 ^ k1;
      c0 = n0;
      c1 = (int) p1;
      c2 = n2;
      c3 = (int) p0;
      k0 += W0;
      k1 += W1;
    }
    words[0] = c0;
    words[1] = c1;
    words[2] = c2;
    words[3] = c3;
    used = 0;
  }

  /** 32 uniform random bits. */
  public int nextInt() {
    if (used == 4) {
      refill();
    }
    return words[used++];
  }

  /** Uniform in [0, 1) with 53 bits. */
  public double uniform() {
    long high = nextInt() & 0xffffffffL;
    long low = nextInt() & 0xffffffffL;
    return ((high << 21) ^ (low >>> 11)) * 0x1.0p-53;
  }

  /** Uniform in [low, high). */
  public double uniform(double low, double high) {
    return low + (high - low) * uniform();
  }

  /** Uniform integer in [0, bound). */
  public int below(int bound) {
    return (int) (((nextInt() & 0xffffffffL) * bound) >>> 32);
  }

  /** Standard normal (Box-Muller). */
  public double gaussian() {
    if (!Double.isNaN(spareGaussian)) {
      double value = spareGaussian;
      spareGaussian = Double.NaN;
      return value;
    }
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
    double angle = 2 * Math.PI * uniform();
    spareGaussian = radius * StrictMath.sin(angle);
    return radius * StrictMath.cos(angle);
  }

  /** A tensor of independent standard normals. */
  public Tensor gaussian(int... shape) {
    Tensor tensor = Tensor.zeros(shape);
    float[] data = tensor.data();
    for (int i = 0; i < data.length; i++) {
      data[i] = (float) gaussian();
    }
    return tensor;
  }
}
