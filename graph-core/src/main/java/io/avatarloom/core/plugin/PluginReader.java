package io.avatarloom.core.plugin;

import io.avatarloom.core.file.Exporter;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeLibrary;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.value.ValueType;
import io.avatarloom.core.value.ValueTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** Loads one plug-in and refuses it, whole, when anything of it is wrong. */
final class PluginReader {
  private static final String SERVICE = "META-INF/services/" + NodeLibrary.class.getName();
  private static final String JAR = ".jar";
  private final Path place;
  private final String name;
  private String version = "";

  PluginReader(Path place) {
    this.place = place;
    String file = place.getFileName().toString();
    this.name = isJar(place) ? file.substring(0, file.length() - JAR.length()) : file;
  }

  static boolean isJar(Path file) {
    return file.getFileName().toString().endsWith(JAR) && !Files.isDirectory(file);
  }

  /**
   * @param present what its nodes must not take the names of
   */
  Plugin read(Catalogue present) {
    try {
      List<Path> jars = jars();
      checkContract(jars);
      List<NodeLibrary> libraries = libraries(jars);
      check(libraries, present);
      return new Plugin(shortName(), version, place, libraries, "");
    } catch (BrokenPluginException e) {
      return broken(e.getMessage());
    } catch (IOException e) {
      return broken("it cannot be read (" + e.getMessage() + ")");
    } catch (VirtualMachineError e) {
      throw e;
    } catch (RuntimeException | Error e) {
      return broken(LoadFault.of(e));
    }
  }

  /** The name without the version that Maven appends. */
  private String shortName() {
    String end = "-" + version;
    return name.endsWith(end) ? name.substring(0, name.length() - end.length()) : name;
  }

  private Plugin broken(String problem) {
    return new Plugin(shortName(), version, place, List.of(), problem);
  }

  private List<Path> jars() throws IOException, BrokenPluginException {
    if (!Files.exists(place)) {
      throw new BrokenPluginException("there is no such folder");
    }
    if (!Files.isDirectory(place)) {
      return List.of(place);
    }
    try (Stream<Path> files = Files.list(place)) {
      List<Path> jars = files.filter(PluginReader::isJar).sorted().toList();
      if (jars.isEmpty()) {
        throw new BrokenPluginException("the folder holds no jar; put the plug-in's jars into it");
      }
      return jars;
    }
  }

  private void checkContract(List<Path> jars) throws BrokenPluginException {
    boolean found = false;
    for (Path jar : jars) {
      Optional<Attributes> attributes = attributes(jar);
      if (attributes.isPresent()) {
        found = true;
        version =
            Optional.ofNullable(attributes.get().getValue("Implementation-Version"))
                .orElse(version);
        checkContract(jar, attributes.get().getValue(Plugin.CONTRACT_ATTRIBUTE));
      }
    }
    if (!found) {
      throw new BrokenPluginException(
          "it declares no node library; expected the file " + SERVICE + " in the jar");
    }
  }

  /** The manifest's attributes of a jar that declares a library. */
  private static Optional<Attributes> attributes(Path jar) throws BrokenPluginException {
    try (JarFile file = new JarFile(jar.toFile())) {
      if (file.getEntry(SERVICE) == null) {
        return Optional.empty();
      }
      Manifest manifest = file.getManifest();
      return Optional.of(manifest == null ? new Attributes() : manifest.getMainAttributes());
    } catch (IOException e) {
      throw new BrokenPluginException(
          jar.getFileName() + " is not a jar (" + e.getMessage() + "); build or copy it again");
    }
  }

  private static void checkContract(Path jar, String stated) throws BrokenPluginException {
    if (!Integer.toString(Plugin.CONTRACT).equals(stated)) {
      throw new BrokenPluginException(
          "expected "
              + Plugin.CONTRACT_ATTRIBUTE
              + ": "
              + Plugin.CONTRACT
              + " in the manifest of "
              + jar.getFileName()
              + ", met "
              + (stated == null ? "none" : stated)
              + "; build it for the node contract of this program");
    }
  }

  private List<NodeLibrary> libraries(List<Path> jars) throws IOException {
    ClassLoader program = NodeLibrary.class.getClassLoader();
    PluginLoader loader = new PluginLoader(name, jars, program);
    List<NodeLibrary> found = new ArrayList<>();
    ServiceLoader.load(NodeLibrary.class, loader).forEach(found::add);
    return found;
  }

  private static void check(List<NodeLibrary> libraries, Catalogue present)
      throws BrokenPluginException {
    Set<String> own = new HashSet<>();
    for (NodeLibrary library : libraries) {
      checkExporters(library);
      for (Node node : library.nodes()) {
        checkNode(node, own, present);
      }
      for (ValueType<?> type : library.valueTypes()) {
        if (present.valueType(type.id()).isPresent() || !own.add("type " + type.id())) {
          throw new BrokenPluginException(
              "it declares the value type " + type.id() + ", which is there already; rename it");
        }
      }
    }
    if (own.isEmpty() && libraries.stream().allMatch(library -> library.exporters().isEmpty())) {
      throw new BrokenPluginException(
          "it brings no nodes, value types or exporters; list them in its NodeLibrary");
    }
  }

  /** Asks each exporter for every type: one that throws would do so in runs that need none. */
  private static void checkExporters(NodeLibrary library) {
    List<ValueType<?>> types = new ArrayList<>(library.valueTypes());
    ValueTypes.all().forEach(types::add);
    for (Exporter exporter : library.exporters()) {
      types.forEach(type -> exporter.handles(type, type.codec().extension()));
    }
  }

  private static void checkNode(Node node, Set<String> own, Catalogue present)
      throws BrokenPluginException {
    NodeSpec spec = node.spec();
    if (!spec.id().matches("[a-z]\\w*\\.[a-z]\\w*")) {
      throw new BrokenPluginException(
          "expected a node id such as family.verbNoun, met '" + spec.id() + "'");
    }
    if (present.node(spec.id()).isPresent()) {
      throw new BrokenPluginException(
          "it declares the node "
              + spec.id()
              + ", which "
              + present.library(spec.id())
              + " has already; rename it");
    }
    for (String former : spec.former().ids()) {
      if (present.node(former).isPresent() || present.renamed(former).isPresent()) {
        throw new BrokenPluginException(
            "its node "
                + spec.id()
                + " says that it was called "
                + former
                + ", which is another node's name; take that out");
      }
    }
    if (!own.add(spec.id())) {
      throw new BrokenPluginException("it declares the node " + spec.id() + " twice");
    }
  }
}
