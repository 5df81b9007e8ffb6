package io.avatarloom.core.plugin;

import io.avatarloom.core.file.Exporter;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeLibrary;
import java.nio.file.Path;
import java.util.List;

/**
 * A jar, or a folder of jars, of a plug-in folder.
 *
 * @param name of the jar or folder, without ending and version
 * @param version as the jar's manifest states it, empty when it does not
 * @param place the jar or folder
 * @param libraries what it brings; none when it is broken
 * @param problem why it is left out, one sentence; empty when it is not
 */
public record Plugin(
    String name, String version, Path place, List<NodeLibrary> libraries, String problem) {
  /** The attribute of a jar's manifest that names the node contract it was built for. */
  public static final String CONTRACT_ATTRIBUTE = "AvatarLoom-Contract";

  /** The node contract of this program. */
  public static final int CONTRACT = 1;

  public boolean isBroken() {
    return !problem.isEmpty();
  }

  /** Name and version. */
  public String label() {
    return version.isEmpty() ? name : name + " " + version;
  }

  /** All nodes it brings. */
  public List<Node> nodes() {
    return libraries.stream().flatMap(library -> library.nodes().stream()).toList();
  }

  /** All file formats it can write. */
  public List<Exporter> exporters() {
    return libraries.stream().flatMap(library -> library.exporters().stream()).toList();
  }

  /** What to say of it when it is broken. */
  public String complaint() {
    return "the plug-in " + place + " is left out: " + problem;
  }
}
