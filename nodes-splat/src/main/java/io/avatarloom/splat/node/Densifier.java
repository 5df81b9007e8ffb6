package io.avatarloom.splat.node;

import io.avatarloom.core.tensor.CounterRandom;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.SplatCloud;
import io.avatarloom.core.value.SplatGradient;
import io.avatarloom.core.value.SplatState;
import io.avatarloom.splat.optim.DensifyRules;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One visit of masked densification to a state: first births (clones and splits), then deaths, then
 * the opacity reset. Facial splats keep their places and values.
 */
final class Densifier {
  private static final double SPLIT_SHRINK = 0.8;
  private final DensifyRules rules;
  private final CounterRandom random;
  private SplatState state;
  private SplatGradient gradient;
  private boolean[] facial;
  private int born;
  private int pruned;

  Densifier(SplatState state, SplatGradient gradient, DensifyRules rules, CounterRandom random) {
    this.state = state;
    this.gradient = gradient;
    this.rules = rules;
    this.random = random;
    this.facial = protectedSplats();
  }

  private boolean[] protectedSplats() {
    return rules.mask() ? Clouds.facial(state.cloud()) : new boolean[state.cloud().count()];
  }

  SplatState state() {
    return state;
  }

  SplatGradient gradient() {
    return gradient;
  }

  int born() {
    return born;
  }

  int pruned() {
    return pruned;
  }

  /** Clones small splats with a large screen gradient, splits large ones. */
  void giveBirth() {
    SplatCloud cloud = state.cloud();
    int n = cloud.count();
    Tensor sum = state.statistics().get(ScreenStatistics.GRADIENT_SUM);
    Tensor views = state.statistics().get(ScreenStatistics.VIEW_COUNT);
    int[] source = new int[n + n * rules.splitCount()];
    boolean[] newborn = new boolean[source.length];
    boolean[] part = new boolean[source.length];
    boolean[] replaced = new boolean[n];
    int size = n;
    for (int i = 0; i < n; i++) {
      source[i] = i;
      boolean grows =
          !facial[i]
              && size < rules.maxSplats()
              && sum.at(i) >= rules.gradThreshold() * Math.max(1, views.at(i));
      if (!grows) {
        continue;
      }
      boolean split = Clouds.largestScale(cloud, i) > rules.splitAbove();
      replaced[i] = split;
      for (int k = 0; k < (split ? rules.splitCount() : 1); k++) {
        source[size] = i;
        newborn[size] = true;
        part[size] = split;
        size++;
      }
    }
    born = size - n;
    if (born > 0) {
      rebuild(Arrays.copyOf(source, size), Arrays.copyOf(newborn, size));
      scatterParts(part, size);
      boolean[] dead = new boolean[size];
      System.arraycopy(replaced, 0, dead, 0, n);
      remove(dead);
    }
  }

  /** Parts of a split are drawn from the splat they came from and shrunk. */
  private void scatterParts(boolean[] part, int size) {
    SplatCloud cloud = state.cloud();
    float[] means = cloud.means().data().clone();
    float[] scales = cloud.logScales().data().clone();
    double shrink = Math.log(SPLIT_SHRINK * rules.splitCount());
    for (int i = 0; i < size; i++) {
      if (part[i]) {
        double[] local = new double[3];
        for (int axis = 0; axis < 3; axis++) {
          local[axis] = Math.exp(scales[3 * i + axis]) * random.gaussian();
          scales[3 * i + axis] -= (float) shrink;
        }
        double[] world = rotate(cloud.quats(), i, local);
        for (int axis = 0; axis < 3; axis++) {
          means[3 * i + axis] += (float) world[axis];
        }
      }
    }
    SplatCloud moved =
        new SplatCloud(
            cloud.unitsPerMetre(),
            Tensor.of(means, cloud.means().shape()),
            cloud.quats(),
            Tensor.of(scales, cloud.logScales().shape()),
            cloud.logitOpacities(),
            cloud.sh(),
            cloud.labels());
    state = new SplatState(moved, state.moments(), state.statistics(), state.step());
  }

  private static double[] rotate(Tensor quats, int i, double[] p) {
    double w = quats.at(4 * i);
    double x = quats.at(4 * i + 1);
    double y = quats.at(4 * i + 2);
    double z = quats.at(4 * i + 3);
    double s = 2 / Math.max(1e-12, w * w + x * x + y * y + z * z);
    return new double[] {
      p[0] * (1 - s * (y * y + z * z)) + p[1] * s * (x * y - w * z) + p[2] * s * (x * z + w * y),
      p[0] * s * (x * y + w * z) + p[1] * (1 - s * (x * x + z * z)) + p[2] * s * (y * z - w * x),
      p[0] * s * (x * z - w * y) + p[1] * s * (y * z + w * x) + p[2] * (1 - s * (x * x + y * y))
    };
  }

