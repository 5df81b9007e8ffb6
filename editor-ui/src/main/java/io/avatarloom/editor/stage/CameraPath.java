package io.avatarloom.editor.stage;

import org.eclipse.collections.api.factory.Lists;
import org.eclipse.collections.api.list.ImmutableList;
import org.eclipse.collections.api.list.MutableList;

/**
 * Key frames and the camera between them: straight between up to three, a Catmull-Rom curve through
 * four and more. Angles take the shorter way round.
 *
 * @param closed whether the last key frame leads back to the first
 */
public record CameraPath(ImmutableList<KeyFrame> keys, boolean closed) {
  private static final int LINEAR_UP_TO = 3;

  public static CameraPath empty() {
    return new CameraPath(Lists.immutable.empty(), false);
  }

  /** With one more key frame at the end. */
  public CameraPath add(KeyFrame key) {
    return new CameraPath(keys.newWith(key), closed);
  }

  public CameraPath remove(int index) {
    return new CameraPath(without(index).toImmutable(), closed);
  }

  private MutableList<KeyFrame> without(int index) {
    MutableList<KeyFrame> rest = keys.toList();
    rest.remove(index);
    return rest;
  }

  public CameraPath replace(int index, KeyFrame key) {
    MutableList<KeyFrame> changed = keys.toList();
    changed.set(index, key);
    return new CameraPath(changed.toImmutable(), closed);
  }

  /** Moves a key frame to another place. */
  public CameraPath move(int from, int to) {
    MutableList<KeyFrame> changed = without(from);
    changed.add(to, keys.get(from));
    return new CameraPath(changed.toImmutable(), closed);
  }

  public CameraPath withClosed(boolean wanted) {
    return new CameraPath(keys, wanted);
  }

  /** Length in seconds. */
  public double seconds() {
    return startOf(stretches());
  }

  /** Stretches between key frames. */
  private int stretches() {
    return closed && keys.size() > 1 ? keys.size() : Math.max(0, keys.size() - 1);
  }

  /** When a key frame is reached, in seconds. */
  public double startOf(int index) {
    double time = 0;
    for (int i = 0; i < index; i++) {
      time += keys.get(i).secondsToNext();
    }
    return time;
  }

  /**
   * The camera at a time; the ends hold, a closed path goes round again.
   *
   * @throws IllegalStateException if there are no key frames
   */
  public OrbitCamera at(double seconds) {
    if (keys.isEmpty()) {
      throw new IllegalStateException("the camera path has no key frames; add one first");
    }
    boolean round = closed && stretches() > 0;
    double left = round ? Math.max(0, seconds) % seconds() : Math.max(0, seconds);
    for (int i = 0; i < stretches(); i++) {
      double length = keys.get(i).secondsToNext();
      if (left < length) {
        return between(i, left / length);
      }
      left -= length;
    }
    return keys.getLast().camera();
  }

  private OrbitCamera between(int i, double t) {
    double[][] n = unwound();
    boolean straight = keys.size() <= LINEAR_UP_TO;
    double[] mixed = new double[n[i].length];
    for (int k = 0; k < mixed.length; k++) {
      mixed[k] =
          straight
              ? n[i][k] + t * (n[i + 1][k] - n[i][k])
              : hermite(n, slope(n, i, k), slope(n, i + 1, k), i, k, t);
    }
    return OrbitCamera.of(mixed);
  }

  /** Change per second at a station: that between its neighbours. */
  private double slope(double[][] n, int i, int k) {
    int last = n.length - 1;
    if (closed && (i == 0 || i == last)) {
      double change = n[1][k] - n[0][k] + n[last][k] - n[last - 1][k];
      return change / (startOf(1) + startOf(last) - startOf(last - 1));
    }
    int before = Math.max(0, i - 1);
    int after = Math.min(n.length - 1, i + 1);
    return (n[after][k] - n[before][k]) / (startOf(after) - startOf(before));
  }

  /** The cubic between stations i and i + 1 with given slopes. */
  private double hermite(double[][] n, double slopeA, double slopeB, int i, int k, double t) {
    double seconds = keys.get(i).secondsToNext();
    double t2 = t * t;
    double t3 = t2 * t;
    return (2 * t3 - 3 * t2 + 1) * n[i][k]
        + (t3 - 2 * t2 + t) * seconds * slopeA
        + (3 * t2 - 2 * t3) * n[i + 1][k]
        + (t3 - t2) * seconds * slopeB;
  }

  /**
   * Numbers of all key frames, of a closed path the first once more at the end; azimuths within
   * half a turn of the one before.
   */
  private double[][] unwound() {
    double[][] n = new double[stretches() + 1][];
    for (int i = 0; i < n.length; i++) {
      n[i] = keys.get(i % keys.size()).camera().numbers();
      if (i > 0) {
        n[i][0] -= 360 * Math.rint((n[i][0] - n[i - 1][0]) / 360);
      }
    }
    return n;
  }
}
