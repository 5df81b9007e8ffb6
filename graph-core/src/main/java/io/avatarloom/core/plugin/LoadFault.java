package io.avatarloom.core.plugin;

import java.util.ServiceConfigurationError;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts into words what the Java machine says of classes that it cannot use. */
public final class LoadFault {
  private static final Pattern FILE_VERSION = Pattern.compile("class file version (\\d+)");
  private static final int VERSION_OF_JAVA_0 = 44;

  private LoadFault() {}

  /** One clause that says what is wrong and how to mend it. */
  public static String of(Throwable thrown) {
    if (thrown instanceof UnsupportedClassVersionError) {
      return newer(thrown);
    }
    if (thrown instanceof ExceptionInInitializerError && thrown.getCause() != null) {
      return of(thrown.getCause());
    }
    if (thrown instanceof ServiceConfigurationError) {
      return thrown.getCause() == null ? service(thrown) : of(thrown.getCause());
    }
    if (thrown instanceof NoClassDefFoundError || thrown instanceof ClassNotFoundException) {
      return "the class "
          + String.valueOf(thrown.getMessage()).replace('/', '.')
          + " is missing; put the jar that holds it into one folder with the plug-in's";
    }
    if (thrown instanceof ClassFormatError) {
      return "a class is damaged (" + thrown.getMessage() + "); build or copy the jar again";
    }
    if (thrown instanceof LinkageError) {
      return "it was built against other versions of its libraries ("
          + thrown.getMessage()
          + "); build it against this version of graph-core";
    }
    return "its code threw "
        + thrown.getClass().getSimpleName()
        + (thrown.getMessage() == null ? "" : ": " + thrown.getMessage());
  }

  private static String service(Throwable thrown) {
    String text = String.valueOf(thrown.getMessage());
    return "its service file is wrong ("
        + text.substring(text.indexOf(": ") + 1).strip()
        + "); it has to name classes that implement NodeLibrary";
  }

  private static String newer(Throwable thrown) {
    Matcher version = FILE_VERSION.matcher(String.valueOf(thrown.getMessage()));
    String made =
        version.find()
            ? "Java " + (Integer.parseInt(version.group(1)) - VERSION_OF_JAVA_0)
            : "a newer Java";
    int here = Runtime.version().feature();
    return "it was compiled for "
        + made
        + ", this is Java "
        + here
        + "; compile it with --release "
        + here
        + " or lower";
  }
}
