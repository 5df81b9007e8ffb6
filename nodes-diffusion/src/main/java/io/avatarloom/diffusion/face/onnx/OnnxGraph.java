package io.avatarloom.diffusion.face.onnx;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The operators of an ONNX file, read from its protocol buffers: field 7 of the model is the graph,
 * field 1 of a graph a node, field 4 of a node its operator.
 */
final class OnnxGraph {
  private static final int GRAPH = 7;
  private static final int NODE = 1;
  private static final int OPERATOR = 4;
  private static final int BYTES = 2;

  private OnnxGraph() {}

  /** Operators of the first nodes, in the order of the file. */
  static List<String> operators(Path file, int most) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer all = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      List<String> operators = new ArrayList<>();
      for (ByteBuffer graph : fields(all, GRAPH, 1)) {
        for (ByteBuffer node : fields(graph, NODE, most)) {
          for (ByteBuffer name : fields(node, OPERATOR, 1)) {
            operators.add(StandardCharsets.UTF_8.decode(name).toString());
          }
        }
      }
      return operators;
    } catch (RuntimeException e) {
      throw new IOException(file + " is not an ONNX network", e);
    }
  }

  /** The first contents of a field of length-delimited type. */
  private static List<ByteBuffer> fields(ByteBuffer message, int field, int most) {
    List<ByteBuffer> found = new ArrayList<>();
    while (message.hasRemaining() && found.size() < most) {
      long key = varint(message);
      int kind = (int) (key & 7);
      if (kind == BYTES) {
        int length = Math.toIntExact(varint(message));
        if (key >>> 3 == field) {
          found.add(message.slice(message.position(), length));
        }
        message.position(message.position() + length);
      } else {
        skip(message, kind);
      }
    }
    return found;
  }

  private static void skip(ByteBuffer message, int kind) {
    switch (kind) {
      case 0 -> varint(message);
      case 1 -> message.position(message.position() + 8);
      case 5 -> message.position(message.position() + 4);
      default -> throw new IllegalArgumentException("unknown wire type " + kind);
    }
  }

  private static long varint(ByteBuffer message) {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte next = message.get();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("a number is too long");
  }
}
