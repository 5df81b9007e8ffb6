package io.avatarloom.core.run;

import io.avatarloom.core.check.Diagnostic;
import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.graph.RegionEntry;
import io.avatarloom.core.recipe.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the files of a run inside some folders, for recipes of others. Symbolic links are followed:
 * one that leads out is outside.
 */
public final class Confinement {
  private final List<Path> roots = new ArrayList<>();

  /**
   * @param root what paths must not leave
   * @param more folders that they may lie in, too, where those exist
   * @throws IOException if the root does not exist
   */
  public Confinement(Path root, Path... more) throws IOException {
    roots.add(root.toRealPath());
    for (Path other : more) {
      if (Files.exists(other)) {
        roots.add(other.toRealPath());
      }
    }
  }

  /**
   * The path itself.
   *
   * @throws IllegalArgumentException if it lies outside; one clause
   */
  public Path checked(Path path) {
    Path real = real(path.toAbsolutePath().normalize());
    if (roots.stream().noneMatch(real::startsWith)) {
      throw new IllegalArgumentException(
          "expected a path inside the workspace " + roots.get(0) + ", met " + path);
    }
    return path;
  }

  /** The real path, as far down as there is something. */
  private static Path real(Path path) {
    Path present = path;
    while (present != null && !Files.exists(present)) {
      if (Files.isSymbolicLink(present)) {
        throw new IllegalArgumentException("the link " + present + " leads nowhere");
      }
      present = present.getParent();
    }
    try {
      return present == null ? path : present.toRealPath().resolve(present.relativize(path));
    } catch (IOException e) {
      throw new IllegalArgumentException("the path " + path + " cannot be followed", e);
    }
  }

  /**
   * Refuses what would be written outside the folder of outputs.
   *
   * @throws InvalidRecipeException with every finding
   */
  public static void checkNames(Recipe recipe) throws InvalidRecipeException {
    List<Diagnostic> wrong = new ArrayList<>();
    recipe.outputs().keySet().forEach(name -> check("outputs", name, wrong));
    for (RegionEntry region : recipe.regions()) {
      region
          .previews()
          .keySet()
          .forEach(name -> check(region.id(), "p/" + region.id() + "-" + name, wrong));
    }
    if (!wrong.isEmpty()) {
      throw new InvalidRecipeException(wrong);
    }
  }

  private static void check(String owner, String name, List<Diagnostic> wrong) {
    if (!isInside(name)) {
      wrong.add(
          Diagnostic.of(
              owner,
              "",
              "expected a name inside the folder of outputs, without '..', met '" + name + "'"));
    }
  }

  /** Whether a relative name stays in its folder. */
  public static boolean isInside(String name) {
    try {
      Path path = Path.of(name);
      boolean climbs = false;
      for (Path part : path) {
        climbs |= part.toString().equals("..");
      }
      return !name.isEmpty() && !path.isAbsolute() && !climbs && name.indexOf('\\') < 0;
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
