package io.avatarloom.diffusion.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.avatarloom.core.file.SafeTensors;
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
  private final NDManager scope;
  private final String name;
  private final SafeTensors file;
  private final Map<String, NDArray> loaded = new HashMap<>();

  private Weights(NDManager scope, String name, SafeTensors file) {
    this.scope = scope;
    this.name = name;
    this.file = file;
  }

  /**
   * Opens a safetensors file.
   *
   * @param scope owns the arrays
   * @throws IOException if the file is missing or damaged; the message names it
   */
  public static Weights read(NDManager scope, Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new FileNotFoundException("there is no weight file " + file);
    }
    return new Weights(scope, file.toString(), SafeTensors.read(file));
  }

  /** The weight file of a folder in diffusers or transformers layout. */
  public static Path file(Path folder) throws FileNotFoundException {
    for (String name : List.of("diffusion_pytorch_model.safetensors", "model.safetensors")) {
      if (Files.isRegularFile(folder.resolve(name))) {
        return folder.resolve(name);
      }
    }
    throw new FileNotFoundException(
        folder + " has neither diffusion_pytorch_model.safetensors nor model.safetensors");
  }

  /** Names of all tensors. */
  public Set<String> names() {
    return file.entries().keySet();
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

  /** A tensor that may be absent, such as a bias. */
  public Optional<NDArray> find(String tensor) {
    return file.has(tensor)
        ? Optional.of(loaded.computeIfAbsent(tensor, t -> Torch.array(scope, file.tensor(t))))
        : Optional.empty();
  }
}
