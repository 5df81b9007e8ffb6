package io.avatarloom.core.file;

import io.avatarloom.core.tensor.Tensor;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A state dictionary that PyTorch saved ({@code .bin}, {@code .pth}, {@code .pt}; the zip layout,
 * which is PyTorch's since 1.6). Its pickle is read without running any of it.
 */
public final class TorchFile implements TensorSource {
  private static final String PICKLE = "data.pkl";

  /** A tensor: a view of a storage. Sizes and strides count elements. */
  private record View(String entry, String type, long offset, int[] shape, int[] strides) {}

  private final Path file;
  private final SortedMap<String, View> views = new TreeMap<>();

  private TorchFile(Path file) {
    this.file = file;
  }

  /**
   * Reads the names; weights stay in the file.
   *
   * @throws IOException if the file is not one of PyTorch's, or holds no tensors; the message names
   *     it
   */
  public static TorchFile read(Path file) throws IOException {
    TorchFile torch = new TorchFile(file);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry pickle =
          zip.stream()
              .filter(entry -> entry.getName().endsWith("/" + PICKLE))
              .findFirst()
              .orElseThrow(() -> new IOException(file + " is a zip file, but not of PyTorch's"));
      String folder =
          pickle.getName().substring(0, pickle.getName().length() - PICKLE.length()) + "data/";
      try (InputStream in = new BufferedInputStream(zip.getInputStream(pickle))) {
        torch.add("", PickleReader.read(in, file.toString()), folder);
      }
    } catch (ClassCastException | IndexOutOfBoundsException e) {
      throw new IOException(file + " is damaged: its tensors are not described as expected", e);
    } catch (ZipException e) {
      throw new IOException(
          file
              + " is not a zip file: expected what torch.save writes since PyTorch 1.6; load and save"
              + " it once with a newer PyTorch, or convert it to safetensors",
          e);
    }
    if (torch.views.isEmpty()) {
      throw new IOException(file + " holds no tensors");
    }
    return torch;
  }

  /** Adds the tensors of nested dictionaries; {@code state_dict} and the like leave no prefix. */
  private void add(String prefix, Object value, String folder) {
    if (value instanceof Map<?, ?> entries) {
      boolean wrapper = entries.containsKey("state_dict");
      for (Map.Entry<?, ?> entry : entries.entrySet()) {
        if (!wrapper || "state_dict".equals(entry.getKey())) {
          String name = wrapper ? prefix : prefix + (prefix.isEmpty() ? "" : ".") + entry.getKey();
          add(name, entry.getValue(), folder);
        }
      }
    } else if (value instanceof PythonObject object) {
      if (object.is("_rebuild_parameter")) {
        add(prefix, object.argument(0), folder);
      } else if (object.is("_rebuild_tensor_v2", "_rebuild_tensor")) {
        PythonObject storage = (PythonObject) object.argument(0);
        views.put(
            prefix,
            new View(
                folder + storage.argument(2),
                String.valueOf(storage.argument(1)).replaceFirst(".*\\.", ""),
                ((Number) object.argument(1)).longValue(),
                ints((Object[]) object.argument(2)),
                ints((Object[]) object.argument(3))));
      }
    }
  }

  private static int[] ints(Object[] numbers) {
    int[] ints = new int[numbers.length];
    for (int i = 0; i < ints.length; i++) {
      ints[i] = ((Number) numbers[i]).intValue();
    }
    return ints;
  }

  @Override
  public Set<String> names() {
    return Collections.unmodifiableSet(views.keySet());
  }

  @Override
  public boolean has(String name) {
    return views.containsKey(name);
  }

  @Override
  public Tensor tensor(String name) {
    View view = views.get(name);
    if (view == null) {
      throw new NoSuchElementException(file + " has no tensor '" + name + "'");
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry entry = zip.getEntry(view.entry);
      if (entry == null) {
        throw new IOException(file + " is damaged: the bytes of tensor " + name + " are missing");
      }
      try (InputStream in = zip.getInputStream(entry)) {
        return gather(view, ByteBuffer.wrap(in.readAllBytes()), name);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private Tensor gather(View view, ByteBuffer storage, String name) throws IOException {
    storage.order(ByteOrder.LITTLE_ENDIAN);
    int size = elementSize(view.type, name);
    Tensor out = Tensor.zeros(view.shape);
    int[] index = new int[view.shape.length];
    for (int i = 0; i < out.length(); i++) {
      long at = view.offset;
      for (int d = 0; d < index.length; d++) {
        at += (long) index[d] * view.strides[d];
      }
      if (at < 0 || (at + 1) * size > storage.limit()) {
        throw new IOException(file + " is damaged: tensor " + name + " lies outside its bytes");
      }
      out.data()[i] = number(storage, (int) at * size, view.type);
      for (int d = index.length - 1; d >= 0 && ++index[d] == view.shape[d]; d--) {
        index[d] = 0;
      }
    }
    return out;
  }

  private int elementSize(String type, String name) throws IOException {
    return switch (type) {
      case "DoubleStorage", "LongStorage" -> 8;
      case "FloatStorage", "IntStorage" -> 4;
      case "HalfStorage", "BFloat16Storage", "ShortStorage" -> 2;
      case "CharStorage", "ByteStorage", "BoolStorage" -> 1;
      default ->
          throw new IOException(
              "%s, tensor %s: expected plain numbers, met %s".formatted(file, name, type));
    };
  }

  private static float number(ByteBuffer in, int at, String type) {
    return switch (type) {
      case "DoubleStorage" -> (float) in.getDouble(at);
      case "LongStorage" -> in.getLong(at);
      case "FloatStorage" -> in.getFloat(at);
      case "IntStorage" -> in.getInt(at);
      case "HalfStorage" -> SafeTensors.halfToFloat(in.getShort(at));
      case "BFloat16Storage" -> Float.intBitsToFloat(in.getShort(at) << 16);
      case "ShortStorage" -> in.getShort(at);
      case "CharStorage" -> in.get(at);
      default -> in.get(at) & 0xff;
    };
  }
}
