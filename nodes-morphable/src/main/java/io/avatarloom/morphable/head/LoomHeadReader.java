package io.avatarloom.morphable.head;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.avatarloom.core.file.SafeTensors;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.HeadModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.collections.api.factory.Lists;
import org.eclipse.collections.api.list.ImmutableList;

/**
 * Reads a LoomHead file: FLAME-like keys with bases in half precision, pose correctives in 8 bits
 * with a scale, region masks, and names in the metadata. Lengths are metres.
 */
public final class LoomHeadReader {
  /** Topology id of LoomHead format 1. */
  public static final String TOPOLOGY = "loomhead-1";

  private static final String MASK = "masks.";
  private static final List<String> KEPT_TENSORS =
      List.of(
          "landmarks68.face",
          "landmarks68.bary",
          "landmarks5.face",
          "landmarks5.bary",
          "face_labels");

  private LoomHeadReader() {}

  /**
   * @throws IOException if the file is not a LoomHead file; the message names the file and what it
   *     lacks
   */
  public static HeadModel read(Path file) throws IOException {
    SafeTensors in = SafeTensors.read(file);
    if (!"loomhead".equals(in.metadata().get("format"))) {
      throw new IOException(file + " is not a LoomHead file: its metadata has no format loomhead");
    }
    try {
      return model(in);
    } catch (NoSuchElementException | JsonProcessingException e) {
      throw new IOException(file + " is a damaged LoomHead file: " + e.getMessage(), e);
    }
  }

  private static HeadModel model(SafeTensors in) throws JsonProcessingException {
    return new HeadModel(
        TOPOLOGY,
        1,
        in.tensor("v_template"),
        in.ints("f"),
        in.tensor("shapedirs"),
        in.tensor("expressiondirs"),
        scaled(in.tensor("posedirs"), in.tensor("posedirs.scale").at(0)),
        in.tensor("J_regressor"),
        in.tensor("weights"),
        in.ints("parents"),
        in.tensor("vt"),
        in.ints("ft"),
        masks(in),
        names(in, "expression_names"),
        names(in, "joint_names"),
        about(in));
  }

  private static Tensor scaled(Tensor stored, float scale) {
    float[] values = new float[stored.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = stored.at(i) * scale;
    }
    return Tensor.of(values, stored.shape());
  }

  private static SortedMap<String, Tensor> masks(SafeTensors in) {
    SortedMap<String, Tensor> masks = new TreeMap<>();
    for (String key : in.entries().keySet()) {
      if (key.startsWith(MASK)) {
        masks.put(key.substring(MASK.length()), in.tensor(key));
      }
    }
    return masks;
  }

  private static ImmutableList<String> names(SafeTensors in, String key)
      throws JsonProcessingException {
    String json = in.metadata().get(key);
    if (json == null) {
      throw new NoSuchElementException("its metadata has no " + key);
    }
    return Lists.immutable.of(new ObjectMapper().readValue(json, String[].class));
  }

  private static SortedMap<String, String> about(SafeTensors in) {
    SortedMap<String, String> about = new TreeMap<>(in.metadata());
    for (String key : KEPT_TENSORS) {
      if (in.has(key)) {
        about.put(key, Arrays.toString(in.tensor(key).data()));
      }
    }
    return about;
  }
}
