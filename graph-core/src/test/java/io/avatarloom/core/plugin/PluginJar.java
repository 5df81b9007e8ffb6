package io.avatarloom.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Compiles sources and packs them as a plug-in; what is left out or spoilt makes it broken. */
public final class PluginJar {
  private static final String SERVICE = "META-INF/services/io.avatarloom.core.node.NodeLibrary";
  private final TreeMap<String, byte[]> entries = new TreeMap<>();
  private final Manifest manifest = new Manifest();

  public PluginJar() {
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest("AvatarLoom-Contract", "1");
    manifest("Implementation-Version", "1.0");
  }

  public PluginJar manifest(String name, String value) {
    manifest.getMainAttributes().putValue(name, value);
    return this;
  }

  public PluginJar without(String attribute) {
    manifest.getMainAttributes().remove(new Attributes.Name(attribute));
    return this;
  }

  public PluginJar entry(String name, byte[] bytes) {
    entries.put(name, bytes);
    return this;
  }

  public PluginJar remove(String name) {
    assertThat(entries.remove(name)).isNotNull();
    return this;
  }

  byte[] bytes(String name) {
    return entries.get(name);
  }

  public PluginJar service(String library) {
    return entry(SERVICE, library.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds the classes of all sources below a folder. */
  public PluginJar compile(Path sources, Path work) throws IOException {
    Files.createDirectories(work);
    List<String> words = new ArrayList<>(List.of("--release", "17", "-d", work.toString()));
    words.addAll(List.of("-proc:none", "-cp", System.getProperty("java.class.path")));
    files(sources, ".java").forEach(file -> words.add(file.toString()));
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, words.toArray(String[]::new)))
        .isZero();
    return folder(work);
  }

  /** Adds all files of a folder. */
  public PluginJar folder(Path folder) throws IOException {
    for (Path file : files(folder, "")) {
      entry(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
    }
    return this;
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).filter(f -> f.toString().endsWith(ending)).toList();
    }
  }

  public Path write(Path jar) throws IOException {
    Files.createDirectories(jar.getParent());
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream packed = new JarOutputStream(out, manifest)) {
      for (String name : entries.keySet()) {
        packed.putNextEntry(new JarEntry(name));
        packed.write(entries.get(name));
        packed.closeEntry();
      }
    }
    return jar;
  }
}
