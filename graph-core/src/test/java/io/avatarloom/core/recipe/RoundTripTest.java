package io.avatarloom.core.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.node.Catalogue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What this program does not know comes out of it byte for byte. */
class RoundTripTest {
  private static final Path HERE = Path.of("").toAbsolutePath();

  private static Recipe parse(String text) throws InvalidRecipeException {
    return Recipe.parse(text, "t", HERE);
  }

  private static String recipe(String unknown) {
    return "{\n  \"format\": \"avatarloom.recipe\",\n  \"version\": 2,\n  \"nodes\": {\n    \"n\":"
        + " {\n      \"type\": \"future.node\",\n      \"params\": "
        + unknown
        + "\n    }\n  },\n  \"future\": "
        + unknown
        + "\n}\n";
  }

  private static final String[] SCALARS = {
    "2.50",
    "1e400",
    "-0",
    "1E+3",
    "0.10",
    "-1.0e-7",
    "7",
    "1.5",
    "9007199254740993",
    "1e999999999",
    "123456789012345678901234567890123456789012345678901234567890",
    "\"\\u00e9\"",
    "\"a\\/b\"",
    "\"é\"",
    "\"\\n\"",
    "\"\"",
    "\"{2.50}\"",
    "true",
    "false",
    "null",
    "[7, 2.50]"
  };

  @Test
  void unknownPartsKeepSpellingAndOrder() throws Exception {
    Random random = new Random(11);
    for (int i = 0; i < 300; i++) {
      List<String> entries = new ArrayList<>();
      for (int k = random.nextInt(6); k >= 0; k--) {
        entries.add("\"k" + k + "\": " + SCALARS[random.nextInt(SCALARS.length)]);
      }
      String text = recipe("{" + String.join(", ", entries) + "}");
      String once = parse(text).formatted(Catalogue.installed());

      assertThat(once).contains(entries);
      assertThat(once.replaceAll("\\s", "")).isEqualTo(text.replaceAll("\\s", ""));
      assertThat(parse(once).formatted(Catalogue.installed())).isEqualTo(once);
      assertThat(parse(once).json().deepCopy()).isEqualTo(parse(text).json());
    }
  }

  @Test
  void aCanonicalFileWithPlaceholdersIsTheSameFile() throws Exception {
    String text = recipe("{\"b\": 2.50, \"a\": 1e400, \"c\": \"\\u00e9\", \"d\": -0}");
    assertThat(parse(text).formatted(Catalogue.installed())).isEqualTo(text);
    assertThat(parse(text).text()).isEqualTo(text);
  }

  @Test
  void knownParametersHaveOneSpelling() throws Exception {
    String text =
        recipe("{}")
            .replace("\"future.node\"", "\"image.blur\"")
            .replace("{}", "{\"sigmaPx\": 2.50}");
    assertThat(parse(text).formatted(Catalogue.installed()))
        .contains("\"params\": {\"sigmaPx\": 2.5}")
        .contains("\"future\": {\"sigmaPx\": 2.50}");
  }

  @Test
  void whatIsNoRecipeIsRefusedInOneSentence() {
    String deep = "[".repeat(100_000);
    for (String text :
        List.of(
            "",
            "[]",
            "{",
            "{\"a\": 1, \"a\": 2}",
            "nul",
            deep,
            "{\"format\": \"avatarloom.recipe\", \"version\": 2} x",
            recipe("{}").replace("\"future\": {}", "\"nodes\": {}"),
            recipe("[]"),
            recipe("{\"x\": " + "9".repeat(2000) + "}"),
            recipe("{}").replace("\"future\": {}", "\"links\": {}"),
            recipe("{}").replace("\"future\": {}", "\"links\": [[1]]"),
            recipe("{}").replace("\"future\": {}", "\"seed\": 1e400"),
            recipe("{}").replace("\"future\": {}", "\"regions\": {\"r\": {\"iterations\": 1e10}}"),
            recipe("{}").replace("\"future\": {}", "\"outputs\": {\"a.png\": 5}"))) {
      assertThatThrownBy(() -> parse(text))
          .isInstanceOf(InvalidRecipeException.class)
          .message()
          .doesNotContain("REDACTED")
          .hasSizeLessThan(400)
          .doesNotContain("\tat ");
    }
  }
}
