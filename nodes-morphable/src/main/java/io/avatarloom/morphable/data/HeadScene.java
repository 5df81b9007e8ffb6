package io.avatarloom.morphable.data;

import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.HeadModel;
import io.avatarloom.core.value.HeadPose;
import io.avatarloom.morphable.head.PoseBuilder;
import io.avatarloom.morphable.head.Rotation;
import io.avatarloom.morphable.head.Skinning;
import io.avatarloom.morphable.mesh.MeshScene;
import io.avatarloom.morphable.mesh.Surface;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A posed person as a mesh: the head, and the hair's cards behind its triangles. */
final class HeadScene {
  /** Number of hair in the label picture, one past the head's own. */
  static final int HAIR_CLASS = 17;

  private static final int SCLERA = 5;
  private static final int PUPIL = 7;
  private static final int TEETH = 8;
  private static final int GUMS = 10;

  /** The head without hair, only the face shown, in the numbers of the hint's fourth channel. */
  final MeshScene face;

  final MeshScene whole;

  /** [vertex, 3] of the posed head. */
  final float[] head;

  HeadScene(HeadWardrobe wardrobe, PersonLook look, Shot shot) {
    HeadModel model = look.shaped;
    head = posed(model, shot).vertices().data();
    HairStyle style = wardrobe.hair.get(look.person.style());
    int hairTriangles = style == null ? 0 : style.triangles().length;
    int headTriangles = model.triangles().length;
    float[] positions = head;
    int[] triangles = model.triangles();
    float[] uv = model.uv().data();
    int[] uvTriangles = model.uvTriangles();
    if (style != null) {
      positions = Arrays.copyOf(head, head.length + style.vertex().length);
      double[] n = shot.neckDeg();
      double[] turn =
          Rotation.ofAxisAngle(Math.toRadians(n[0]), Math.toRadians(n[1]), Math.toRadians(n[2]));
      style.place(head, turn, positions, head.length);
      triangles = joined(triangles, style.triangles(), head.length / 3);
      uvTriangles = joined(uvTriangles, style.triangles(), uv.length / 2);
      uv = joined(uv, style.uv());
    }
    int count = (headTriangles + hairTriangles) / 3;
    boolean[] all = new boolean[count];
    Arrays.fill(all, true);
    boolean[] bald = new boolean[count];
    Arrays.fill(bald, 0, headTriangles / 3, true);
    float[] classes = Arrays.copyOf(wardrobe.classes, count);
    Arrays.fill(classes, headTriangles / 3, count, HAIR_CLASS);
    whole =
        new MeshScene(
            positions,
            triangles,
            uv,
            uvTriangles,
            surfaces(look),
            surfaceOf(wardrobe, count),
            all,
            all,
            classes);
    face =
        new MeshScene(
            positions,
            triangles,
            uv,
            uvTriangles,
            List.of(Surface.matt(Optional.empty(), new float[3])),
            new byte[count],
            bald,
            Arrays.copyOf(wardrobe.facial, count),
            hint(wardrobe, count));
  }

  private static Skinning.Posed posed(HeadModel model, Shot shot) {
    PoseBuilder pose = new PoseBuilder(model);
    shot.expression().forEach(pose::addExpression);
    pose.addJoint("neck", shot.neckDeg());
    HeadPose built = pose.build();
    HeadPose bare =
        new HeadPose(
            built.topology(),
            Tensor.zeros(built.shape().length()),
            built.expression(),
            built.joints());
    return Skinning.evaluate(model, bare);
  }

  private static int[] joined(int[] first, int[] second, int shift) {
    int[] out = Arrays.copyOf(first, first.length + second.length);
    for (int i = 0; i < second.length; i++) {
      out[first.length + i] = second[i] + shift;
    }
    return out;
  }

  private static float[] joined(float[] first, float[] second) {
    float[] out = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, out, first.length, second.length);
    return out;
  }

  private static List<Surface> surfaces(PersonLook look) {
    float[] unused = new float[3];
    return List.of(
        new Surface(Optional.of(look.skin), unused, false, look.person.skinGloss(), 14),
        new Surface(Optional.of(look.skin), unused, false, 0.7, 140),
        new Surface(Optional.of(look.skin), unused, false, 0.12, 40),
        new Surface(look.hair, unused, true, look.person.hairGloss(), 18));
  }

  private static byte[] surfaceOf(HeadWardrobe wardrobe, int count) {
    byte[] out = new byte[count];
    Arrays.fill(out, wardrobe.classes.length, count, (byte) 3);
    for (int t = 0; t < wardrobe.classes.length; t++) {
      int label = (int) wardrobe.classes[t];
      out[t] =
          (byte) (label >= SCLERA && label <= PUPIL ? 1 : label >= TEETH && label <= GUMS ? 2 : 0);
    }
    return out;
  }

  /** iris and pupil 0.333, teeth 0.49, sclera 1, 0 elsewhere. */
  private static float[] hint(HeadWardrobe wardrobe, int count) {
    float[] out = new float[count];
    for (int t = 0; t < wardrobe.classes.length; t++) {
      int label = (int) wardrobe.classes[t];
      if (label == SCLERA) {
        out[t] = 1;
      } else if (label > SCLERA && label <= PUPIL) {
        out[t] = 0.333f;
      } else if (label == TEETH) {
        out[t] = 0.49f;
      }
    }
    return out;
  }

  /** [point, 3] surface points of the posed head. */
  float[] points(HeadWardrobe wardrobe, int[] faces, float[] weights) {
    float[] out = new float[3 * faces.length];
    int[] triangles = wardrobe.head.triangles();
    for (int i = 0; i < faces.length; i++) {
      for (int k = 0; k < 3; k++) {
        int v = 3 * triangles[3 * faces[i] + k];
        for (int c = 0; c < 3; c++) {
          out[3 * i + c] += weights[3 * i + k] * head[v + c];
        }
      }
    }
    return out;
  }
}
