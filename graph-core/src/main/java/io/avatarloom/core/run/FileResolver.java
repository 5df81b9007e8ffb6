package io.avatarloom.core.run;

import io.avatarloom.core.file.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Turns the text of a file parameter into a path, and hashes what lies there. {@code asset:NAME} is
 * a file that ships; other relative paths start at the recipe's folder.
 */
public final class FileResolver {
  private static final String ASSET = "asset:";
  private final Path recipeFolder;
  private final Path assets;
  private final Optional<Confinement> confinement;
  private final Map<String, String> hashes = new ConcurrentHashMap<>();

  public FileResolver(Path recipeFolder, Path assets) {
    this(recipeFolder, assets, Optional.empty());
  }

  /**
   * @param confinement what no path may leave
   */
  public FileResolver(Path recipeFolder, Path assets, Optional<Confinement> confinement) {
    this.recipeFolder = recipeFolder;
    this.assets = assets;
    this.confinement = confinement;
  }

  /** Folder of the files that ship: AVATARLOOM_ASSETS, or beside the launcher. */
  public static Path installedAssets() {
    String override = System.getenv("AVATARLOOM_ASSETS");
    if (override != null && !override.isEmpty()) {
      return Path.of(override).toAbsolutePath();
    }
    return Path.of(System.getProperty("loom.home", "."), "sample-graphs", "assets")
        .toAbsolutePath()
        .normalize();
  }

  /**
   * The path that the text of a file parameter stands for.
   *
   * @throws IllegalArgumentException if the path leaves what this run is confined to
   */
  public Path resolve(String text) {
    Path path =
        text.startsWith(ASSET)
            ? assets.resolve(text.substring(ASSET.length()))
            : recipeFolder.resolve(text).normalize();
    return confinement.map(limit -> limit.checked(path)).orElse(path);
  }

  /** Hash of a file or folder; remembered while size and time stay the same. */
  public String hash(Path path) throws IOException {
    String stamp =
        path
            + "|"
            + Files.getLastModifiedTime(path)
            + "|"
            + (Files.isDirectory(path) ? "" : Files.size(path));
    String known = hashes.get(stamp);
    if (known == null) {
      known = Sha256.of(path);
      hashes.put(stamp, known);
    }
    return known;
  }

  /** Every file hashed so far: path to hash. */
  public Map<String, String> hashed() {
    Map<String, String> result = new java.util.TreeMap<>();
    hashes.forEach((stamp, hash) -> result.put(stamp.substring(0, stamp.indexOf('|')), hash));
    return result;
  }
}
