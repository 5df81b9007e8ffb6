package io.avatarloom.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Assertions, JUnit files, annotations and time limits of {@code loom run}. */
class GateTest {
  private static final String RECIPE =
      """
      {
        "format": "avatarloom.recipe", "version": 1, "name": "gated",
        "nodes": {
          "seven": {"type": "value.number", "params": {"value": 7}},
          "now": {"type": "math.schedule", "region": "r", "params": {"from": 0, "to": 9}},
          "late": {"type": "value.number", "region": "r"},
          "pic": {"type": "image.loadFile", "params": {"file": "bad.png"}}
        },
        "links": ["seven.value -> r.x", "now.value -> late.value", "late.value -> r.x"],
        "regions": {"r": {"iterations": 10, "slots": {"x": "Number"}, "series": {"now": "now.value"}}},
        "outputs": {"x.json": "r.x"%s}
      }
      """;
  @TempDir Path folder;
  private String out = "";

  private int run(boolean withPicture, String... more) throws IOException {
    Path recipe = folder.resolve("t.loom.json");
    Files.writeString(recipe, RECIPE.formatted(withPicture ? ", \"p.png\": \"pic.image\"" : ""));
    Files.writeString(folder.resolve("bad.png"), "no picture");
    String[] words = new String[more.length + 7];
    System.arraycopy(
        new String[] {
          "run",
          recipe.toString(),
          "--quiet",
          "--no-cache",
          "--out",
          folder.toString(),
          "--annotate"
        },
        0,
        words,
        0,
        7);
    System.arraycopy(more, 0, words, 7, more.length);
    Spoken spoken = Spoken.of(words);
    out = spoken.text();
    return spoken.code();
  }

  private Document junit() throws Exception {
    return DocumentBuilderFactory.newDefaultInstance()
        .newDocumentBuilder()
        .parse(folder.resolve("j.xml").toFile());
  }

  private Element testCase(String name) throws Exception {
    var cases = junit().getElementsByTagName("testcase");
    for (int i = 0; i < cases.getLength(); i++) {
      Element element = (Element) cases.item(i);
      if (element.getAttribute("name").equals(name)) {
        return element;
      }
    }
    throw new AssertionError("no case " + name);
  }

  @Test
  void assertionsThatHoldEndWell() throws Exception {
    int code =
        run(
            false,
            "--assert",
            "seven.value==7",
            "--assert",
            "r.series:now>8.5",
            "--junit",
            folder.resolve("j.xml").toString());

    assertThat(code).isZero();
    assertThat(junit().getDocumentElement().getAttribute("failures")).isEqualTo("0");
    assertThat(testCase("r.series:now>8.5").getElementsByTagName("failure").getLength()).isZero();
    assertThat(testCase("r").getAttribute("classname")).isEqualTo("gated.region");
    assertThat(folder.resolve("run.json")).content().contains("\"assertions\": [");
  }

  @Test
  void oneThatDoesNotHoldFailsButKeepsTheOutputs() throws Exception {
    String file = folder.resolve("j.xml").toString();
    assertThat(run(false, "--assert", "seven.value < 7", "--junit", file)).isEqualTo(1);

    assertThat(folder.resolve("x.json")).exists();
    Element failure = (Element) testCase("seven.value<7.0").getElementsByTagName("failure").item(0);
    assertThat(failure.getAttribute("message")).contains("met 7");
    assertThat(out).contains("::error file=", "line=4,title=seven::");
  }

  @Test
  void aFailedNodeIsACaseWithItsMessage() throws Exception {
    assertThat(run(true, "--junit", folder.resolve("j.xml").toString())).isEqualTo(1);

    Element failure = (Element) testCase("pic").getElementsByTagName("failure").item(0);
    assertThat(failure.getAttribute("message")).contains("bad.png");
    assertThat(out).contains("line=7,title=pic::");
  }

  @Test
  void whatCannotBeComparedIsRefused() throws Exception {
    assertThat(run(false, "--assert", "seven.value")).isEqualTo(ExitCode.BAD_RECIPE);
    assertThat(run(false, "--assert", "none.value<1")).isEqualTo(ExitCode.BAD_RECIPE);
    assertThat(run(false, "--assert", "now.value<1")).isEqualTo(ExitCode.BAD_RECIPE);
    assertThat(run(false, "--assert", "r.series<1")).isEqualTo(ExitCode.BAD_RECIPE);
    assertThat(run(false, "--assert", "pic.image<1")).isEqualTo(ExitCode.BAD_RECIPE);
  }

  @Test
  void aTimeLimitStopsTheRunAndLeavesACheckpoint() throws Exception {
    String[] endless = {"--set", "r.iterations=3000000", "--timeout", "1s"};
    assertThat(run(false, endless)).isEqualTo(ExitCode.TIMED_OUT);

    assertThat(folder.resolve(".loom/checkpoints")).isNotEmptyDirectory();
    assertThat(run(false, "--timeout", "soon")).isEqualTo(ExitCode.BAD_RECIPE);
  }
}
