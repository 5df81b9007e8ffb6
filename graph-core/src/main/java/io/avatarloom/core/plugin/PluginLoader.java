package io.avatarloom.core.plugin;

import io.avatarloom.core.file.Sha256;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;

/**
 * The classes of one plug-in. What the node contract speaks of comes from the program, everything
 * else from the plug-in first: two plug-ins may bring different versions of one library.
 */
public final class PluginLoader extends URLClassLoader {
  private static final List<String> SHARED =
      List.of(
          "java.",
          "javax.",
          "jdk.",
          "sun.",
          "io.avatarloom.core.",
          "org.eclipse.collections.",
          "com.fasterxml.jackson.");
  private static final String SERVICES = "META-INF/services/";
  private final String hash;

  /**
   * @throws IOException if a jar cannot be read
   */
  PluginLoader(String name, List<Path> jars, ClassLoader program) throws IOException {
    super("plug-in " + name, urls(jars), program);
    StringBuilder content = new StringBuilder();
    for (Path jar : jars) {
      content.append(jar.getFileName()).append(' ').append(Sha256.of(jar)).append('\n');
    }
    hash = Sha256.of(content.toString());
  }

  private static URL[] urls(List<Path> jars) throws MalformedURLException {
    URL[] urls = new URL[jars.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = jars.get(i).toUri().toURL();
    }
    return urls;
  }

  /** Hash of all jars of the plug-in: it enters the cache keys of its nodes. */
  public String hash() {
    return hash;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (SHARED.stream().anyMatch(name::startsWith)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      if (known != null) {
        return known;
      }
      try {
        return findClass(name);
      } catch (ClassNotFoundException e) {
        return super.loadClass(name, resolve);
      }
    }
  }

  @Override
  public URL getResource(String name) {
    URL own = findResource(name);
    return own == null ? super.getResource(name) : own;
  }

  /** Services of the plug-in are its own; those of the program are not found through it. */
  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    return name.startsWith(SERVICES) ? findResources(name) : super.getResources(name);
  }
}
