package io.avatarloom.core.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Arrays out of the objects of a pickle: NumPy's, SciPy's sparse matrices, chumpy's constants. */
final class NumpyObjects {
  /** Places in the state of an ndarray: version, shape, dtype, column-major, bytes. */
  private static final int SHAPE = 1;

  private static final int DTYPE = 2;
  private static final int FORTRAN = 3;
  private static final int BYTES = 4;

  private final String name;

  NumpyObjects(String name) {
    this.name = name;
  }

  /** The array of an object; nothing if it is none of numbers. */
  Optional<NpyArray> array(Object value) throws IOException {
    if (!(value instanceof PythonObject object)) {
      return Optional.empty();
    }
    if (object.is("_reconstruct") && object.state() instanceof Object[] state) {
      return raw(
          state[BYTES], state[DTYPE], (Object[]) state[SHAPE], Boolean.TRUE.equals(state[FORTRAN]));
    }
    if (object.is("_frombuffer")) {
      boolean fortran = object.size() > 3 && "F".equals(object.argument(3));
      return raw(object.argument(0), object.argument(1), (Object[]) object.argument(2), fortran);
    }
    if (object.state() instanceof Map<?, ?> fields) {
      return object.is("Ch") ? array(fields.get("x")) : sparse(object, fields);
    }
    return Optional.empty();
  }

  private Optional<NpyArray> raw(Object bytes, Object dtype, Object[] shape, boolean fortran)
      throws IOException {
    Optional<String> type = type(dtype);
    if (type.isEmpty()) {
      return Optional.empty();
    }
    byte[] data =
        bytes instanceof String text
            ? text.getBytes(StandardCharsets.ISO_8859_1) // Python 2
            : (byte[]) bytes;
    return Optional.of(NpyArray.of(data, type.get(), ints(shape), fortran, name));
  }

  /** NumPy's name of a type of numbers with its byte order, such as {@code <f8}. */
  private static Optional<String> type(Object dtype) {
    if (!(dtype instanceof PythonObject object)
        || !object.is("dtype")
        || !String.valueOf(object.argument(0)).matches("[fiub][1248]")) {
      return Optional.empty();
    }
    boolean big = object.state() instanceof Object[] state && ">".equals(state[1]);
    return Optional.of((big ? ">" : "<") + object.argument(0));
  }

  private Optional<NpyArray> sparse(PythonObject object, Map<?, ?> fields) throws IOException {
    Object shape = fields.containsKey("_shape") ? fields.get("_shape") : fields.get("shape");
    Optional<NpyArray> data = array(fields.get("data"));
    if (!(shape instanceof Object[] sizes) || sizes.length != 2 || data.isEmpty()) {
      return Optional.empty();
    }
    int[] size = ints(sizes);
    if (object.is("csc_matrix", "csc_array", "csr_matrix", "csr_array")) {
      int[] starts = array(fields.get("indptr")).orElseThrow().ints();
      int[] indices = array(fields.get("indices")).orElseThrow().ints();
      boolean columns = object.is("csc_matrix", "csc_array");
      double[] dense = new double[Math.multiplyExact(size[0], size[1])];
      for (int line = 0; line + 1 < starts.length; line++) {
        for (int i = starts[line]; i < starts[line + 1]; i++) {
          int row = columns ? indices[i] : line;
          int column = columns ? line : indices[i];
          dense[row * size[1] + column] += data.get().values()[i];
        }
      }
      return Optional.of(new NpyArray(dense, size));
    }
    return Optional.empty();
  }

  private static int[] ints(Object[] shape) {
    int[] sizes = new int[shape.length];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = ((Number) shape[i]).intValue();
    }
    return sizes;
  }
}
