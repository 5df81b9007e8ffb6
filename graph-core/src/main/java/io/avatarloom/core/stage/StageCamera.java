package io.avatarloom.core.stage;

/**
 * A pinhole camera of the stage, the principal point in the middle of the picture. Camera axes: x
 * right, y down, z forward. World: y up, the face looks along +z, +x is the subject's left.
 *
 * @param worldToCamera [4, 4] row-major, lengths in metres
 * @param focalPx focal length in pixels
 * @param width pixels
 * @param height pixels
 */
public record StageCamera(double[] worldToCamera, double focalPx, int width, int height) {}
