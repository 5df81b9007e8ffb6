package io.avatarloom.core.device;

import java.util.concurrent.CancellationException;
import org.lwjgl.system.JNI;
import org.lwjgl.system.Library;
import org.lwjgl.system.Platform;
import org.lwjgl.system.SharedLibrary;

/**
 * Ends this process without the clean-up of native libraries. A call that nothing can stop may
 * still be at work in libtorch or in a driver when Java leaves; what their static objects hold must
 * not go before it does, or the process dies of a signal instead of its exit code. The operating
 * system takes back all that they held.
 */
public final class NativeExit {
  private NativeExit() {}

  /**
   * From now on the process ends at once when Java's shutdown hooks have run; further calls change
   * nothing. On systems other than Linux native libraries keep their own way to end.
   *
   * @throws CancellationException if Java is about to leave: what is not begun yet is not begun
   */
  public static void skipCleanup() {
    if (!Hook.ADDED) {
      throw new CancellationException("the program ends");
    }
  }

  /** One for the process: a class is initialised once. */
  private static final class Hook {
    static final boolean ADDED = add();

    private Hook() {}

    private static boolean add() {
      if (Platform.get() != Platform.LINUX) {
        return true;
      }
      try {
        Runtime.getRuntime().addShutdownHook(new Thread(Hook::exitFirst, "native exit"));
        return true;
      } catch (IllegalStateException e) { // Java has begun to leave
        return false;
      }
    }

    /** The handler that is added last is called first, before those of the libraries. */
    private static void exitFirst() {
      try (SharedLibrary system = Library.loadNative(Hook.class, "io.avatarloom", "libc.so.6")) {
        long add = system.getFunctionAddress("on_exit");
        long exit = system.getFunctionAddress("_exit");
        if (add != 0 && exit != 0) { // there is no on_exit in other system libraries than GNU's
          JNI.invokePPI(exit, 0L, add);
        }
      } catch (LinkageError e) {
        // a system without GNU's library: the process ends as its libraries wish
      }
    }
  }
}
