package io.avatarloom.diffusion.face;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.pooling.Pool;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.avatarloom.core.tensor.Halt;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.diffusion.net.Place;
import io.avatarloom.diffusion.net.Torch;
import io.avatarloom.diffusion.net.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * A convolutional network given as a list of layers (config.json, format face-nets-graph/1) and
 * weights. Layers run in order; each reads named values and writes one. Safe for several threads.
 */
public final class LayerGraph implements AutoCloseable {
  private final NDManager scope;
  private final Weights weights;
  private final JsonNode config;

  private LayerGraph(NDManager scope, Weights weights, JsonNode config) {
    this.scope = scope;
    this.weights = weights;
    this.config = config;
  }

  /**
   * @throws IOException if config.json or model.safetensors is missing or of another format
   */
  public static LayerGraph read(Path folder) throws IOException {
    JsonNode config =
        new ObjectMapper().readTree(Files.readAllBytes(folder.resolve("config.json")));
    if (!config.path("format").asText().equals("face-nets-graph/1")) {
      throw new IOException(folder + "/config.json is not of the format face-nets-graph/1");
    }
    NDManager scope = Place.CPU.scope();
    return new LayerGraph(scope, Weights.read(scope, folder.resolve("model.safetensors")), config);
  }

  /** What config.json says besides the layers. */
  public JsonNode config() {
    return config;
  }

  /** Side of the square input in pixels. */
  public int inputSize() {
    return config.path("inputs").get(0).path("shape").get(3).asInt();
  }

  /**
   * Runs the network.
   *
   * @param input [1, 3, size, size]
   * @return the declared outputs by name
   */
  public synchronized Map<String, Tensor> run(Tensor input) {
    try (NDManager pass = scope.newSubManager()) {
      Map<String, NDArray> values = new HashMap<>();
      values.put("input", Torch.array(pass, input));
      for (JsonNode layer : config.path("layers")) {
        Halt.check();
        NDArray out = act(layer, apply(layer, values));
        out.attach(pass);
        values.put(layer.path("out").asText(), out);
      }
      Map<String, Tensor> outputs = new TreeMap<>();
      for (JsonNode output : config.path("outputs")) {
        String name = output.path("name").asText();
        outputs.put(name, Torch.tensor(values.get(name)));
      }
      return outputs;
    }
  }

  private NDArray apply(JsonNode layer, Map<String, NDArray> values) {
    JsonNode in = layer.path("in");
    NDArray x = values.get(in.isArray() ? in.get(0).asText() : in.asText());
    return switch (layer.path("op").asText()) {
      case "conv2d" -> conv(layer, x);
      case "maxpool2d" ->
          Pool.maxPool2d(x, shape(layer, "kernel"), shape(layer, "stride"), new Shape(0, 0), false);
      case "avgpool2d" ->
          Pool.avgPool2d(
              x, shape(layer, "kernel"), shape(layer, "stride"), new Shape(0, 0), false, true);
      case "global_avgpool" ->
          x.reshape(x.getShape().get(0), x.getShape().get(1), -1).mean(new int[] {2});
      case "add" -> NDArrays.add(inputs(in, values));
      case "pad" -> pad(x, layer);
      case "permute" -> x.transpose(ints(layer.path("order")));
      case "reshape" -> x.reshape(shape(layer, "shape"));
      case "concat" -> NDArrays.concat(new NDList(inputs(in, values)), layer.path("axis").asInt());
      case "flatten" -> x.reshape(x.getShape().get(0), -1);
      case "resize_bilinear" ->
          x.getNDArrayInternal().interpolation(longs(layer.path("size")), 1, false);
      case "linear" ->
          Linear.linear(x, weights.get(layer.path("weight").asText()), bias(layer))
              .singletonOrThrow();
      case "softmax" -> x.softmax(layer.path("axis").asInt());
      default ->
          throw new IllegalStateException("the layer list has an unknown op " + layer.path("op"));
    };
  }

  private NDArray bias(JsonNode layer) {
    return layer.path("bias").isTextual() ? weights.get(layer.path("bias").asText()) : null;
  }

  private NDArray conv(JsonNode layer, NDArray x) {
    JsonNode pad = layer.path("pad");
    boolean symmetric =
        pad.get(0).asInt() == pad.get(1).asInt() && pad.get(2).asInt() == pad.get(3).asInt();
    NDArray padded =
        symmetric
            ? x
            : padPlane(
                x, pad.get(0).asInt(), pad.get(1).asInt(), pad.get(2).asInt(), pad.get(3).asInt());
    Shape padding = symmetric ? new Shape(pad.get(0).asInt(), pad.get(2).asInt()) : new Shape(0, 0);
    return Conv2d.conv2d(
            padded,
            weights.get(layer.path("weight").asText()),
            bias(layer),
            shape(layer, "stride"),
            padding,
            shape(layer, "dilation"),
            layer.path("groups").asInt(1))
        .singletonOrThrow();
  }

  private static NDArray padPlane(NDArray x, int top, int bottom, int left, int right) {
    return x.pad(new Shape(left, right, top, bottom), 0);
  }

  private static NDArray pad(NDArray x, JsonNode layer) {
    JsonNode h = layer.path("height");
    JsonNode w = layer.path("width");
    JsonNode c = layer.path("channels");
    return x.pad(
        new Shape(
            w.get(0).asInt(),
            w.get(1).asInt(),
            h.get(0).asInt(),
            h.get(1).asInt(),
            c.get(0).asInt(),
            c.get(1).asInt()),
        0);
  }

  private static NDArray[] inputs(JsonNode names, Map<String, NDArray> values) {
    NDArray[] inputs = new NDArray[names.size()];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = values.get(names.get(i).asText());
    }
    return inputs;
  }

  private NDArray act(JsonNode layer, NDArray y) {
    return switch (layer.path("act").asText("null")) {
      case "relu" -> y.maximum(0f);
      case "prelu" -> {
        NDArray slope =
            weights.get(layer.path("slope").asText()).reshape(1, y.getShape().get(1), 1, 1);
        yield y.maximum(0f).add(y.minimum(0f).mul(slope));
      }
      default -> y.getDataType() == DataType.FLOAT32 ? y : y.toType(DataType.FLOAT32, false);
    };
  }

  private static Shape shape(JsonNode layer, String key) {
    return new Shape(longs(layer.path(key)));
  }

  private static long[] longs(JsonNode array) {
    long[] out = new long[array.size()];
    for (int i = 0; i < out.length; i++) {
      out[i] = array.get(i).asLong();
    }
    return out;
  }

  private static int[] ints(JsonNode array) {
    int[] out = new int[array.size()];
    for (int i = 0; i < out.length; i++) {
      out[i] = array.get(i).asInt();
    }
    return out;
  }

  @Override
  public void close() {
    scope.close();
  }
}
