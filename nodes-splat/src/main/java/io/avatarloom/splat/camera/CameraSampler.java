package io.avatarloom.splat.camera;

import io.avatarloom.core.tensor.CounterRandom;

/**
 * Draws training cameras (Arc2Avatar, section E.5; dataset_readers.py). Our world has y up and the
 * face along +z; the paper's polar angle theta is 90 degrees minus elevation.
 *
 * @param preset code, paper or even
 * @param fov radians, low and high
 * @param radius low and high, in the unit of the scene
 * @param framing visible height at the target, low and high; null to use the radius
 * @param elevation degrees, low and high
 * @param azimuthLimit degrees to either side
 * @param target point looked at
 * @param targetJitter standard deviation per axis
 * @param positionJitter half range per axis
 * @param upJitter standard deviation per axis
 * @param relaxation how the ranges widen over a run
 */
public record CameraSampler(
    String preset,
    double[] fov,
    double[] radius,
    double[] framing,
    double[] elevation,
    double azimuthLimit,
    double[] target,
    double targetJitter,
    double positionJitter,
    double upJitter,
    Relaxation relaxation) {
  private static final double GATHERING = 1.5;

  /**
   * Progressive relaxation: each time, the ends of the field of view and the near end of the
   * distance are multiplied and kept within limits.
   *
   * @param fovFactors of low and high
   * @param fovLimits of low and high, radians
   * @param radiusFactor of the near end
   * @param radiusLimit of the near end, in the unit of the scene
   */
  public record Relaxation(
      double[] fovFactors, double[] fovLimits, double radiusFactor, double radiusLimit) {
    /** A range of the field of view after so many relaxations. */
    public double[] fov(double[] range, int times) {
      double[] relaxed = range.clone();
      for (int i = 0; i < times; i++) {
        relaxed[0] = Math.max(Math.min(fovLimits[0], range[0]), relaxed[0] * fovFactors[0]);
        relaxed[1] = Math.min(Math.max(fovLimits[1], range[1]), relaxed[1] * fovFactors[1]);
      }
      return relaxed;
    }

    /** A range of distances after so many relaxations. */
    public double[] radius(double[] range, int times) {
      double[] relaxed = range.clone();
      for (int i = 0; i < times; i++) {
        relaxed[0] = Math.max(Math.min(radiusLimit, range[0]), relaxed[0] * radiusFactor);
      }
      return relaxed;
    }
  }

  /**
   * Adds views to a batch.
   *
   * @param relaxations how often the ranges have been widened
   */
  public void draw(int count, int relaxations, CounterRandom random, CameraBuilder builder) {
    double[] fovRange = relaxation.fov(fov, relaxations);
    double[] radiusRange = relaxation.radius(radius, relaxations);
    double offset = random.uniform();
    for (int view = 0; view < count; view++) {
      double azimuth = azimuth(view, count, offset, random);
      double el =
          preset.equals("code")
              ? gathered(elevation[0], elevation[1], random)
              : random.uniform(elevation[0], elevation[1]);
      double angle = random.uniform(fovRange[0], fovRange[1]);
      double distance =
          framing == null
              ? random.uniform(radiusRange[0], radiusRange[1])
              : random.uniform(framing[0], framing[1]) / 2 / Math.tan(angle / 2);
      add(azimuth, el, distance, angle, random, builder);
    }
  }

  private double azimuth(int view, int count, double offset, CounterRandom random) {
    double span = 2 * azimuthLimit;
    return switch (preset) {
      case "code" -> gathered(-azimuthLimit, azimuthLimit, random);
      case "paper" -> -azimuthLimit + span * (view % 4 + random.uniform()) / 4;
      default -> -azimuthLimit + span * ((view + offset) / count);
    };
  }

  /** Middle plus sign u^1.5 half range: dense at the middle. */
  private static double gathered(double low, double high, CounterRandom random) {
    double side = random.uniform() < 0.5 ? -1 : 1;
    return (low + high) / 2 + side * Math.pow(random.uniform(), GATHERING) * (high - low) / 2;
  }

  private void add(
      double azimuth,
      double el,
      double distance,
      double angle,
      CounterRandom random,
      CameraBuilder builder) {
    double az = Math.toRadians(azimuth);
    double elevationRad = Math.toRadians(el);
    double[] position = {
      target[0] + distance * Math.sin(az) * Math.cos(elevationRad),
      target[1] + distance * Math.sin(elevationRad),
      target[2] + distance * Math.cos(az) * Math.cos(elevationRad)
    };
    double[] aim = target.clone();
    double[] up = {0, 1, 0};
    for (int axis = 0; axis < 3; axis++) {
      position[axis] += random.uniform(-positionJitter, positionJitter);
      aim[axis] += targetJitter * random.gaussian();
      up[axis] += upJitter * random.gaussian();
    }
    builder.addLookAt(position, aim, up, angle, azimuth, el);
  }
}
