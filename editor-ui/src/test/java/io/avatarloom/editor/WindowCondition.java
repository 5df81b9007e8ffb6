package io.avatarloom.editor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips tests that draw windows where JavaFX lacks the system libraries its text needs. */
public final class WindowCondition implements ExecutionCondition {
  private static final String LIBRARY = "libpangoft2-1.0.so.0";

  /** Why tests are skipped where they cannot. */
  public static final String REASON =
      "JavaFX draws text with "
          + LIBRARY
          + ", which is missing (Debian: apt-get install libgtk-3-0)";

  /** True where windows can be drawn. */
  public static boolean met() {
    if (!System.getProperty("os.name").startsWith("Linux")) {
      return true;
    }
    String path = System.getProperty("java.library.path", "");
    Stream<String> usual = Stream.of("/lib", "/usr/lib", "/lib64", "/usr/lib64");
    return Stream.concat(Stream.of(path.split(":")), usual)
        .flatMap(folder -> Stream.concat(Stream.of(folder), byMachine(folder)))
        .anyMatch(folder -> Files.exists(Path.of(folder, LIBRARY)));
  }

  /** Debian's folders by machine. */
  private static Stream<String> byMachine(String folder) {
    return List.of("x86_64-linux-gnu", "aarch64-linux-gnu").stream().map(m -> folder + "/" + m);
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return !context.getTags().contains("window") || met()
        ? ConditionEvaluationResult.enabled("windows can be drawn")
        : ConditionEvaluationResult.disabled(REASON);
  }
}
