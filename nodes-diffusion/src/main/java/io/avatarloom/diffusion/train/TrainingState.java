package io.avatarloom.diffusion.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.file.SafeTensors;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.Codec;
import io.avatarloom.core.value.Value;
import io.avatarloom.core.value.ValueType;
import io.avatarloom.diffusion.net.FlatLayout;
import io.avatarloom.diffusion.net.TrainingArrays;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * Networks in training: weights, optimiser moments, averaged weights, one vector each.
 *
 * @param part what is trained: base, unet, lora, control or vae
 * @param places of the weights in the vectors, by name
 * @param arrays the vectors
 * @param step number of steps taken
 */
public record TrainingState(
    String part, Map<String, FlatLayout.Place> places, TrainingArrays arrays, long step)
    implements Value {
  private static final List<String> VECTORS = List.of("weights", "moment1", "moment2", "average");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The type; its file is safetensors with the vectors, and the places in the metadata. */
  public static final ValueType<TrainingState> TYPE =
      new ValueType<>(
          "TrainingState",
          TrainingState.class,
          new StateCodec(),
          "#c5221f",
          "Networks in training with the optimiser's moments.");

  @Override
  public ValueType<?> type() {
    return TYPE;
  }

  /**
   * Weights by name.
   *
   * @param average true for the averaged weights
   */
  public Map<String, Tensor> weights(boolean average) {
    float[] vector = arrays.numbers()[average ? TrainingArrays.COUNT - 1 : 0];
    Map<String, Tensor> out = new LinkedHashMap<>();
    places.forEach(
        (name, place) ->
            out.put(
                name,
                Tensor.of(
                    Arrays.copyOfRange(vector, place.offset(), place.offset() + place.length()),
                    place.shape())));
    return out;
  }

  private static final class StateCodec implements Codec<TrainingState> {
    @Override
    public String extension() {
      return "safetensors";
    }

    @Override
    public byte[] encode(TrainingState state) {
      SafeTensors.Writer out =
          new SafeTensors.Writer()
              .meta("part", state.part())
              .meta("step", Long.toString(state.step()))
              .meta("places", places(state).toString());
      float[][] vectors = state.arrays().numbers();
      for (int i = 0; i < vectors.length; i++) {
        out.put(VECTORS.get(i), Tensor.of(vectors[i], vectors[i].length));
      }
      return out.bytes();
    }

    private static ObjectNode places(TrainingState state) {
      ObjectNode places = JSON.createObjectNode();
      state.places().forEach((name, place) -> places.set(name, JSON.valueToTree(place.shape())));
      return places;
    }

    @Override
    public TrainingState decode(byte[] bytes) throws IOException {
      SafeTensors in = SafeTensors.parse(bytes, "the training state");
      try {
        Map<String, FlatLayout.Place> places = new LinkedHashMap<>();
        int offset = 0;
        JsonNode shapes = JSON.readTree(in.metadata().getOrDefault("places", "{}"));
        for (Map.Entry<String, JsonNode> entry : shapes.properties()) {
          int[] shape = JSON.treeToValue(entry.getValue(), int[].class);
          FlatLayout.Place place = new FlatLayout.Place(offset, shape);
          places.put(entry.getKey(), place);
          offset += place.length();
        }
        List<float[]> vectors = new ArrayList<>();
        for (String vector : VECTORS) {
          vectors.add(in.tensor(vector).data());
        }
        return new TrainingState(
            in.metadata().getOrDefault("part", ""),
            places,
            TrainingArrays.of(vectors.toArray(float[][]::new)),
            Long.parseLong(in.metadata().getOrDefault("step", "0")));
      } catch (NoSuchElementException | NumberFormatException e) {
        throw new IOException("the training state is damaged: " + e.getMessage(), e);
      }
    }
  }
}
