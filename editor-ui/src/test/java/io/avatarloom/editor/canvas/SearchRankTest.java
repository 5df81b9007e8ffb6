package io.avatarloom.editor.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.editor.session.Toy;
import org.junit.jupiter.api.Test;

class SearchRankTest {
  private static int rank(String type, String typed) {
    NodeSpec spec = Toy.CATALOGUE.node(type).orElseThrow().spec();
    return SearchRank.of(spec, typed);
  }

  @Test
  void theStartOfTheTitleBeatsTheMiddleAndThatBeatsScatteredLetters() {
    assertThat(rank("image.blur", "blur")).isGreaterThan(rank("image.blur", "lur"));
    assertThat(rank("image.blur", "lur")).isGreaterThan(rank("image.blur", "blr"));
    assertThat(rank("image.blur", "blr")).isPositive();
  }

  @Test
  void everyWordMustBeFound() {
    assertThat(rank("image.blur", "blur picture")).isPositive();
    assertThat(rank("image.blur", "blur zebra")).isNegative();
  }

  @Test
  void wordsOfTheHelpCountLeast() {
    assertThat(rank("image.blur", "gaussian")).isBetween(0, rank("image.blur", "blur"));
  }

  @Test
  void nothingTypedTakesEverything() {
    assertThat(Toy.CATALOGUE.ids())
        .allSatisfy(id -> assertThat(rank(id, "")).isGreaterThanOrEqualTo(0));
  }
}
