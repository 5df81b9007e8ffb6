package io.avatarloom.splat.raster;

/**
 * The result of a forward pass on a device.
 *
 * @param image [view, 3, height, width]
 * @param alpha [view, 1, height, width], 1 - final transmittance
 * @param depth [view, 1, height, width], sum of weight times camera depth, not divided by alpha
 */
public record DeviceFrame(
    SplatTensors splats,
    RasterViews views,
    RasterSettings settings,
    float[] image,
    float[] alpha,
    float[] depth) {}
