package io.avatarloom.splat.optim;

/**
 * The rules of masked densification (Arc2Avatar, section 3.4; gaussian_model.py). Lengths in the
 * region's unit.
 *
 * @param start first iteration that may densify
 * @param end iteration from which nothing is densified, pruned or reset
 * @param interval iterations between densifications
 * @param gradThreshold mean NDC gradient from which a splat is cloned or split
 * @param splitAbove scale above which a splat is split instead of cloned
 * @param splitCount parts of a split
 * @param minOpacity splats below it are pruned
 * @param maxScreenRadius pixels; larger splats are pruned; 0 for no rule
 * @param maxWorldScale larger splats are pruned
 * @param resetStart first iteration that may reset opacities
 * @param resetInterval iterations between resets; 0 for none
 * @param resetOpacity opacities are lowered to this
 * @param belowFaceInterval iterations between removals of what lies below the face; 0 for none
 * @param mask whether facial splats are protected from all of it
 * @param facialResetQuirk whether a reset turns a facial opacity p into sigmoid(p), as the released
 *     code does by mistake
 * @param maxSplats no births beyond this number
 */
public record DensifyRules(
    int start,
    int end,
    int interval,
    double gradThreshold,
    double splitAbove,
    int splitCount,
    double minOpacity,
    double maxScreenRadius,
    double maxWorldScale,
    int resetStart,
    int resetInterval,
    double resetOpacity,
    int belowFaceInterval,
    boolean mask,
    boolean facialResetQuirk,
    int maxSplats) {
  /** Whether splats are born and pruned in this iteration. */
  public boolean densifies(int iteration) {
    return iteration >= start && iteration < end && iteration > 0 && iteration % interval == 0;
  }

  /** Whether opacities are reset in this iteration. */
  public boolean resets(int iteration) {
    return resetInterval > 0
        && iteration >= resetStart
        && iteration < end
        && iteration > 0
        && iteration % resetInterval == 0;
  }

  /** Whether splats below the face are removed in this iteration. */
  public boolean prunesBelowFace(int iteration) {
    return belowFaceInterval > 0
        && iteration > 0
        && iteration < end
        && iteration % belowFaceInterval == 0;
  }
}
