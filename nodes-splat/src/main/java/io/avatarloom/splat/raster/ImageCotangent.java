package io.avatarloom.splat.raster;

/**
 * Gradient of a loss with respect to the outputs of a forward pass.
 *
 * @param rgb [view, 3, height, width]
 * @param alpha [view, 1, height, width], or null for zero
 * @param depth [view, 1, height, width] of accumulated depth, or null for zero
 */
public record ImageCotangent(float[] rgb, float[] alpha, float[] depth) {}
