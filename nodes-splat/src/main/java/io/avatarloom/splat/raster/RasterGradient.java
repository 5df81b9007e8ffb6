package io.avatarloom.splat.raster;

/**
 * Gradient of a loss with respect to the raw parameters, summed over views.
 *
 * @param means [splat, 3]
 * @param quats [splat, 4]
 * @param logScales [splat, 3]
 * @param logitOpacities [splat]
 * @param sh [splat, terms, 3]
 * @param screenMeans [view, splat, 2] with respect to the projected means, pixels
 * @param radii [view, splat] screen radius in pixels, 0 where a splat is not visible
 */
public record RasterGradient(
    float[] means,
    float[] quats,
    float[] logScales,
    float[] logitOpacities,
    float[] sh,
    float[] screenMeans,
    float[] radii) {}
