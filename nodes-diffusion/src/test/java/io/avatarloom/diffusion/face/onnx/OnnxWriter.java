package io.avatarloom.diffusion.face.onnx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes small ONNX networks as protocol buffers, with the fields of onnx.proto that they need. */
final class OnnxWriter {
  private final ByteArrayOutputStream graph = new ByteArrayOutputStream();

  /** A node without attributes, or with integer-list attributes NAME, numbers, NAME, numbers. */
  OnnxWriter node(String operator, String inputs, String outputs, Object... attributes) {
    ByteArrayOutputStream node = new ByteArrayOutputStream();
    for (String input : inputs.split(" ")) {
      text(node, 1, input);
    }
    for (String output : outputs.split(" ")) {
      text(node, 2, output);
    }
    text(node, 4, operator);
    for (int i = 0; i < attributes.length; i += 2) {
      ByteArrayOutputStream attribute = new ByteArrayOutputStream();
      text(attribute, 1, (String) attributes[i]);
      for (int number : (int[]) attributes[i + 1]) {
        varint(attribute, 8 << 3);
        varint(attribute, number);
      }
      varint(attribute, 20 << 3);
      varint(attribute, 7);
      bytes(node, 5, attribute.toByteArray());
    }
    bytes(graph, 1, node.toByteArray());
    return this;
  }

  OnnxWriter constant(String name, float[] values, int... shape) {
    ByteBuffer raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(values);
    return constant(name, 1, raw.array(), shape);
  }

  OnnxWriter constant(String name, long[] values) {
    ByteBuffer raw = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    raw.asLongBuffer().put(values);
    return constant(name, 7, raw.array(), values.length);
  }

  private OnnxWriter constant(String name, int type, byte[] raw, int... shape) {
    ByteArrayOutputStream tensor = new ByteArrayOutputStream();
    for (int size : shape) {
      varint(tensor, 1 << 3);
      varint(tensor, size);
    }
    varint(tensor, 2 << 3);
    varint(tensor, type);
    text(tensor, 8, name);
    bytes(tensor, 9, raw);
    bytes(graph, 5, tensor.toByteArray());
    return this;
  }

  OnnxWriter input(String name, int... shape) {
    bytes(graph, 11, value(name, shape));
    return this;
  }

  OnnxWriter output(String name, int... shape) {
    bytes(graph, 12, value(name, shape));
    return this;
  }

  void write(Path file) throws IOException {
    text(graph, 2, "test");
    ByteArrayOutputStream opset = new ByteArrayOutputStream();
    varint(opset, 2 << 3);
    varint(opset, 13);
    ByteArrayOutputStream model = new ByteArrayOutputStream();
    varint(model, 1 << 3);
    varint(model, 8);
    bytes(model, 7, graph.toByteArray());
    bytes(model, 8, opset.toByteArray());
    Files.write(file, model.toByteArray());
  }

  private static byte[] value(String name, int... shape) {
    ByteArrayOutputStream dims = new ByteArrayOutputStream();
    for (int size : shape) {
      ByteArrayOutputStream dim = new ByteArrayOutputStream();
      varint(dim, 1 << 3);
      varint(dim, size);
      bytes(dims, 1, dim.toByteArray());
    }
    ByteArrayOutputStream tensor = new ByteArrayOutputStream();
    varint(tensor, 1 << 3);
    varint(tensor, 1);
    bytes(tensor, 2, dims.toByteArray());
    ByteArrayOutputStream type = new ByteArrayOutputStream();
    bytes(type, 1, tensor.toByteArray());
    ByteArrayOutputStream value = new ByteArrayOutputStream();
    text(value, 1, name);
    bytes(value, 2, type.toByteArray());
    return value.toByteArray();
  }

  private static void text(ByteArrayOutputStream out, int field, String text) {
    bytes(out, field, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void bytes(ByteArrayOutputStream out, int field, byte[] bytes) {
    varint(out, field << 3 | 2);
    varint(out, bytes.length);
    out.writeBytes(bytes);
  }

  private static void varint(ByteArrayOutputStream out, long value) {
    long rest = value;
    while (rest > 0x7f) {
      out.write((int) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}
