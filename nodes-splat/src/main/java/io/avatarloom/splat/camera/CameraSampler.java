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
    double upJitter) {
  private static final double GATHERING = 1.5;
  private static final double[] FOV_LIMIT = {0.3, 0.7};
  private static final double RADIUS_LIMIT = 4.6;

  /**
   * Adds views to a batch.
   *
   * @param relaxations how often the ranges have been widened
   */
  public void draw(int count, int relaxations, CounterRandom random, CameraBuilder builder) {
    double[] fovRange = fov.clone();
    double[] radiusRange = radius.clone();
    for (int i = 0; i < relaxations; i++) {
      fovRange[0] = Math.max(Math.min(FOV_LIMIT[0], fov[0]), fovRange[0] * 0.8);
      fovRange[1] = Math.min(Math.max(FOV_LIMIT[1], fov[1]), fovRange[1] * 1.1);
      radiusRange[0] = Math.max(Math.min(RADIUS_LIMIT, radius[0]), radiusRange[0] * 0.95);
    }
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
