package io.avatarloom.core.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.avatarloom.core.basic.BasicNodes;
import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.node.Catalogue;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverridesTest {
  private static final String TEXT =
      "{\"format\": \"avatarloom.recipe\", \"version\": 1, \"name\": \"t\", \"nodes\": {"
          + "\"pic\": {\"type\": \"image.loadFile\"}, \"word\": {\"type\": \"value.text\"},"
          + "\"one\": {\"type\": \"value.number\"}}}";
  @TempDir Path folder;

  private JsonNode params(String node, String... assignments) throws InvalidRecipeException {
    Catalogue catalogue = new Catalogue(List.of(new BasicNodes()));
    Recipe recipe = Recipe.parse(TEXT, "t", folder);
    Path current = folder.resolve("here");
    Recipe set = Overrides.set(recipe, List.of(assignments), current, catalogue);
    return set.json().path("nodes").path(node).path("params");
  }

  @Test
  void filePathsStartAtTheCurrentFolder() throws Exception {
    assertThat(params("pic", "pic.file=a.png").path("file").asText())
        .isEqualTo(folder.resolve("here/a.png").toString());
    assertThat(params("pic", "pic.file=2026").path("file").asText())
        .isEqualTo(folder.resolve("here/2026").toString());
    assertThat(params("pic", "pic.file=asset:a.png").path("file").asText())
        .isEqualTo("asset:a.png");
  }

  @Test
  void textsNeedNoQuotesAndNumbersStayNumbers() throws Exception {
    assertThat(params("word", "word.value=42").path("value")).isEqualTo(text("42"));
    assertThat(params("word", "word.value=\"42\"").path("value")).isEqualTo(text("42"));
    assertThat(params("one", "one.value=42").path("value").isNumber()).isTrue();
  }

  private static JsonNode text(String value) {
    return com.fasterxml.jackson.databind.node.TextNode.valueOf(value);
  }

  @Test
  void namesThatLeadNowhereAreRefused() {
    assertThatThrownBy(() -> params("pic", "none.file=a"))
        .isInstanceOf(InvalidRecipeException.class)
        .hasMessageContaining("no node or region 'none'");
    assertThatThrownBy(() -> params("pic", "word"))
        .hasMessageContaining("expected name=value, met 'word'");
    assertThatThrownBy(() -> params("pic", "seed=half"))
        .hasMessageContaining("expected a whole number");
  }
}
