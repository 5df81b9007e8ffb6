package io.avatarloom.editor.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.file.AtomicFile;
import io.avatarloom.core.file.EmbeddedRecipe;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.plugin.NeededPlugins;
import io.avatarloom.core.recipe.Recipe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The file a document lives in. Reading never writes; a save replaces the whole file or nothing.
 */
public final class RecipeFile {
  /**
   * What was opened.
   *
   * @param file where a save goes; empty when a result was opened, which is never written to
   */
  public record Opened(Recipe recipe, Optional<Path> file) {}

  /** Ending of recipe files. */
  public static final String ENDING = ".loom.json";

  private final Document document;
  private final Catalogue catalogue;
  private Optional<Path> path;
  private byte[] onDisk = {};

  /**
   * @param path empty for a document that was never saved
   */
  public RecipeFile(Document document, Optional<Path> path) {
    this(document, path, new Catalogue(List.of()));
  }

  /**
   * @param catalogue tells which node types come from plug-ins: the file notes it
   */
  public RecipeFile(Document document, Optional<Path> path, Catalogue catalogue) {
    this.document = document;
    this.catalogue = catalogue;
    this.path = path.map(file -> file.toAbsolutePath().normalize());
    this.onDisk = this.path.map(RecipeFile::bytes).orElse(onDisk);
  }

  /**
   * Reads a recipe, or the recipe that a result of a run carries: PNG, JPEG, GIF, PLY.
   *
   * @throws InvalidRecipeException if there is none; one sentence
   */
  public static Opened open(Path file) throws InvalidRecipeException {
    Recipe recipe = Recipe.read(file);
    return new Opened(
        recipe, isResult(file) ? Optional.empty() : Optional.of(file.toAbsolutePath().normalize()));
  }

  private static boolean isResult(Path file) {
    try {
      return EmbeddedRecipe.isResult(file);
    } catch (IOException e) {
      return false;
    }
  }

  /** The content; nothing when it cannot be read, which the reader of recipes then reports. */
  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      return new byte[0];
    }
  }

  /** Where a save goes; empty before the first. */
  public Optional<Path> path() {
    return path;
  }

  /** Folder that relative file parameters are taken from. */
  public Path folder() {
    return path.map(Path::getParent).orElseGet(() -> Path.of("").toAbsolutePath());
  }

  /** True when there is something to save. */
  public boolean isDirty() {
    return !document.isSaved();
  }

  /** True when another program has changed the file since it was read or saved here. */
  public boolean isChangedOutside() {
    return path.filter(file -> Files.exists(file) && !Arrays.equals(bytes(file), onDisk))
        .isPresent();
  }

  /**
   * Saves to the file the document lives in.
   *
   * @throws IOException if the disk refuses; the old file is then as it was
   * @throws IllegalStateException if the document has no file yet
   */
  public void save() throws IOException {
    Path file = path.orElseThrow(() -> new IllegalStateException("the document has no file yet"));
    ObjectNode noted = NeededPlugins.noted(SketchWriter.json(document.whole()), catalogue);
    byte[] bytes = Recipe.canonical(noted).getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(file, bytes);
    onDisk = bytes;
    document.markSaved();
  }

  /** Saves to another file, which the document lives in from then on. */
  public void saveAs(Path file) throws IOException {
    Optional<Path> before = path;
    path = Optional.of(withEnding(file.toAbsolutePath().normalize()));
    try {
      save();
    } catch (IOException e) {
      path = before;
      throw e;
    }
  }

  private static Path withEnding(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".json") ? file : file.resolveSibling(name + ENDING);
  }
}
