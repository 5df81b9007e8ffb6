package io.avatarloom.core.run;

import io.avatarloom.core.file.Sha256;
import io.avatarloom.core.plugin.PluginLoader;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Hash of the module (jar or class folder) a node comes from: changed code never meets an old cache
 * entry. Of a plug-in all its jars count.
 */
final class CodeHash {
  /** For all runs of the process: code that is loaded stays as it is. */
  private static final Map<Path, String> KNOWN = new ConcurrentHashMap<>();

  private final Map<Class<?>, String> met = new ConcurrentHashMap<>();

  String of(Class<?> nodeClass) {
    String known = met.get(nodeClass);
    return known != null ? known : met.computeIfAbsent(nodeClass, CodeHash::find);
  }

  private static String find(Class<?> nodeClass) {
    if (nodeClass.getClassLoader() instanceof PluginLoader plugin) {
      return plugin.hash();
    }
    CodeSource source = nodeClass.getProtectionDomain().getCodeSource();
    if (source == null) {
      return "none";
    }
    try {
      return KNOWN.computeIfAbsent(Path.of(source.getLocation().toURI()), CodeHash::hash);
    } catch (URISyntaxException e) {
      return "none";
    }
  }

  private static String hash(Path path) {
    try {
      return Sha256.of(path);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
