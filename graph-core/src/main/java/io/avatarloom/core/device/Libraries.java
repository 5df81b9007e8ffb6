package io.avatarloom.core.device;

import java.io.OutputStream;
import java.io.PrintStream;
import org.lwjgl.system.Configuration;
import org.lwjgl.system.Platform;

/** How LWJGL finds the makers' libraries. */
final class Libraries {
  private Libraries() {}

  /**
   * Names the file that a Linux driver installs, unless the user named another; development files
   * are not needed then. What is missing is told by {@link DeviceInfo#problem}, not by LWJGL.
   */
  static void name(Configuration<String> library, String linux) {
    if (Platform.get() == Platform.LINUX && library.get() == null) {
      library.set(linux);
    }
    if (Configuration.DEBUG_STREAM.get() == null) {
      Configuration.DEBUG_STREAM.set(new PrintStream(OutputStream.nullOutputStream(), false));
    }
  }
}
