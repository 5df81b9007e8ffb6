package io.avatarloom.morphable.mesh;

import java.util.Optional;

/**
 * A mesh to be drawn.
 *
 * @param positions [vertex, 3]
 * @param triangles [triangle * 3]
 * @param uv [texture vertex, 2], v up; empty without
 * @param uvTriangles [triangle * 3]; empty without
 * @param texture sRGB; without it, or without uv, the plain colour is used
 * @param colour [3] sRGB
 * @param drawn [triangle] triangles that hide what lies behind them
 * @param shown [triangle] drawn triangles that appear in the pictures; the others leave them empty
 * @param classes [triangle] number in the label picture
 */
public record MeshScene(
    float[] positions,
    int[] triangles,
    float[] uv,
    int[] uvTriangles,
    Optional<Texture> texture,
    float[] colour,
    boolean[] drawn,
    boolean[] shown,
    float[] classes) {}
