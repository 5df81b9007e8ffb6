package io.avatarloom.diffusion.full;

import io.avatarloom.core.file.AtomicFile;
import io.avatarloom.core.file.SafeTensors;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes half-precision tensors as PyTorch's torch.save does: a zip of plain entries, the pickle
 * {@code data.pkl} (protocol 2: a dictionary of calls to _rebuild_tensor_v2) and one entry a
 * storage.
 */
final class TorchState {
  private final DataOutputStream out;

  private TorchState(DataOutputStream out) {
    this.out = out;
  }

  /**
   * @param numbers of a tensor by name
   */
  static void write(Path file, SortedMap<String, int[]> shapes, Function<String, float[]> numbers)
      throws IOException {
    AtomicFile.write(
        file,
        out -> {
          ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(out, 1 << 20));
          store(zip, "archive/data.pkl", pickle(shapes));
          int key = 0;
          for (String name : shapes.keySet()) {
            store(zip, "archive/data/" + key++, halves(numbers.apply(name)));
          }
          store(zip, "archive/version", "3\n".getBytes(StandardCharsets.US_ASCII));
          zip.finish();
          zip.flush();
        });
  }

  private static void store(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    CRC32 sum = new CRC32();
    sum.update(bytes);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(sum.getValue());
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }

  private static byte[] halves(float[] numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float number : numbers) {
      bytes.putShort(SafeTensors.floatToHalf(number));
    }
    return bytes.array();
  }

  private static byte[] pickle(SortedMap<String, int[]> shapes) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    TorchState pickle = new TorchState(new DataOutputStream(bytes));
    pickle.out.write(new byte[] {(byte) 0x80, 2, '}', '('});
    int key = 0;
    for (Map.Entry<String, int[]> entry : shapes.entrySet()) {
      pickle.text(entry.getKey());
      pickle.tensor(key++, entry.getValue());
    }
    pickle.out.write(new byte[] {'u', '.'});
    return bytes.toByteArray();
  }

  private void tensor(int key, int[] shape) throws IOException {
    int length = 1;
    int[] strides = new int[shape.length];
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      strides[axis] = length;
      length *= shape[axis];
    }
    out.writeBytes("ctorch._utils\n_rebuild_tensor_v2\n((");
    text("storage");
    out.writeBytes("ctorch\nHalfStorage\n");
    text(Integer.toString(key));
    text("cpu");
    integer(length);
    out.writeBytes("tQ");
    integer(0);
    integers(shape);
    integers(strides);
    out.write(0x89);
    out.writeBytes("ccollections\nOrderedDict\n)RtR");
  }

  private void integers(int[] numbers) throws IOException {
    out.write('(');
    for (int number : numbers) {
      integer(number);
    }
    out.write('t');
  }

  private void integer(int number) throws IOException {
    out.write('J');
    out.writeInt(Integer.reverseBytes(number));
  }

  private void text(String text) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.write('X');
    out.writeInt(Integer.reverseBytes(utf8.length));
    out.write(utf8);
  }
}
