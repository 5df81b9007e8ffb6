package io.avatarloom.diffusion.node;

import io.avatarloom.core.value.ControlNet;
import io.avatarloom.diffusion.bundle.Fingerprint;
import io.avatarloom.diffusion.net.ControlBranch;
import java.io.IOException;
import java.nio.file.Path;

/** References to ControlNets. */
final class ControlNets {
  private ControlNets() {}

  static ControlNet reference(Path folder) throws IOException {
    return new ControlNet(
        folder.toString(), Fingerprint.ofFolders(folder), ControlBranch.channelsOf(folder));
  }
}
