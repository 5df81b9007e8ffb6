package io.avatarloom.core.cli;

import io.avatarloom.core.plugin.Plugin;
import io.avatarloom.core.plugin.Plugins;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code loom plugins}: what plug-ins are there, and why one is left out. */
@Command(
    name = "plugins",
    description = "Lists plug-ins with their nodes, and says why one is left out.",
    mixinStandardHelpOptions = true)
final class PluginsCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    Plugins plugins = Plugins.installed();
    List<Path> searched = plugins.searched();
    if (plugins.all().isEmpty()) {
      System.out.println(
          "no plug-ins in "
              + (searched.isEmpty() ? "~/.avatarloom/plugins" : searched)
              + "; put jars there, or name a folder with --plugins DIR");
    }
    for (Plugin plugin : plugins.all()) {
      print(plugin);
    }
    return plugins.complaints().isEmpty() ? ExitCode.DONE : ExitCode.NODE_FAILED;
  }

  private static void print(Plugin plugin) {
    System.out.printf(
        "%-4s %-24s %s%n",
        plugin.isBroken() ? "BAD" : "ok",
        plugin.label(),
        plugin.isBroken() ? plugin.complaint() : plugin.place());
    plugin
        .nodes()
        .forEach(
            node -> System.out.printf("     %-32s %s%n", node.spec().id(), node.spec().title()));
    plugin
        .exporters()
        .forEach(by -> System.out.printf("     %-32s exporter%n", by.getClass().getSimpleName()));
  }
}
