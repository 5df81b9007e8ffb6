package io.avatarloom.diffusion.face;

import io.avatarloom.core.tensor.Similarity;
import io.avatarloom.core.tensor.Tensor;

/** Aligned face crops by five points of the face mesh. */
public enum FaceChip {
  /** dlib's chip, 150 px, padding 0.25: eye corners and base of the nose. */
  DLIB150(
      150,
      new int[][] {{263}, {362}, {33}, {133}, {2}},
      new double[] {
        110.956746,
        46.349815,
        89.606048,
        47.896744,
        37.057506,
        46.372745,
        58.408506,
        47.906424,
        74.011231,
        87.779753
      }),
  /** ArcFace's chip, 112 px: eye centres, nose tip, mouth corners. */
  ARCFACE112(
      112,
      new int[][] {{33, 133, 159, 145}, {263, 362, 386, 374}, {4}, {61}, {291}},
      new double[] {
        38.2946, 51.6963, 73.5318, 51.5014, 56.0252, 71.7366, 41.5493, 92.3655, 70.7299, 92.2041
      });

  private final int size;
  private final int[][] landmarks;
  private final double[] template;

  FaceChip(int size, int[][] landmarks, double[] template) {
    this.size = size;
    this.landmarks = landmarks;
    this.template = template;
  }

  /** Side in pixels. */
  public int size() {
    return size;
  }

  /**
   * Similarity from chip to picture.
   *
   * @param points [468, 3] face mesh in picture pixels
   */
  public Similarity alignment(Tensor points) {
    double[] picture = new double[template.length];
    for (int i = 0; i < landmarks.length; i++) {
      for (int landmark : landmarks[i]) {
        picture[2 * i] += points.at(3 * landmark) / (double) landmarks[i].length;
        picture[2 * i + 1] += points.at(3 * landmark + 1) / (double) landmarks[i].length;
      }
    }
    return Similarity.fit(template, picture);
  }

  /**
   * Similarity from chip to picture of a detector's own five points: eye centres, nose tip, mouth
   * corners. Template and points are pixel indices there, whose centres lie half a pixel on.
   *
   * @param points of all faces, x, y in picture pixels
   * @param from where the numbers of this face begin
   */
  public Similarity alignment(Tensor points, int from) {
    double[] centres = new double[template.length];
    double[] picture = new double[template.length];
    for (int i = 0; i < template.length; i++) {
      centres[i] = template[i] + 0.5;
      picture[i] = points.at(from + i) + 0.5;
    }
    return Similarity.fit(centres, picture);
  }

  /** The chip [3, size, size], zero outside the picture, as warpAffine cuts it. */
  public Tensor cutPlain(Tensor picture, Similarity alignment) {
    return Crop.sample(picture, alignment, size, 0);
  }

  /**
   * Similarity from chip to picture.
   *
   * @param points [point, 2] in picture pixels, in the order of this chip
   */
  public Similarity alignment(float[] points) {
    double[] picture = new double[points.length];
    for (int i = 0; i < points.length; i++) {
      picture[i] = points[i];
    }
    return Similarity.fit(template, picture);
  }

  /** The chip [3, size, size]; the border of the picture is repeated outside it. */
  public Tensor cut(Tensor picture, Similarity alignment) {
    return Crop.sampleSmooth(picture, alignment, size, Float.NaN);
  }
}
