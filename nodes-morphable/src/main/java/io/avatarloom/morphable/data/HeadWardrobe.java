package io.avatarloom.morphable.data;

import io.avatarloom.core.file.SafeTensors;
import io.avatarloom.core.value.HeadModel;
import io.avatarloom.morphable.head.LoomHeadReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What people are made of: the head model, skins, eyes, hair, and where on the atlas hair grows.
 */
final class HeadWardrobe {
  /** Largest picture that the small atlas serves. */
  private static final int SMALL_PICTURE = 160;

  final HeadModel head;
  final SkinAtlas atlas;

  /** The first two have no cards: bald, and cropped hair that is painted on. */
  final List<HairStyle> hair = new ArrayList<>();

  /** [size, size] of the atlas: how much of a texel is scalp. */
  final float[] scalp;

  /** [size, size] of the atlas: how much of a texel a full beard covers. */
  final float[] beard;

  /** [triangle] class numbers of the head. */
  final float[] classes;

  /** [triangle] of the head: what the ControlNet's hint shows. */
  final boolean[] facial;

  final int[] cornerFaces = new int[5];
  final float[] cornerWeights = new float[15];
  final int[] pointFaces;
  final float[] pointWeights;

  /**
   * @param assets folder with loomhead and appearance
   */
  HeadWardrobe(Path assets, int sizePx) throws IOException {
    head = LoomHeadReader.read(assets.resolve("loomhead").resolve("loomhead.safetensors"));
    Path appearance = assets.resolve("appearance");
    atlas = new SkinAtlas(appearance, sizePx <= SMALL_PICTURE ? 256 : 512);
    readHair(appearance.resolve("hair"));
    float[] scalpOf = head.masks().get("scalp").data();
    scalp = AtlasMask.of(head, scalpOf, atlas.size);
    classes = numbers("face_labels");
    pointFaces = integers("landmarks5.face");
    pointWeights = numbers("landmarks5.bary");
    int[] faces = integers("landmarks68.face");
    float[] weights = numbers("landmarks68.bary");
    int[] corners = {45, 42, 36, 39, 33};
    for (int i = 0; i < 5; i++) {
      cornerFaces[i] = faces[corners[i]];
      System.arraycopy(weights, 3 * corners[i], cornerWeights, 3 * i, 3);
    }
    beard = AtlasMask.of(head, BeardRegion.of(head, faces), atlas.size);
    facial = facial();
  }

  private void readHair(Path folder) throws IOException {
    SafeTensors pack = SafeTensors.read(folder.resolve("hair.safetensors"));
    for (int i = 0; i < HairStyle.PAINTED; i++) {
      hair.add(null);
    }
    for (String[] style : HairStyle.STYLES) {
      hair.add(HairStyle.read(folder, pack, style[0]));
    }
  }

  private float[] numbers(String key) {
    String text = head.metadata().get(key);
    String[] parts = text.substring(1, text.length() - 1).split(", ");
    float[] numbers = new float[parts.length];
    for (int i = 0; i < parts.length; i++) {
      numbers[i] = Float.parseFloat(parts[i]);
    }
    return numbers;
  }

  private int[] integers(String key) {
    float[] numbers = numbers(key);
    int[] integers = new int[numbers.length];
    Arrays.setAll(integers, i -> (int) numbers[i]);
    return integers;
  }

  /** Skin of the face, brows, lids, lips, nose, eyes, teeth and tongue. */
  private boolean[] facial() {
    float[] face = head.masks().get("face").data();
    boolean[] out = new boolean[classes.length];
    for (int t = 0; t < out.length; t++) {
      boolean skin = true;
      for (int k = 0; k < 3; k++) {
        skin &= face[head.triangles()[3 * t + k]] > 0;
      }
      int label = (int) classes[t];
      out[t] = (label >= 2 && label <= 9) || label == 16 || (label == 1 && skin);
    }
    return out;
  }
}
