package io.avatarloom.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Every command, those of the editor too, answers wrong words with a sentence and a code. */
final class WrongUsageTest {
  private static final Set<Class<?>> ANY_TEXT =
      Set.of(String.class, Path.class, List.class, boolean.class, Boolean.class);

  /** Commands that open a window when given a file. */
  private static final Set<String> WINDOWS = Set.of("edit", "view");

  @TempDir Path folder;
  private final List<String> faults = new ArrayList<>();
  private int tried;

  /** Runs words that are wrong; 0 as expected code stands for any but success. */
  private void wrong(int expected, List<String> words) {
    tried++;
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream errBefore = System.err;
    PrintStream outBefore = System.out;
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    int code;
    try {
      code = Loom.execute(words.toArray(new String[0]));
    } finally {
      System.setErr(errBefore);
      System.setOut(outBefore);
    }
    String said = err.toString(StandardCharsets.UTF_8);
    boolean sentence = !said.isBlank() && !said.contains("\tat ") && !said.contains("Exception");
    if (!sentence || code == 0 || expected != 0 && code != expected || code > 3) {
      faults.add("loom " + String.join(" ", words) + " ended with " + code + " and said: " + said);
    }
  }

  private static List<String> joined(List<String> path, String... more) {
    List<String> all = new ArrayList<>(path);
    all.addAll(List.of(more));
    return all;
  }

  private void walk(CommandLine command, List<String> path, Set<String> seen) {
    if (!path.isEmpty()) {
      seen.add(String.join(" ", path));
      if (!path.get(0).equals("bench")) {
        wrong(ExitCode.BAD_RECIPE, joined(path, "--no-such-option"));
      }
      for (OptionSpec option : command.getCommandSpec().options()) {
        if (!ANY_TEXT.contains(option.type()) && option.arity().max() > 0) {
          wrong(ExitCode.BAD_RECIPE, joined(path, option.longestName() + "=nonsense"));
        }
      }
      positionals(command, path);
    }
    command.getSubcommands().forEach((name, sub) -> walk(sub, joined(path, name), seen));
  }

  private void positionals(CommandLine command, List<String> path) {
    for (PositionalParamSpec positional : command.getCommandSpec().positionalParameters()) {
      if (positional.arity().min() > 0 && positional.index().min() == 0) {
        wrong(ExitCode.BAD_RECIPE, path);
        wrong(0, joined(path, folder.resolve("absent").toString()));
        wrong(0, joined(path, folder.resolve("absent").toString(), "a", "b", "c"));
        if (!WINDOWS.contains(path.get(0))) {
          wrong(0, joined(path, folder.toString()));
          wrong(0, joined(path, folder.resolve("binary").toString()));
          wrong(0, joined(path, folder.resolve("array").toString()));
        }
      }
    }
  }

  @Test
  void isAnsweredWithASentence() throws Exception {
    Files.write(
        folder.resolve("binary"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2, (byte) 255});
    Files.writeString(folder.resolve("array"), "[1, 2]");
    Set<String> seen = new TreeSet<>();

    walk(Loom.commandLine(), List.of(), seen);
    wrong(ExitCode.BAD_RECIPE, List.of("no-such-command"));
    wrong(ExitCode.BAD_RECIPE, List.of("bench", "no-such-bench"));
    wrong(ExitCode.BAD_RECIPE, List.of("bench", "golden", "--no-such-option"));
    wrong(ExitCode.BAD_RECIPE, List.of("bench", "golden", folder.resolve("absent").toString()));
    wrong(ExitCode.BAD_RECIPE, List.of("bench", "golden", "--only", "nonsense"));
    wrong(ExitCode.BAD_RECIPE, List.of("bench", "editor", "nonsense"));
    wrong(ExitCode.BAD_RECIPE, List.of("bench", "identity", "--no-such-option"));
    wrong(0, List.of("bench", "stage", folder.resolve("absent").toString()));
    wrong(ExitCode.BAD_RECIPE, List.of("exec", "no.type"));
    wrong(ExitCode.BAD_RECIPE, List.of("exec", "image.blur", "--in", "image"));
    wrong(ExitCode.BAD_RECIPE, List.of("exec", "image.blur", "--in", "nope=x"));
    wrong(ExitCode.BAD_RECIPE, List.of("exec", "image.blur", "--out", "nope=x"));
    wrong(ExitCode.BAD_RECIPE, List.of("exec", "image.blur", "--param", "nope=1"));
    wrong(0, List.of("exec", "image.blur", "--param", "sigmaPx=-1"));
    wrong(0, List.of("exec", "image.blur"));
    wrong(
        ExitCode.MISSING_FILE,
        List.of("exec", "image.blur", "--in", "image=" + folder.resolve("absent")));
    wrong(0, List.of("exec", "image.blur", "--in", "image=" + folder.resolve("binary")));
    wrong(0, List.of("nodes", "no.type"));
    wrong(ExitCode.BAD_RECIPE, List.of("serve", "--bind", "0.0.0.0"));
    wrong(ExitCode.BAD_RECIPE, List.of("serve", "--parallel", "0"));
    wrong(0, List.of("serve", "--workspace", folder.resolve("absent").toString()));
    wrong(0, List.of("jobs", "--state", folder.toString()));
    wrong(0, List.of("jobs", "cancel", "1", "--state", folder.toString()));
    wrong(0, List.of("jobs", "--server", "nonsense"));

    assertThat(faults).as(tried + " tried: " + seen).isEmpty();
    assertThat(seen).contains("run", "exec", "bench", "cache gc", "jobs cancel", "edit", "view");
    assertThat(tried).isGreaterThan(100);
  }
}
