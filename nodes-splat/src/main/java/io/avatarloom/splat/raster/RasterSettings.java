package io.avatarloom.splat.raster;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Every constant on which reference rasterisers of 3D Gaussian splats differ.
 *
 * @param alphaCeiling largest opacity of a splat at a pixel
 * @param gradientCutAtCeiling whether opacity, conic and mean get no gradient where the ceiling
 *     holds
 * @param stopRule when a pixel is finished
 * @param transmittanceFloor transmittance below which a pixel is finished
 * @param alphaThreshold a splat is skipped at a pixel where its opacity is smaller
 * @param nearPlane smallest camera depth of a mean, in the length unit of the splats
 * @param farPlane largest camera depth of a mean
 * @param dilation variance in square pixels added to both axes of the screen covariance
 * @param extentRule how far a splat reaches on the screen
 * @param clampRule where x/z and y/z are clamped before the projection is linearised
 * @param antialiased whether opacity is multiplied by sqrt(det C / det C_dilated) (Mip-Splatting)
 * @param compensationFloor smallest value under that root
 */
public record RasterSettings(
    double alphaCeiling,
    boolean gradientCutAtCeiling,
    StopRule stopRule,
    double transmittanceFloor,
    double alphaThreshold,
    double nearPlane,
    double farPlane,
    double dilation,
    ExtentRule extentRule,
    ClampRule clampRule,
    boolean antialiased,
    double compensationFloor) {

  /** When a pixel is finished; the splat that would cross the floor is never added. */
  public enum StopRule {
    /** Next transmittance below the floor. */
    BELOW,
    /** Next transmittance at or below the floor. */
    AT_OR_BELOW
  }

  /** How far a splat reaches on the screen. */
  public enum ExtentRule {
    /** A square of ceil(3 sqrt(largest eigenvalue)); tiles outside it never see the splat. */
    THREE_SIGMA_SQUARE,
    /** Per axis ceil(k sigma), k = min(3.33, sqrt(2 ln(opacity / alphaThreshold))). */
    OPACITY_AWARE
  }

  /** Where the viewing direction is clamped for the linearised projection. */
  public enum ClampRule {
    /** 1.3 tan(fov / 2) to either side of the axis. */
    SYMMETRIC,
    /** The picture's edge plus 0.3 tan(fov / 2) in each direction. */
    PICTURE_EDGE
  }

  private static final double FAR = 1e10;
  private static final double FLOOR = 1e-4;
  private static final double THRESHOLD = 1.0 / 255;
  private static final double DILATION = 0.3;
  private static final double COMPENSATION_FLOOR = 2.5e-5;

  /** The rasteriser of Kerbl et al. 2023, with exact gradients. */
  public static RasterSettings inria() {
    return new RasterSettings(
        0.99,
        false,
        StopRule.BELOW,
        FLOOR,
        THRESHOLD,
        0.2,
        FAR,
        DILATION,
        ExtentRule.THREE_SIGMA_SQUARE,
        ClampRule.SYMMETRIC,
        false,
        COMPENSATION_FLOOR);
  }

  /** gsplat up to 1.5.3: alpha ceiling 0.999. */
  public static RasterSettings gsplat153() {
    return gsplat(0.999);
  }

  /** gsplat since February 2026: alpha ceiling 0.99. */
  public static RasterSettings gsplat() {
    return gsplat(0.99);
  }

  private static RasterSettings gsplat(double ceiling) {
    return new RasterSettings(
        ceiling,
        true,
        StopRule.AT_OR_BELOW,
        FLOOR,
        THRESHOLD,
        0.01,
        FAR,
        DILATION,
        ExtentRule.OPACITY_AWARE,
        ClampRule.PICTURE_EDGE,
        false,
        COMPENSATION_FLOOR);
  }

  /**
   * A preset by name.
   *
   * @throws IllegalArgumentException for other names than inria, gsplat153 and gsplat
   */
  public static RasterSettings preset(String name) {
    return switch (name) {
      case "inria" -> inria();
      case "gsplat153" -> gsplat153();
      case "gsplat" -> gsplat();
      default ->
          throw new IllegalArgumentException(
              "expected the preset inria, gsplat153 or gsplat, met " + name);
    };
  }

  /** The same with another near plane. */
  public RasterSettings withNearPlane(double near) {
    return new RasterSettings(
        alphaCeiling,
        gradientCutAtCeiling,
        stopRule,
        transmittanceFloor,
        alphaThreshold,
        near,
        farPlane,
        dilation,
        extentRule,
        clampRule,
        antialiased,
        compensationFloor);
  }

  /** The same with another transmittance below which a pixel is finished. */
  public RasterSettings withTransmittanceFloor(double floor) {
    return new RasterSettings(
        alphaCeiling,
        gradientCutAtCeiling,
        stopRule,
        floor,
        alphaThreshold,
        nearPlane,
        farPlane,
        dilation,
        extentRule,
        clampRule,
        antialiased,
        compensationFloor);
  }

  /** The same with another dilation. */
  public RasterSettings withDilation(double variance) {
    return new RasterSettings(
        alphaCeiling,
        gradientCutAtCeiling,
        stopRule,
        transmittanceFloor,
        alphaThreshold,
        nearPlane,
        farPlane,
        variance,
        extentRule,
        clampRule,
        antialiased,
        compensationFloor);
  }

  /** The same with or without opacity compensation. */
  public RasterSettings withAntialiased(boolean compensate) {
    return new RasterSettings(
        alphaCeiling,
        gradientCutAtCeiling,
        stopRule,
        transmittanceFloor,
        alphaThreshold,
        nearPlane,
        farPlane,
        dilation,
        extentRule,
        clampRule,
        compensate,
        compensationFloor);
  }

  /** As words by name; {@link #of} reads them. */
  public SortedMap<String, String> toMap() {
    SortedMap<String, String> map = new TreeMap<>();
    map.put("alphaCeiling", Double.toString(alphaCeiling));
    map.put("gradientCutAtCeiling", Boolean.toString(gradientCutAtCeiling));
    map.put("stopRule", stopRule.name());
    map.put("transmittanceFloor", Double.toString(transmittanceFloor));
    map.put("alphaThreshold", Double.toString(alphaThreshold));
    map.put("nearPlane", Double.toString(nearPlane));
    map.put("farPlane", Double.toString(farPlane));
    map.put("dilation", Double.toString(dilation));
    map.put("extentRule", extentRule.name());
    map.put("clampRule", clampRule.name());
    map.put("antialiased", Boolean.toString(antialiased));
    map.put("compensationFloor", Double.toString(compensationFloor));
    return map;
  }

  /** Reads what {@link #toMap} wrote. */
  public static RasterSettings of(SortedMap<String, String> map) {
    return new RasterSettings(
        Double.parseDouble(map.get("alphaCeiling")),
        Boolean.parseBoolean(map.get("gradientCutAtCeiling")),
        StopRule.valueOf(map.get("stopRule")),
        Double.parseDouble(map.get("transmittanceFloor")),
        Double.parseDouble(map.get("alphaThreshold")),
        Double.parseDouble(map.get("nearPlane")),
        Double.parseDouble(map.get("farPlane")),
        Double.parseDouble(map.get("dilation")),
        ExtentRule.valueOf(map.get("extentRule")),
        ClampRule.valueOf(map.get("clampRule")),
        Boolean.parseBoolean(map.get("antialiased")),
        Double.parseDouble(map.get("compensationFloor")));
  }

  /** Transmittance under which a pixel is finished, as a strict bound. */
  float stopBelow() {
    float floor = (float) transmittanceFloor;
    return stopRule == StopRule.BELOW ? floor : Math.nextUp(floor);
  }
}
