package io.avatarloom.splat.raster;

import io.avatarloom.core.tensor.Tensor;
import java.util.List;

/**
 * Gradient of a loss with respect to the raw parameters, summed over views, on a device; with the
 * screen statistics of densification (3DGS, section 5.2).
 *
 * @param parameters of means, quaternions, log scales, opacity logits, harmonics, shaped as these
 * @param gradientSum [splat] norm of the screen-mean gradient in NDC units, over views that see it
 * @param viewCount [splat] those views
 * @param maxRadius [splat] pixels
 */
public record DeviceGradient(
    List<Tensor> parameters, Tensor gradientSum, Tensor viewCount, Tensor maxRadius) {}
