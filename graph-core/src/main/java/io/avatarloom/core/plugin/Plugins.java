package io.avatarloom.core.plugin;

import io.avatarloom.core.node.Catalogue;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The plug-ins of some folders, and the catalogue of the program with their nodes. */
public final class Plugins {
  /** System property with folders; stands before the environment's. */
  public static final String PROPERTY = "loom.plugins";

  private final List<Path> folders;
  private final List<Plugin> found = new ArrayList<>();
  private Catalogue catalogue;

  /**
   * Loads what lies in the folders, in the order of the names. A broken plug-in is listed with its
   * problem; it takes nothing else with it.
   *
   * @param base the catalogue without plug-ins
   */
  public Plugins(List<Path> folders, Catalogue base) {
    this.folders = List.copyOf(folders);
    catalogue = base;
    for (Path place : folders.stream().flatMap(Plugins::places).toList()) {
      Plugin plugin = new PluginReader(place).read(catalogue);
      found.add(plugin);
      catalogue =
          plugin.isBroken()
              ? catalogue.withNote("left out: " + place + "; see loom plugins")
              : catalogue.withPlugin(plugin.label(), plugin.libraries());
    }
  }

  /** Those of this user: see {@link #folders()}. */
  public static Plugins installed() {
    return new Plugins(folders(), Catalogue.installed());
  }

  /**
   * Folders of this user: the property {@code loom.plugins}, else AVATARLOOM_PLUGINS, several
   * joined as in a class path; else {@code ~/.avatarloom/plugins} where it exists.
   */
  public static List<Path> folders() {
    String set =
        Optional.ofNullable(System.getProperty(PROPERTY))
            .orElse(System.getenv("AVATARLOOM_PLUGINS"));
    if (set != null && !set.isBlank()) {
      return Stream.of(set.split(File.pathSeparator))
          .filter(part -> !part.isBlank())
          .map(part -> Path.of(part).toAbsolutePath())
          .toList();
    }
    Path own = Path.of(System.getProperty("user.home"), ".avatarloom", "plugins");
    return Files.isDirectory(own) ? List.of(own) : List.of();
  }

  /** Jars and folders of a folder; a folder that is missing stands for itself and is broken. */
  private static Stream<Path> places(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> !entry.getFileName().toString().startsWith("."))
          .filter(entry -> PluginReader.isJar(entry) || Files.isDirectory(entry))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      return Stream.of(folder);
    }
  }

  /** Where was looked. */
  public List<Path> searched() {
    return folders;
  }

  /** All of them, broken ones too. */
  public List<Plugin> all() {
    return List.copyOf(found);
  }

  /** What to say of the broken ones. */
  public List<String> complaints() {
    return found.stream().filter(Plugin::isBroken).map(Plugin::complaint).toList();
  }

  /** The program's nodes and those of the plug-ins that are not broken. */
  public Catalogue catalogue() {
    return catalogue;
  }
}
