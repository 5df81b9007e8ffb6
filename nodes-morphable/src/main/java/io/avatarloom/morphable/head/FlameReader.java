package io.avatarloom.morphable.head;

import io.avatarloom.core.file.NamedArrays;
import io.avatarloom.core.file.NpyArray;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.HeadModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.eclipse.collections.api.factory.Lists;
import org.eclipse.collections.api.list.ImmutableList;

/**
 * Reads models with FLAME's keys (the pickles of FLAME 2020 and 2023, or what they were converted
 * to; SMPL-X npz): v_template, f, shapedirs (identity first, then expression), posedirs,
 * J_regressor, weights, kintree_table, optionally vt and ft. Lengths are metres, y up, the face
 * looks to +z, as here.
 */
public final class FlameReader {
  private static final ImmutableList<String> FLAME_JOINTS =
      Lists.immutable.of("root", "neck", "jaw", "eyeL", "eyeR");
  private static final int SMPLX_JOINTS = 55;
  private static final Map<Integer, String> SMPLX_HEAD_JOINTS =
      Map.of(0, "root", 12, "neck", 15, "head", 22, "jaw", 23, "eyeL", 24, "eyeR");
  private static final String JAW =
      "{\"jawOpen\": [{\"joint\": \"jaw\", \"axis\": \"x\", \"deg\": 25.33}]}";

  private final Path file;
  private final SortedMap<String, NpyArray> arrays;

  private FlameReader(Path file) throws IOException {
    this.file = file;
    this.arrays = NamedArrays.read(file);
  }

  /**
   * @param topology id the model gets
   * @param identityModes leading columns of shapedirs that are identity; the rest is expression
   * @param masks pkl, npz or safetensors of vertex index arrays by region name
   * @param texture gives the texture coordinates in place of the model file's
   * @throws IOException if a key is missing, or the texture belongs to another mesh; the message
   *     names file and key
   */
  public static HeadModel read(
      Path file,
      String topology,
      int identityModes,
      Optional<Path> masks,
      Optional<FlameTexture> texture)
      throws IOException {
    return new FlameReader(file).model(topology, identityModes, masks, texture);
  }

  private HeadModel model(
      String topology, int identityModes, Optional<Path> masks, Optional<FlameTexture> texture)
      throws IOException {
    Tensor template = need("v_template").tensor();
    int vertices = template.size(0);
    NpyArray directions = need("shapedirs");
    int columns = directions.shape()[2];
    int identity = Math.min(identityModes, columns);
    int[] parents = parents();
    int[] triangles = need("f").ints();
    Tensor uv = Tensor.zeros(0, 2);
    int[] uvTriangles = {};
    if (texture.isPresent()) {
      uv = texture.get().uv();
      uvTriangles = texture.get().uvTriangles();
    } else if (arrays.containsKey("vt") && arrays.containsKey("ft")) {
      uv = arrays.get("vt").tensor();
      uvTriangles = arrays.get("ft").ints();
    }
    if (uvTriangles.length > 0 && uvTriangles.length != triangles.length) {
      throw new IOException(
          "%s has %d triangles, its texture coordinates %d: they do not belong together"
              .formatted(file, triangles.length / 3, uvTriangles.length / 3));
    }
    SortedMap<String, String> about = new TreeMap<>();
    about.put(Skinning.JOINTS_FOLLOW_EXPRESSION, "true");
    about.put("joint_map", JAW);
    return new HeadModel(
        topology,
        1,
        template,
        triangles,
        columns(directions, 0, identity),
        columns(directions, identity, columns),
        need("posedirs").tensor().reshape(vertices, 3, 9 * (parents.length - 1)),
        need("J_regressor").tensor(),
        need("weights").tensor(),
        parents,
        uv,
        uvTriangles,
        masks.isPresent() ? masks(masks.get(), vertices) : new TreeMap<>(),
        Lists.immutable.ofAll(
            IntStream.range(0, columns - identity).mapToObj(i -> "expression" + i).toList()),
        jointNames(parents.length),
        about);
  }

  private NpyArray need(String key) throws IOException {
    NpyArray array = arrays.get(key);
    if (array == null) {
      throw new IOException(
          file
              + " has no array "
              + key
              + " of plain numbers; it has "
              + String.join(", ", arrays.keySet())
              + " (in an npz, sparse matrices must be saved dense; the pickle itself will do)");
    }
    return array;
  }

  /** Row 0 of kintree_table; the root's parent is any number that is no earlier joint. */
  private int[] parents() throws IOException {
    NpyArray table = need("kintree_table");
    int joints = table.shape()[table.shape().length - 1];
    int[] parents = Arrays.copyOf(table.ints(), joints);
    for (int j = 0; j < joints; j++) {
      parents[j] = parents[j] >= 0 && parents[j] < j ? parents[j] : -1;
    }
    return parents;
  }

  private static Tensor columns(NpyArray array, int from, int to) {
    int width = array.shape()[2];
    int rows = array.values().length / width;
    float[] out = new float[rows * (to - from)];
    for (int r = 0; r < rows; r++) {
      for (int c = from; c < to; c++) {
        out[r * (to - from) + c - from] = (float) array.values()[r * width + c];
      }
    }
    return Tensor.of(out, array.shape()[0], 3, to - from);
  }

  private static SortedMap<String, Tensor> masks(Path file, int vertices) throws IOException {
    SortedMap<String, Tensor> masks = new TreeMap<>();
    for (Map.Entry<String, NpyArray> entry : NamedArrays.read(file).entrySet()) {
      float[] mask = new float[vertices];
      for (int v : entry.getValue().ints()) {
        if (v < 0 || v >= vertices) {
          throw new IOException(
              file + ", mask " + entry.getKey() + ": the model has no vertex " + v);
        }
        mask[v] = 1;
      }
      masks.put(entry.getKey(), Tensor.of(mask, vertices));
    }
    return masks;
  }

  private static ImmutableList<String> jointNames(int count) {
    if (count == FLAME_JOINTS.size()) {
      return FLAME_JOINTS;
    }
    Map<Integer, String> known = count == SMPLX_JOINTS ? SMPLX_HEAD_JOINTS : Map.of();
    return Lists.immutable.ofAll(
        IntStream.range(0, count).mapToObj(j -> known.getOrDefault(j, "joint" + j)).toList());
  }
}
