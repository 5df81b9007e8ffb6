package io.avatarloom.core.value;

import io.avatarloom.core.tensor.Tensor;

/**
 * Pinhole cameras of one picture size. Camera axes as OpenCV: x right, y down, z forward. World: y
 * up, the face looks along +z, +x is the subject's left.
 *
 * @param worldToCamera [view, 4, 4], lengths in the unit of what is looked at
 * @param intrinsics [view, 4] as fx, fy, cx, cy in pixels
 * @param azimuthDeg [view] 0 = frontal, positive toward the subject's left, (-180, 180]
 * @param elevationDeg [view] positive from above
 * @param width pixels
 * @param height pixels
 */
public record CameraBatch(
    Tensor worldToCamera,
    Tensor intrinsics,
    Tensor azimuthDeg,
    Tensor elevationDeg,
    int width,
    int height)
    implements Value {
  public int count() {
    return worldToCamera.size(0);
  }

  @Override
  public ValueType<?> type() {
    return ValueTypes.CAMERA_BATCH;
  }
}
