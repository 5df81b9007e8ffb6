package io.avatarloom.core.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.lwjgl.system.JNI;
import org.lwjgl.system.Library;
import org.lwjgl.system.SharedLibrary;

@EnabledOnOs(OS.LINUX)
final class NativeExitTest {
  private static final int CODE = 7;
  private static final int ABORTED = 134;

  @Test
  void aLibraryThatDiesInItsCleanUpDoesNotChangeTheExitCode() throws Exception {
    assertThat(exitCode("guarded")).isEqualTo(CODE);
  }

  @Test
  void lookingForDevicesIsGuardedToo() throws Exception {
    assertThat(exitCode("looking")).isEqualTo(CODE);
  }

  @Test
  void withoutItTheExitCodeIsLost() throws Exception {
    assertThat(exitCode("plain")).isEqualTo(ABORTED);
  }

  private static int exitCode(String kind) throws Exception {
    String java = System.getProperty("java.home") + File.separator + "bin/java";
    ProcessBuilder child =
        new ProcessBuilder(
            java,
            "-XX:-CreateCoredumpOnCrash",
            "-XX:ErrorFile=/dev/null",
            "-cp",
            System.getProperty("java.class.path"),
            Dying.class.getName(),
            kind);
    child.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    Process process = child.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  /** A program whose native clean-up aborts. */
  static final class Dying {
    private Dying() {}

    public static void main(String[] words) {
      if (words[0].equals("guarded")) {
        NativeExit.skipCleanup();
      } else if (words[0].equals("looking")) {
        Devices.list();
      }
      SharedLibrary system = Library.loadNative(Dying.class, "io.avatarloom", "libc.so.6");
      // on_exit, as atexit is no symbol of the shared library
      JNI.invokePPI(system.getFunctionAddress("abort"), 0L, system.getFunctionAddress("on_exit"));
      System.exit(CODE);
    }
  }
}
