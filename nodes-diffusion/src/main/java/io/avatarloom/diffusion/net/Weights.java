package io.avatarloom.diffusion.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.avatarloom.core.file.SafeTensors;
import io.avatarloom.core.file.TensorSource;
import io.avatarloom.core.file.TorchFile;
import io.avatarloom.core.tensor.Tensor;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/**
 * Named weights of one network as float32 arrays of a scope, whatever type the file stores. An
 * array is made when it is first asked for.
 */
public final class Weights {
  private static final List<String> FILES =
      List.of(
          "diffusion_pytorch_model.safetensors",
          "model.safetensors",
          "diffusion_pytorch_model.bin",
          "pytorch_model.bin");

  private final NDManager scope;
  private final String name;
  private final TensorSource file;
  private final Map<String, NDArray> loaded = new HashMap<>();

  private Weights(NDManager scope, String name, TensorSource file) {
    this.scope = scope;
    this.name = name;
    this.file = file;
  }

  /**
   * Opens a safetensors file, or a state dictionary saved by PyTorch (.bin, .pth, .pt).
   *
   * @param scope owns the arrays
   * @throws IOException if the file is missing or damaged; the message names it
   */
  public static Weights read(NDManager scope, Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new FileNotFoundException("there is no weight file " + file);
    }
    boolean safe = file.toString().endsWith(".safetensors");
    return new Weights(
        scope, file.toString(), safe ? SafeTensors.read(file) : TorchFile.read(file));
  }

  /** Tensors that are already in memory; {@code name} is used in error messages. */
  static Weights of(NDManager scope, String name, TensorSource source) {
    return new Weights(scope, name, source);
  }

  /**
   * The weight file of a folder in diffusers or transformers layout, safetensors before pickles.
   *
   * @throws FileNotFoundException if there is none; the message names what was looked for
   */
  public static Path file(Path folder) throws FileNotFoundException {
    for (String name : FILES) {
      if (Files.isRegularFile(folder.resolve(name))) {
        return folder.resolve(name);
      }
    }
    throw new FileNotFoundException(
        folder + " has no weight file: expected one of " + String.join(", ", FILES));
  }

  /** Names of all tensors. */
  public Set<String> names() {
    return file.names();
  }

  public boolean has(String tensor) {
    return file.has(tensor);
  }

  /**
   * @throws NoSuchElementException if there is no such tensor; the message names the file
   */
  public NDArray get(String tensor) {
    return find(tensor)
        .orElseThrow(() -> new NoSuchElementException(name + " lacks the tensor " + tensor));
  }

  /**
   * A tensor in the memory of Java.
   *
   * @throws NoSuchElementException if there is no such tensor
   */
  public Tensor host(String tensor) {
    return file.tensor(tensor);
  }

  /** A tensor that may be absent, such as a bias. */
  public Optional<NDArray> find(String tensor) {
    return file.has(tensor)
        ? Optional.of(loaded.computeIfAbsent(tensor, t -> Torch.array(scope, file.tensor(t))))
        : Optional.empty();
  }
}
