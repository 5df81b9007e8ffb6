package io.avatarloom.core.cli;

import io.avatarloom.core.device.Backend;
import io.avatarloom.core.device.DeviceInfo;
import io.avatarloom.core.device.Devices;
import io.avatarloom.core.node.NodeLibrary;
import io.avatarloom.core.plugin.Plugin;
import io.avatarloom.core.plugin.Plugins;
import io.avatarloom.core.run.FileResolver;
import io.avatarloom.core.run.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** {@code loom doctor}: says what was found on this machine and what is missing. */
@Command(
    name = "doctor",
    description = "Says what was found on this machine and what is missing.",
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
  private boolean well = true;

  @Override
  public Integer call() throws IOException {
    row(
        "java",
        Runtime.version() + " from " + System.getProperty("java.home"),
        Runtime.version().feature() >= 17,
        "install JDK 17 or newer");
    row("cores", "" + Runtime.getRuntime().availableProcessors(), true, "");
    row("java memory", Runtime.getRuntime().maxMemory() / (1 << 20) + " MB", true, "");
    for (DeviceInfo device : Devices.list()) {
      row(
          "device " + (device.usable() ? device.id() : device.backend().word()),
          words(device),
          true,
          "");
    }
    for (NodeLibrary library : ServiceLoader.load(NodeLibrary.class)) {
      row("library " + library.name(), library.nodes().size() + " nodes", true, "");
    }
    Plugins plugins = Plugins.installed();
    for (Plugin plugin : plugins.all()) {
      row(
          "plug-in " + plugin.label(),
          plugin.isBroken() ? plugin.complaint() : plugin.nodes().size() + " nodes",
          !plugin.isBroken(),
          "see docs/guide/plugins.md");
    }
    row("node types", "" + plugins.catalogue().ids().size(), true, "");
    Path assets = FileResolver.installedAssets();
    for (String asset : new String[] {"loom-mini", "face-nets", "loomhead", "photos"}) {
      row(
          "asset " + asset,
          assets.resolve(asset).toString(),
          Files.exists(assets.resolve(asset)),
          "restore it from the repository");
    }
    row("pytorch", pytorch(), !pytorch().isEmpty(), "put pytorch-native-cpu on the class path");
    Path cache = Store.defaultRoot();
    row("cache", cache + ", " + size(cache) / (1 << 20) + " MB", true, "");
    return well ? ExitCode.DONE : ExitCode.MISSING_FILE;
  }

  private void row(String name, String found, boolean ok, String mend) {
    well &= ok;
    System.out.printf("%-4s %-24s %s%s%n", ok ? "ok" : "BAD", name, found, ok ? "" : "; " + mend);
  }

  private static String words(DeviceInfo device) {
    if (!device.usable()) {
      return (device.name().equals("none") ? "none: " : device.name() + " cannot be used: ")
          + device.problem();
    }
    return device.backend() == Backend.CPU
        ? device.name()
        : device.name()
            + ", "
            + device.memory() / (1 << 20)
            + " MB, "
            + device.driver()
            + (device.general() ? "" : "; taken only when named, Java is faster");
  }

  /** The engine's libraries: installed ones that the engine is told to take, else a jar. */
  private static String pytorch() {
    String installed = System.getenv("PYTORCH_LIBRARY_PATH");
    if (installed != null) {
      return installed;
    }
    String jars = System.getProperty("java.class.path");
    return Stream.of(jars.split(java.io.File.pathSeparator))
        .map(jar -> Path.of(jar).getFileName().toString())
        .filter(jar -> jar.startsWith("pytorch-native"))
        .findFirst()
        .orElse("");
  }

  private static long size(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
