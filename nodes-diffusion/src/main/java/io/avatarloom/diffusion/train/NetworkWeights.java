package io.avatarloom.diffusion.train;

import io.avatarloom.core.file.SafeTensors;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.Codec;
import io.avatarloom.core.value.Value;
import io.avatarloom.core.value.ValueType;
import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The weights of one network under the names of its field's tools.
 *
 * @param tensors by name
 * @param half whether files hold float16
 * @param metadata of the file
 */
public record NetworkWeights(
    SortedMap<String, Tensor> tensors, boolean half, SortedMap<String, String> metadata)
    implements Value {
  /** The type; its file is what diffusers, transformers and PEFT load. */
  public static final ValueType<NetworkWeights> TYPE =
      new ValueType<>(
          "NetworkWeights",
          NetworkWeights.class,
          new WeightsCodec(),
          "#a50e0e",
          "Weights of a network as a file for other tools.");

  @Override
  public ValueType<?> type() {
    return TYPE;
  }

  private static final class WeightsCodec implements Codec<NetworkWeights> {
    @Override
    public String extension() {
      return "safetensors";
    }

    @Override
    public byte[] encode(NetworkWeights weights) {
      SafeTensors.Writer out = new SafeTensors.Writer();
      weights.metadata().forEach(out::meta);
      weights
          .tensors()
          .forEach(
              (name, tensor) -> {
                if (weights.half()) {
                  out.add(name, "F16", tensor.shape(), halves(tensor));
                } else {
                  out.put(name, tensor);
                }
              });
      return out.bytes();
    }

    private static byte[] halves(Tensor tensor) {
      byte[] out = new byte[2 * tensor.length()];
      for (int i = 0; i < tensor.length(); i++) {
        short half = SafeTensors.floatToHalf(tensor.at(i));
        out[2 * i] = (byte) half;
        out[2 * i + 1] = (byte) (half >> 8);
      }
      return out;
    }

    @Override
    public NetworkWeights decode(byte[] bytes) throws IOException {
      SafeTensors in = SafeTensors.parse(bytes, "the weights");
      SortedMap<String, Tensor> tensors = new TreeMap<>();
      boolean half = false;
      for (String name : in.names()) {
        tensors.put(name, in.tensor(name));
        half |= in.entry(name).dtype().equals("F16");
      }
      return new NetworkWeights(tensors, half, new TreeMap<>(in.metadata()));
    }
  }
}
