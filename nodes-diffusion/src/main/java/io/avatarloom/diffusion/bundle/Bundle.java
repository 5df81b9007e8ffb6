package io.avatarloom.diffusion.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A model bundle: a folder whose bundle.json names the parts of a prior by paths relative to it, or
 * absolute ones. A part is looked at only when it is asked for. Folders of Arc2Face need no
 * bundle.json.
 */
public final class Bundle {
  private static final String FORMAT = "avatarloom.bundle";

  private final Path folder;
  private final JsonNode root;

  private Bundle(Path folder, JsonNode root) {
    this.folder = folder;
    this.root = root;
  }

  /**
   * Reads bundle.json of a folder, or the file itself; without one, a folder as Arc2Face's weights
   * come.
   *
   * @throws FileNotFoundException if it is neither; the message names a missing file
   * @throws IOException if it is not a bundle of version 1
   */
  public static Bundle read(Path folderOrFile) throws IOException {
    Path file =
        Files.isDirectory(folderOrFile) ? folderOrFile.resolve("bundle.json") : folderOrFile;
    if (!Files.isRegularFile(file)) {
      Path whole = folderOrFile.toAbsolutePath();
      if (Arc2FaceFolder.looksLike(whole)) {
        return new Bundle(whole, Arc2FaceFolder.bundle(whole));
      }
      throw new FileNotFoundException(
          folderOrFile + " holds no bundle.json, nor arc2face/ and encoder/ of Arc2Face");
    }
    JsonNode root = new ObjectMapper().readTree(file.toFile());
    if (!root.path("format").asText().equals(FORMAT) || root.path("version").asInt() != 1) {
      throw new IOException(file + " is not a model bundle of version 1");
    }
    return new Bundle(file.toAbsolutePath().getParent(), root);
  }

  /** Width and height of the pictures in pixels. */
  public int resolution() {
    return root.path("resolution").asInt(512);
  }

  /**
   * A part that the prior needs.
   *
   * @throws IOException if the bundle does not name it or it is not there
   */
  public Path part(String key) throws IOException {
    if (!root.path(key).isTextual()) {
      throw new FileNotFoundException("the bundle " + folder + " names no " + key);
    }
    return resolve(key, root.get(key).asText());
  }

  /** Adapters by name. */
  public Map<String, Path> loras() throws IOException {
    return parts("loras");
  }

  /** ControlNets by name. */
  public Map<String, Path> controlNets() throws IOException {
    return parts("controlnets");
  }

  /**
   * One of several parts: the named one, or, for an empty name, the first if there is any.
   *
   * @throws FileNotFoundException if a name is given and there is no such part
   */
  public static Optional<Path> choose(Map<String, Path> parts, String name)
      throws FileNotFoundException {
    if (name.isEmpty()) {
      return parts.values().stream().findFirst();
    }
    if (!parts.containsKey(name)) {
      throw new FileNotFoundException(
          "the bundle has no '%s'; it has %s".formatted(name, parts.keySet()));
    }
    return Optional.of(parts.get(name));
  }

  private Map<String, Path> parts(String key) throws IOException {
    Map<String, Path> parts = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : root.path(key).properties()) {
      parts.put(entry.getKey(), resolve(key, entry.getValue().asText()));
    }
    return parts;
  }

  private Path resolve(String key, String path) throws FileNotFoundException {
    Path resolved = folder.resolve(path).normalize();
    if (!Files.exists(resolved)) {
      throw new FileNotFoundException(
          "the bundle's %s is missing: there is no %s".formatted(key, resolved));
    }
    return resolved;
  }
}
