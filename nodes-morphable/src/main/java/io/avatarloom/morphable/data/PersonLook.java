package io.avatarloom.morphable.data;

import io.avatarloom.core.tensor.CounterRandom;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.HeadModel;
import io.avatarloom.morphable.mesh.Texture;
import java.util.Optional;

/** A person made ready to be drawn: shaped head, painted skin, coloured hair. */
final class PersonLook {
  private static final double GAMMA = 2.2;

  final Person person;

  /** The head with the identity in its template. */
  final HeadModel shaped;

  final Texture skin;
  final Optional<Texture> hair;

  /** Light, tan or dark. */
  final String tone;

  PersonLook(HeadWardrobe wardrobe, Person person, CounterRandom random) {
    this.person = person;
    this.shaped = shaped(wardrobe.head, person.shape());
    SkinAtlas atlas = wardrobe.atlas;
    int size = atlas.size;
    float[] pixels = mixed(atlas, person.skinWeights());
    int faceRows = size * 11 / 16;
    double light = 0;
    for (int c = 0; c < 3; c++) {
      for (int i = c * size * size; i < c * size * size + faceRows * size; i++) {
        pixels[i] = (float) Math.max(0, Math.min(1, pixels[i] * person.skinGain()[c]));
      }
      int cheek = (c * size + size * 3 / 8) * size + size / 4;
      light += new double[] {0.2126, 0.7152, 0.0722}[c] * pixels[cheek];
    }
    tone = light > 0.66 ? "light" : light > 0.42 ? "tan" : "dark";
    paintHair(wardrobe, pixels, random);
    atlas.putEyes(person.eye(), (float) person.eyeGain(), pixels);
    skin = new Texture(pixels, size, size);
    hair = Optional.ofNullable(wardrobe.hair.get(person.style())).map(this::coloured);
  }

  private static HeadModel shaped(HeadModel head, float[] shape) {
    float[] basis = head.shapeDirs().data();
    float[] vertices = head.template().data().clone();
    int modes = shape.length;
    for (int i = 0; i < vertices.length; i++) {
      double sum = vertices[i];
      for (int k = 0; k < modes; k++) {
        sum += shape[k] * basis[i * modes + k];
      }
      vertices[i] = (float) sum;
    }
    return new HeadModel(
        head.topology(),
        head.unitsPerMetre(),
        Tensor.of(vertices, vertices.length / 3, 3),
        head.triangles(),
        head.shapeDirs(),
        head.expressionDirs(),
        head.poseDirs(),
        head.jointRegressor(),
        head.weights(),
        head.parents(),
        head.uv(),
        head.uvTriangles(),
        head.masks(),
        head.expressionNames(),
        head.jointNames(),
        head.metadata());
  }

  private static float[] mixed(SkinAtlas atlas, double[] weights) {
    float[] out = new float[3 * atlas.size * atlas.size];
    for (int s = 0; s < weights.length; s++) {
      float w = (float) weights[s];
      float[] skin = atlas.skins[s];
      for (int i = 0; i < out.length; i++) {
        out[i] += w * skin[i];
      }
    }
    for (int i = 0; i < out.length; i++) {
      out[i] = Math.max(0, Math.min(1, out[i]));
    }
    return out;
  }

  /** Eyebrows, cropped or shaven scalp, beard. */
  private void paintHair(HeadWardrobe wardrobe, float[] pixels, CounterRandom random) {
    int plane = wardrobe.atlas.size * wardrobe.atlas.size;
    int forehead = wardrobe.atlas.size * wardrobe.atlas.size / 5 + wardrobe.atlas.size * 11 / 32;
    float[] bare = new float[3];
    for (int c = 0; c < 3; c++) {
      bare[c] = pixels[c * plane + forehead];
    }
    boolean bald = person.style() == 0;
    double cover = bald ? 0.8 : person.style() == 1 ? 0.72 : 0.85;
    for (int i = 0; i < plane; i++) {
      if (wardrobe.atlas.brows[i] + wardrobe.scalp[i] + wardrobe.beard[i] == 0) {
        continue;
      }
      double noise = 0.75 + 0.5 * random.uniform();
      double brow = 0.8 * wardrobe.atlas.brows[i];
      double scalp = cover * wardrobe.scalp[i];
      double beard = person.beard() * wardrobe.beard[i] * (0.55 + 0.6 * (noise - 0.75));
      for (int c = 0; c < 3; c++) {
        int at = c * plane + i;
        double strand = srgb(person.hairLinear()[c] * noise);
        double value = pixels[at];
        value += scalp * ((bald ? bare[c] : strand) - value);
        value += beard * (strand - value);
        value += brow * (srgb(0.55 * person.hairLinear()[c]) - value);
        pixels[at] = (float) value;
      }
    }
  }

  private static double srgb(double linear) {
    return Math.pow(Math.min(1, Math.max(0, linear)), 1 / GAMMA);
  }

  private Texture coloured(HairStyle style) {
    int plane = style.side() * style.side();
    float[] pixels = new float[3 * plane];
    for (int c = 0; c < 3; c++) {
      double base = person.hairLinear()[c];
      float[] of = new float[style.shadeOf().length];
      for (int level = 0; level < of.length; level++) {
        of[level] = (float) srgb(base * (0.25 + 0.75 * style.shadeOf()[level]));
      }
      for (int i = 0; i < plane; i++) {
        pixels[c * plane + i] = of[style.grey()[i]];
      }
    }
    return new Texture(pixels, style.alpha(), style.side(), style.side());
  }
}
