package io.avatarloom.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Definitions taken from other recipe files. */
class IncludeTest {
  private static final String HEAD = "{'format': 'avatarloom.recipe', 'version': 1, ";
  private static final String USING =
      "'nodes': {'r': {'type': 'subgraph:mine'}}, 'outputs': {'o.json': 'r.text'}, 'subgraphs':"
          + " {'mine': {'file': 'shared/lib.loom.json', 'name': 'outer'}}";
  private static final String LIBRARY =
      HEAD
          + "'nodes': {}, 'subgraphs': {'outer': {'outputs': {'text': {'type': 'Text'}}, 'nodes':"
          + " {'deep': {'type': 'subgraph:inner'}}, 'links': ['deep.text -> out.text']}, 'inner':"
          + " {'outputs': {'text': {'type': 'Text'}}, 'nodes': {'read': {'type': 'toy.read',"
          + " 'params': {'source': 'words.txt'}}}, 'links': ['read.text -> out.text']}}}";

  @TempDir Path folder;
  private Machine machine;

  @BeforeEach
  void start() throws IOException {
    machine = new Machine(folder);
    Files.createDirectories(folder.resolve("shared"));
    Files.writeString(folder.resolve("shared/words.txt"), "from the library");
  }

  private void library(String text) throws IOException {
    Files.writeString(folder.resolve("shared/lib.loom.json"), text.replace('\'', '"'));
  }

  @Test
  void aDefinitionComesWithWhatItUsesAndItsPaths() throws Exception {
    library(LIBRARY);

    machine.run(USING);

    assertThat(machine.out("o.json")).content().contains("from the library");
    assertThat(machine.verdict("r/deep/read")).isEqualTo("run");
    assertThat(machine.graph(USING).recipe().document().text())
        .contains("\"mine/inner\"", "\"source\": \"shared/words.txt\"")
        .doesNotContain("lib.loom.json");
  }

  @Test
  void aMissingFileOrDefinitionIsNamed() throws Exception {
    assertThatThrownBy(() -> machine.run(USING))
        .hasMessageContaining("subgraph:mine.file: it is taken from")
        .hasMessageContaining("there is no recipe");

    library(LIBRARY.replace("'outer'", "'other'"));
    assertThatThrownBy(() -> machine.run(USING))
        .hasMessageContaining("lib.loom.json has no subgraph 'outer'; it has [other, inner]");
  }

  @Test
  void filesThatIncludeEachOtherAreRefused() throws Exception {
    library(HEAD + "'nodes': {}, 'subgraphs': {'outer': {'file': '../shared/lib.loom.json'}}}");

    assertThatThrownBy(() -> machine.run(USING))
        .hasMessageContaining("the files include each other")
        .hasMessageContaining("lib.loom.json outer -> ");
  }

  @Test
  void anIncludedDefinitionThatContainsItselfIsRefused() throws Exception {
    library(LIBRARY.replace("'subgraph:inner'", "'subgraph:outer'"));

    assertThatThrownBy(() -> machine.run(USING))
        .hasMessageContaining("the subgraph contains itself: mine -> mine");
  }
}
