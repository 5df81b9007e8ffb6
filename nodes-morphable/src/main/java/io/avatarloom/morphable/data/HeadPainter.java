package io.avatarloom.morphable.data;

import io.avatarloom.core.picture.LabelledPicture;
import io.avatarloom.core.tensor.CounterRandom;
import io.avatarloom.morphable.mesh.Lighting;
import io.avatarloom.morphable.mesh.MeshPictures;
import io.avatarloom.morphable.mesh.MeshRenderer;
import io.avatarloom.morphable.mesh.MeshScene;
import io.avatarloom.morphable.mesh.MeshStyle;
import io.avatarloom.morphable.mesh.PinholeView;
import io.avatarloom.morphable.mesh.ShadowMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes one shot of a person. */
final class HeadPainter {
  private static final int SAMPLES = 2;
  private static final double NEAR_M = 0.05;
  private static final double[] SHADOW_CENTRE = {0, -0.03, -0.07};
  private static final double SHADOW_RADIUS_M = 0.23;
  private static final double SHADOW_BIAS_M = 0.006;

  private HeadPainter() {}

  static LabelledPicture draw(
      HeadWardrobe wardrobe,
      PersonLook look,
      int number,
      Shot shot,
      int size,
      CounterRandom random) {
    boolean mirrored = look.person.mirrored();
    PinholeView wanted = ShotCamera.of(shot, size);
    PinholeView view = mirrored ? ShotCamera.mirrored(wanted) : wanted;
    HeadScene scene = new HeadScene(wardrobe, look, shot);
    MeshStyle style =
        new MeshStyle(
            SAMPLES,
            NEAR_M,
            true,
            shot.background(),
            Optional.of(light(shot, scene.whole, view, mirrored)),
            MeshStyle.Labels.NEAREST);
    MeshRenderer.Layers drawn = MeshRenderer.layers(scene.face, scene.whole, view, style);
    Flip flip = new Flip(size, mirrored);
    float[] colour = flip.picture(drawn.whole().colour(), 3);
    if (shot.spoiling() != null) {
      shot.spoiling().apply(colour, size, random);
    }
    MeshPictures whole = drawn.whole();
    MeshPictures face = drawn.part();
    byte[] hint = new byte[4 * size * size];
    byte[] facial = bytes(flip.normals(face.normals(), face.alpha()), 255);
    System.arraycopy(facial, 0, hint, 0, facial.length);
    byte[] parts = bytes(flip.picture(face.labels(), 1), 255);
    System.arraycopy(parts, 0, hint, facial.length, parts.length);
    float[] points = scene.points(wardrobe, wardrobe.pointFaces, wardrobe.pointWeights);
    float[] corners = scene.points(wardrobe, wardrobe.cornerFaces, wardrobe.cornerWeights);
    return new LabelledPicture(
        number,
        size,
        bytes(colour, 255),
        bytes(flip.normals(whole.normals(), whole.alpha()), 255),
        bytes(flip.picture(whole.labels(), 1), 1),
        bytes(flip.picture(whole.alpha(), 1), 255),
        hint,
        flip.picture(whole.depth(), 1),
        flip.points(ShotCamera.project(view, points), new int[] {1, 0, 2, 4, 3}),
        flip.points(ShotCamera.project(view, corners), new int[] {2, 3, 0, 1, 4}),
        flip.identity(look.person.shape(), wardrobe.head.metadata().get("identity_symmetry")),
        camera(wanted),
        shot.azimuthDeg(),
        Captions.of(look, shot, random),
        shot.emotion(),
        shot.spoiling() != null);
  }

  private static Lighting light(Shot shot, MeshScene scene, PinholeView view, boolean mirrored) {
    List<Lighting.Lamp> lamps = new ArrayList<>();
    for (double[] lamp : shot.lamps()) {
      double[] world = Lighting.direction(lamp[0], lamp[1]);
      world[0] *= mirrored ? -1 : 1;
      Optional<ShadowMap> shadow =
          lamps.isEmpty()
              ? Optional.of(
                  ShadowMap.of(scene, world, SHADOW_CENTRE, SHADOW_RADIUS_M, SHADOW_BIAS_M))
              : Optional.empty();
      float[] colour = {(float) lamp[2], (float) lamp[3], (float) lamp[4]};
      lamps.add(new Lighting.Lamp(ShotCamera.seen(view, world), colour, shadow));
    }
    double[] slope = ShotCamera.seen(view, new double[] {0, shot.slopeUp(), 0});
    return new Lighting(shot.ambient(), slope, lamps);
  }

  private static byte[] bytes(float[] numbers, float scale) {
    byte[] out = new byte[numbers.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (byte) (int) Math.max(0, Math.min(255, numbers[i] * scale + 0.5f));
    }
    return out;
  }

  private static float[] camera(PinholeView view) {
    float[] out = java.util.Arrays.copyOf(view.worldToCamera(), 20);
    out[16] = (float) view.fx();
    out[17] = (float) view.fy();
    out[18] = (float) view.cx();
    out[19] = (float) view.cy();
    return out;
  }
}
