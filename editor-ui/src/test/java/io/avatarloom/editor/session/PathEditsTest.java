package io.avatarloom.editor.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.core.basic.BasicNodes;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.recipe.Recipe;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PathEditsTest {
  private static final String TEXT =
      """
      {"format": "avatarloom.recipe", "version": 1, "name": "t", "nodes": {
        "near": {"type": "image.loadFile", "params": {"file": "photos/a.png"}},
        "far": {"type": "image.loadFile", "params": {"file": "/data/b.png"}},
        "shipped": {"type": "image.loadFile", "params": {"file": "asset:photos/c.png"}}},
       "presets": {"other": {"set": {"near.file": "../d.png"}}}}
      """;

  @Test
  void relativePathsGoOnToMeanTheSameFiles() throws Exception {
    Catalogue catalogue = new Catalogue(List.of(new BasicNodes()));
    Recipe recipe = Recipe.parse(TEXT, "t", Path.of("/lab/recipes"));
    Sketch before = SketchReader.read(recipe, node -> new Size(100, 100));

    Sketch after =
        new PathEdits(catalogue)
            .rebase(Path.of("/lab/recipes"), Path.of("/lab/other/deep"))
            .apply(before);

    assertThat(file(after, "near")).isEqualTo("../../recipes/photos/a.png");
    assertThat(file(after, "far")).isEqualTo("/data/b.png");
    assertThat(file(after, "shipped")).isEqualTo("asset:photos/c.png");
    assertThat(after.head().at("/presets/other/set/near.file").asText()).isEqualTo("../../d.png");
  }

  private static String file(Sketch sketch, String node) {
    return sketch.nodes().get(node).params().path("file").asText();
  }
}