  /** Removes faint, huge and screen-filling splats. */
  void prune() {
    SplatCloud cloud = state.cloud();
    Tensor radius = state.statistics().get(ScreenStatistics.MAX_RADIUS);
    boolean[] dead = new boolean[cloud.count()];
    for (int i = 0; i < dead.length; i++) {
      double opacity = 1 / (1 + Math.exp(-cloud.logitOpacities().at(i)));
      boolean fills = rules.maxScreenRadius() > 0 && radius.at(i) > rules.maxScreenRadius();
      dead[i] =
          !facial[i]
              && (opacity < rules.minOpacity()
                  || fills
                  || Clouds.largestScale(cloud, i) > rules.maxWorldScale());
    }
    remove(dead);
  }

  /** Removes splats that hang lower than the lowest facial splat. */
  void pruneBelowFace() {
    SplatCloud cloud = state.cloud();
    boolean[] face = Clouds.facial(cloud);
    double lowest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < face.length; i++) {
      if (face[i]) {
        lowest = Math.min(lowest, cloud.means().at(3 * i + 1));
      }
    }
    boolean[] dead = new boolean[face.length];
    for (int i = 0; i < dead.length; i++) {
      dead[i] = !facial[i] && cloud.means().at(3 * i + 1) < lowest && Double.isFinite(lowest);
    }
    remove(dead);
  }

  private void remove(boolean[] dead) {
    int[] kept = new int[dead.length];
    int n = 0;
    for (int i = 0; i < dead.length; i++) {
      if (!dead[i]) {
        kept[n++] = i;
      }
    }
    if (n < dead.length) {
      pruned += dead.length - n;
      rebuild(Arrays.copyOf(kept, n), null);
    }
  }

  /**
   * Lowers the opacity of all but facial splats and forgets its moments. The quirk writes a facial
   * opacity where its logit belongs.
   */
  void resetOpacity() {
    SplatCloud cloud = state.cloud();
    float[] logits = cloud.logitOpacities().data().clone();
    float ceiling = (float) Math.log(rules.resetOpacity() / (1 - rules.resetOpacity()));
    SortedMap<String, Tensor> moments = new TreeMap<>(state.moments());
    float[] first = moments.get(SplatParameter.LOGIT_OPACITIES.firstMoment()).data().clone();
    float[] second = moments.get(SplatParameter.LOGIT_OPACITIES.secondMoment()).data().clone();
    for (int i = 0; i < logits.length; i++) {
      if (!facial[i]) {
        logits[i] = Math.min(logits[i], ceiling);
        first[i] = 0;
        second[i] = 0;
      } else if (rules.facialResetQuirk()) {
        logits[i] = (float) (1 / (1 + Math.exp(-logits[i])));
      }
    }
    moments.put(SplatParameter.LOGIT_OPACITIES.firstMoment(), Tensor.of(first, first.length));
    moments.put(SplatParameter.LOGIT_OPACITIES.secondMoment(), Tensor.of(second, second.length));
    SplatCloud reset =
        new SplatCloud(
            cloud.unitsPerMetre(),
            cloud.means(),
            cloud.quats(),
            cloud.logScales(),
            Tensor.of(logits, logits.length),
            cloud.sh(),
            cloud.labels());
    state = new SplatState(reset, moments, state.statistics(), state.step());
  }

  /** Zeroes the statistics, as after every densification. */
  void forgetStatistics() {
    SortedMap<String, Tensor> zero = new TreeMap<>();
    state.statistics().keySet().forEach(key -> zero.put(key, Tensor.zeros(state.cloud().count())));
    state = new SplatState(state.cloud(), state.moments(), zero, state.step());
  }

  /**
   * New splat i is old splat {@code source[i]}; newborn ones are not facial and start without
   * moments.
   */
  private void rebuild(int[] source, boolean[] newborn) {
    state = Survivors.of(state, source, newborn);
    gradient = Survivors.of(gradient, source, newborn);
    if (newborn != null) {
      clear(state.cloud().labels(), "facial", newborn, 0);
      clear(state.cloud().labels(), "vertex", newborn, -1);
    }
    facial = protectedSplats();
  }

  private static void clear(
      SortedMap<String, Tensor> labels, String name, boolean[] newborn, float value) {
    Tensor label = labels.get(name);
    if (label != null) {
      for (int i = 0; i < newborn.length; i++) {
        if (newborn[i]) {
          label.data()[i] = value;
        }
      }
    }
  }
}
