package io.avatarloom.editor.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.core.check.Diagnostic;
import io.avatarloom.core.graph.PortRef;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProblemsTest {
  @TempDir Path folder;

  @Test
  void areFoundWhereTheyAre() {
    Sketch sketch =
        new LinkEdits(Toy.CATALOGUE)
            .disconnect(Toy.link("small.image -> soft.image"))
            .apply(Toy.sketch());
    Problems problems = Problems.of(sketch, Toy.CATALOGUE, folder, folder);
    assertThat(problems.at(PortRef.parse("soft.image"))).hasSize(1);
    assertThat(problems.at(PortRef.parse("photo.file")))
        .singleElement()
        .matches(Diagnostic::missingFile);
    assertThat(problems.of("alien")).hasSize(1);
    assertThat(problems.of("step")).isEmpty();
    assertThat(problems.all()).hasSizeGreaterThanOrEqualTo(3);
  }
}
