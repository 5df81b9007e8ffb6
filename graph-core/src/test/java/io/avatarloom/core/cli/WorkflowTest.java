package io.avatarloom.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The sample workflow is that of the manual, and its commands are those of the program. */
class WorkflowTest {
  private static final Path HOME = Path.of("..");
  private static final Path FILE = HOME.resolve("sample-graphs/ci/avatar.yml");

  @Test
  void theManualShowsTheFile() throws IOException {
    String shown = Files.readString(FILE).strip().replaceAll("(?m)^(?=.)", "    ");

    assertThat(HOME.resolve("docs/guide/ci.md")).content().contains(shown);
  }

  @Test
  void itsCommandsAreUnderstood() throws IOException {
    List<String> commands = commands();

    assertThat(commands).isNotEmpty();
    for (String command : commands) {
      Loom.commandLine().parseArgs(words(command));
      assertThat(HOME.resolve("sample-graphs/arc2avatar.loom.json")).exists();
    }
  }

  /** What stands behind {@code ./loom}, lines that YAML folds joined. */
  private static List<String> commands() throws IOException {
    List<String> found = new ArrayList<>();
    Matcher commands =
        Pattern.compile("\\./loom (.*(?:\\n +(?!- |uses|with|if)\\S.*)*)")
            .matcher(Files.readString(FILE));
    while (commands.find()) {
      found.add(commands.group(1).replaceAll("\\s*\\n\\s*", " "));
    }
    return found;
  }

  private static String[] words(String command) {
    List<String> words = new ArrayList<>();
    Matcher word = Pattern.compile("'([^']*)'|(\\S+)").matcher(command);
    while (word.find()) {
      words.add(word.group(1) != null ? word.group(1) : word.group(2));
    }
    assertThat(words).contains("--assert", "likeness.distance<=0.45", "--junit");
    return words.toArray(String[]::new);
  }
}
