package io.avatarloom.morphable.mesh;

/** Pictures of several views, planar, row 0 on top. */
public final class MeshPictures {
  final int width;
  final int height;
  private final float[] colour;
  private final float[] normals;
  private final float[] labels;
  private final float[] depth;
  private final float[] alpha;

  MeshPictures(int views, int width, int height) {
    this.width = width;
    this.height = height;
    int pixels = Math.multiplyExact(views * width, height);
    colour = new float[3 * pixels];
    normals = new float[3 * pixels];
    labels = new float[pixels];
    depth = new float[pixels];
    alpha = new float[pixels];
  }

  /** [view, 3, height, width] sRGB over the background. */
  public float[] colour() {
    return colour;
  }

  /** [view, 3, height, width] camera-space n/2 + 1/2 (right, up, to the camera), 1 where empty. */
  public float[] normals() {
    return normals;
  }

  /** [view, height, width] class numbers, 0 where empty. */
  public float[] labels() {
    return labels;
  }

  /** [view, height, width] camera z, 0 where empty. */
  public float[] depth() {
    return depth;
  }

  /** [view, height, width] covered share of the pixel. */
  public float[] alpha() {
    return alpha;
  }
}
