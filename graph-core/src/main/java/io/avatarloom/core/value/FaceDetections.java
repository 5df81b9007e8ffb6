package io.avatarloom.core.value;

import io.avatarloom.core.tensor.Tensor;

/**
 * Faces found in a picture, largest box first. All coordinates in pixels, x right, y down.
 *
 * @param boxes [face, 4] x0, y0, x1, y1
 * @param scores [face] 0 to 1
 * @param keypoints [face, 6, 2] eyes, nose, mouth, ears as the detector gives them; [face, 5, 2]
 *     eyes, nose, mouth corners from an SCRFD
 * @param landmarks [face, 468, 3] face mesh; [0, 468, 3] until the landmark net has run
 */
public record FaceDetections(Tensor boxes, Tensor scores, Tensor keypoints, Tensor landmarks)
    implements Value {
  public int count() {
    return boxes.size(0);
  }

  @Override
  public ValueType<?> type() {
    return ValueTypes.FACE_DETECTIONS;
  }
}
