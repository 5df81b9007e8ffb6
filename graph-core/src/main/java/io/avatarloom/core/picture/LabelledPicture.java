package io.avatarloom.core.picture;

/**
 * One square picture and what is known of it. Planar bytes, row 0 on top; arrays that are not known
 * are empty.
 *
 * @param person whose picture it is; pictures of one number share the identity
 * @param sizePx width and height
 * @param image [3, size, size] sRGB
 * @param normals [3, size, size] camera-space n/2 + 1/2 (x right, y up, z to the camera), 1 where
 *     empty
 * @param labels [size, size] class numbers
 * @param mask [size, size] covered share
 * @param hint [4, size, size] condition of the ControlNet: normals of the face, 1 elsewhere, and
 *     parts of eyes and mouth
 * @param depth [size, size] metres, 0 where empty
 * @param points [5, 2] pixels: eyes, nose tip, mouth corners, image-left first
 * @param corners [5, 2] pixels: outer and inner corner of the subject's left eye, of the right eye,
 *     base of the nose
 * @param identity coefficients of the head model
 * @param camera [20]: world to camera 4x4, then fx, fy, cx, cy in pixels
 * @param azimuthDeg 0 = frontal, positive toward the subject's left
 * @param caption words
 * @param emotion one word
 * @param spoilt whether the picture shows what negative prompts speak of
 */
public record LabelledPicture(
    int person,
    int sizePx,
    byte[] image,
    byte[] normals,
    byte[] labels,
    byte[] mask,
    byte[] hint,
    float[] depth,
    float[] points,
    float[] corners,
    float[] identity,
    float[] camera,
    double azimuthDeg,
    String caption,
    String emotion,
    boolean spoilt) {}
