package io.avatarloom.core.cli;

import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.plugin.Plugins;

/** The node types that commands work with: the program's and those of plug-ins. */
final class InstalledNodes {
  private InstalledNodes() {}

  /** Broken plug-ins are named on standard error; the rest goes on. */
  static Catalogue catalogue() {
    Plugins plugins = Plugins.installed();
    plugins.complaints().forEach(complaint -> System.err.println("warning: " + complaint));
    return plugins.catalogue();
  }
}
