package io.avatarloom.morphable.head;

import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.HeadModel;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Vertex labels of a head mesh: every region mask of the model, and the unions {@code eyeballs},
 * {@code ears} and {@code teeth} where the model has their parts.
 */
public final class HeadLabels {
  private static final Map<String, List<String>> UNIONS =
      Map.of(
          "eyeballs", List.of("left_eyeball", "right_eyeball"),
          "ears", List.of("left_ear", "right_ear"),
          "teeth", List.of("teeth_upper", "teeth_lower"));

  private HeadLabels() {}

  public static SortedMap<String, Tensor> of(HeadModel model) {
    SortedMap<String, Tensor> labels = new TreeMap<>(model.masks());
    UNIONS.forEach(
        (name, parts) -> {
          if (model.masks().keySet().containsAll(parts)) {
            Tensor first = model.masks().get(parts.get(0));
            Tensor second = model.masks().get(parts.get(1));
            labels.put(name, union(first, second));
          }
        });
    return labels;
  }

  private static Tensor union(Tensor a, Tensor b) {
    float[] either = new float[a.length()];
    for (int v = 0; v < either.length; v++) {
      either[v] = Math.max(a.at(v), b.at(v));
    }
    return Tensor.of(either, either.length);
  }
}
