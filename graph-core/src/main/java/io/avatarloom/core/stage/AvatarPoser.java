package io.avatarloom.core.stage;

import io.avatarloom.core.value.Mesh;
import io.avatarloom.core.value.SplatCloud;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Poses the splats of an avatar by the controls of a head model. Lengths are metres. */
public interface AvatarPoser {
  /** All controls, in the order in which they are shown. */
  List<PoseControl> controls();

  /** Poses that have a name. */
  List<NamedPose> poses();

  /**
   * Lays splats onto the neutral head; costly, once per avatar.
   *
   * @param cloud in any length unit, placed as the head model or as the mean-face recipe places it
   * @return empty if the splats do not lie around the head
   */
  Optional<BoundSplats> bind(SplatCloud cloud);

  /** The head itself at a pose, with its region labels, which bound splats carry, too. */
  Mesh mesh(Map<String, Double> values);
}
