package io.avatarloom.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.core.serve.ServiceFixture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the program tells the shell, and says, as a process of its own. */
@Timeout(600)
class ExitCodeTest {
  @TempDir Path folder;

  /** What a process returned and said. */
  private record Ended(int code, String out, String err) {}

  private Path recipe(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name + ".loom.json"), text.replace('\'', '"'));
  }

  private Ended loom(String... words) throws Exception {
    List<String> all = new ArrayList<>();
    all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    all.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1"));
    all.addAll(List.of("-cp", System.getProperty("java.class.path")));
    all.add("io.avatarloom.core.cli.Loom");
    all.addAll(List.of(words));
    Path out = folder.resolve("stdout");
    Path err = folder.resolve("stderr");
    Process process =
        new ProcessBuilder(all)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .directory(folder.toFile())
            .start();
    assertThat(process.waitFor(300, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  @ParameterizedTest(name = "{0}: {1} {2}")
  @CsvSource(
      nullValues = "-",
      value = {
        "0, seven, -, -",
        "1, bad, -, bad.png",
        "1, seven, --assert=n.value<7, n.value<7",
        "2, wrong, -, value.numbr",
        "2, seven, --no-such, --no-such",
        "3, missing, -, absent.png",
        "124, endless, --timeout=1s, time limit",
        "130, endless, --control=cancel, cancelled",
      })
  void isTheRightOne(int code, String recipe, String option, String said) throws Exception {
    new ServiceFixture(folder);
    Files.move(folder.resolve("workspace/photo.png"), folder.resolve("photo.png"));
    Files.writeString(folder.resolve("bad.png"), "no picture");
    Files.writeString(folder.resolve("cancel"), "cancel\n");
    recipe("seven", ServiceFixture.SEVEN);
    recipe("wrong", ServiceFixture.SEVEN.replace("value.number", "value.numbr"));
    recipe("endless", ServiceFixture.ENDLESS);
    recipe("bad", ServiceFixture.ENDLESS.replace("photo.png", "bad.png"));
    recipe("missing", ServiceFixture.ENDLESS.replace("photo.png", "absent.png"));
    List<String> words = new ArrayList<>(List.of("run", recipe + ".loom.json", "--quiet"));
    words.addAll(List.of("--cache", "cache"));
    if (option != null) {
      words.add(option);
    }

    Ended ended = loom(words.toArray(new String[0]));

    assertThat(ended.code()).as(ended.err()).isEqualTo(code);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).doesNotContain("\tat ", "Exception", "\u001b", "\r");
    if (said == null) {
      assertThat(ended.err()).isEmpty();
    } else {
      assertThat(ended.err()).contains(said).hasLineCount(1);
    }
  }

  @Test
  void withoutATerminalThereAreNoColoursAndNoRedrawing() throws Exception {
    recipe("seven", ServiceFixture.SEVEN);

    Ended run = loom("run", "seven.loom.json", "--cache", "cache");

    assertThat(run.out()).contains("total ", "wrote ");
    assertThat(run.out() + run.err()).doesNotContain("\u001b", "\r");
    assertThat(loom("run", "--help").out()).contains("--timeout").doesNotContain("\u001b");
  }
}
