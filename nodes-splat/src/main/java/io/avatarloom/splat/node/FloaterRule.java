package io.avatarloom.splat.node;

import io.avatarloom.core.value.SplatCloud;
import io.avatarloom.splat.space.Components;

/**
 * Which splats the late pruning removes (Arc2Avatar, E.4): those that hang apart from the head,
 * faint ones and large ones. Facial splats are never among them.
 *
 * @param linkFactor two splats are linked within this many median spacings of the template, or
 *     within this many of their own mean scale where that is larger, as on a coarse scalp
 * @param minComponent separate components of at least this many splats stay; 0 removes all of them
 * @param minOpacity fainter splats go
 * @param maxWorldScale larger splats go, in the unit of the splats
 */
record FloaterRule(double linkFactor, int minComponent, double minOpacity, double maxWorldScale) {
  /** Larger splats reach no farther than this many spacings, which keeps the search short. */
  private static final double LARGEST = 8;

  /** True for every splat that goes. */
  boolean[] dead(SplatCloud cloud) {
    boolean[] dead = new boolean[cloud.count()];
    boolean[] facial = Clouds.facial(cloud);
    boolean[] apart = apart(cloud);
    for (int i = 0; i < dead.length; i++) {
      double opacity = 1 / (1 + Math.exp(-cloud.logitOpacities().at(i)));
      dead[i] =
          !facial[i]
              && (apart[i]
                  || opacity < minOpacity
                  || Clouds.largestScale(cloud, i) > maxWorldScale);
    }
    return dead;
  }

  /** Splats outside the largest component, unless theirs is large enough to stay. */
  private boolean[] apart(SplatCloud cloud) {
    float[] means = cloud.means().data();
    double spacing = Components.medianSpacing(template(cloud));
    boolean[] apart = new boolean[cloud.count()];
    if (!(spacing > 0) || Double.isInfinite(spacing)) {
      return apart;
    }
    int[] component = Components.label(means, reach(cloud, spacing));
    int[] size = new int[cloud.count()];
    int largest = 0;
    for (int root : component) {
      size[root]++;
      largest = Math.max(largest, size[root]);
    }
    int least = minComponent > 0 ? Math.min(minComponent, largest) : largest;
    for (int i = 0; i < apart.length; i++) {
      apart[i] = size[component[i]] < least;
    }
    return apart;
  }

  private double[] reach(SplatCloud cloud, double spacing) {
    double[] reach = new double[cloud.count()];
    for (int i = 0; i < reach.length; i++) {
      double own = Math.min(Clouds.largestScale(cloud, i), LARGEST * spacing);
      reach[i] = linkFactor * Math.max(spacing, own);
    }
    return reach;
  }

  /**
   * Means of the splats on the template, whose spacing clones do not shrink; all means where there
   * is no template.
   */
  private static float[] template(SplatCloud cloud) {
    int[] bound = Terms.bound(cloud, false);
    return bound.length < 2 ? cloud.means().data() : Clouds.pick(cloud, bound).means().data();
  }
}
