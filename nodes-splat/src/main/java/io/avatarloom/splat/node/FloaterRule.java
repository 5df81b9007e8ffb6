package io.avatarloom.splat.node;

import io.avatarloom.core.value.SplatCloud;
import io.avatarloom.splat.space.Components;

/**
 * Which splats the late pruning removes (Arc2Avatar, E.4): those that hang apart from the head,
 * faint ones and large ones. Facial splats are never among them.
 *
 * @param linkFactor splats within this many median spacings are linked
 * @param minComponent separate components of at least this many splats stay; 0 removes all of them
 * @param minOpacity fainter splats go
 * @param maxWorldScale larger splats go, in the unit of the splats
 */
record FloaterRule(double linkFactor, int minComponent, double minOpacity, double maxWorldScale) {
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
    double radius = linkFactor * Components.medianSpacing(means);
    boolean[] apart = new boolean[cloud.count()];
    if (!(radius > 0) || Double.isInfinite(radius)) {
      return apart;
    }
    int[] component = Components.label(means, radius);
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
}
