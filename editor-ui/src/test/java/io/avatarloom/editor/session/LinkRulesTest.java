package io.avatarloom.editor.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.core.graph.PortRef;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkRulesTest {
  private final LinkRules rules = new LinkRules(new GraphIndex(Toy.sketch(), Toy.CATALOGUE));

  private Optional<String> refusal(String from, String to) {
    return rules.refusal(PortRef.parse(from), PortRef.parse(to));
  }

  @ParameterizedTest
  @CsvSource({
    "photo.image, soft.image",
    "fit.picture, step.image",
    "step.image, fit.picture",
    "soft.image, fit.picture",
    "photo.image, step.image",
    "progress.iteration, step.sigmaPx",
    "photo.image, either.c",
    "photo.image, alien.y",
  })
  void mayBeLinked(String from, String to) {
    assertThat(refusal(from, to)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "soft.image, small.image, would close a cycle",
    "fit.picture, small.image, would close a cycle",
    "step.image, soft.image, lies outside the region fit",
    "photo.image, soft.sigmaPx, 'takes Number, Flag or Text'",
    "progress.progress, fit.picture, 'expected Image, met Number'",
    "fit.series, either.c, 'expected Image, met Series'",
    "fit.series, soft.image, 'expected Image, met Series'",
    "small.image, small.image, cannot be linked to itself",
    "photo.nothing, small.image, There is no output photo.nothing",
    "photo.image, small.nothing, There is no input or parameter small.nothing",
  })
  void mayNotBeLinked(String from, String to, String why) {
    assertThat(refusal(from, to)).hasValueSatisfying(met -> assertThat(met).contains(why));
    assertThat(refusal(from, to).orElseThrow()).endsWith(".").doesNotContain("\n");
  }

  @Test
  void whatReadsASwitchLimitsWhatEntersIt() {
    Sketch sketch =
        new LinkEdits(Toy.CATALOGUE)
            .cut(
                java.util.List.of(
                    Toy.link("soft.image -> either.a"), Toy.link("photo.image -> either.b")))
            .apply(Toy.sketch());
    LinkRules open = new LinkRules(new GraphIndex(sketch, Toy.CATALOGUE));
    Sketch added =
        new NodeEdits(Toy.CATALOGUE).add("value.number", new Spot(0, 0), "").apply(sketch);
    LinkRules withNumber = new LinkRules(new GraphIndex(added, Toy.CATALOGUE));
    PortRef into = PortRef.parse("either.a");
    assertThat(open.refusal(PortRef.parse("photo.image"), into)).isEmpty();
    assertThat(withNumber.refusal(PortRef.parse("number.value"), into))
        .hasValueSatisfying(why -> assertThat(why).contains("fit.picture reads either.value"));
  }

  @Test
  void candidatesFit() {
    var forImage = rules.candidates(PortRef.parse("photo.image"), true);
    assertThat(forImage)
        .contains(
            new LinkRules.Candidate("image.blur", "image", false),
            new LinkRules.Candidate("flow.switch", "a", false))
        .noneMatch(LinkRules.Candidate::param);
    var forSigma = rules.candidates(PortRef.parse("soft.sigmaPx"), false);
    assertThat(forSigma)
        .contains(new LinkRules.Candidate("region.progress", "progress", false))
        .noneMatch(candidate -> candidate.type().equals("image.blur"));
  }
}
