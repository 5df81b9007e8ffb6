package io.avatarloom.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.sweep.Member;
import io.avatarloom.core.sweep.Sweep;
import io.avatarloom.core.sweep.SweepPlan;
import io.avatarloom.core.sweep.SweepReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExperimentsTest {
  private static final Path FOLDER = Path.of("experiments");
  private static final Catalogue CATALOGUE = Catalogue.installed();

  static List<Experiment> experiments() throws IOException {
    return Experiment.read(FOLDER);
  }

  private static SweepPlan plan(Experiment experiment) throws Exception {
    Path file = FOLDER.resolve(experiment.name() + ".sweep.json");
    Sweep sweep = new SweepReader(CATALOGUE).read(file, Optional.empty());
    return SweepPlan.of(sweep, CATALOGUE, List.of());
  }

  @Test
  void thereAreTheEightOfThePaper() throws IOException {
    assertThat(experiments()).hasSize(8);
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void bothEndsHaveThreeSeedsAndTheFigureIsMeasured(Experiment experiment) throws Exception {
    SweepPlan plan = plan(experiment);

    for (String end : List.of(experiment.from(), experiment.to())) {
      assertThat(plan.members().stream().map(Member::label))
          .contains(end + ", seed 0", end + ", seed 1", end + ", seed 2");
    }
    assertThat(plan.sweep().metrics().stream().map(Object::toString)).contains(experiment.metric());
    assertThat(plan.graph(plan.members().get(0)).recipe().outputs().keySet())
        .contains("avatar.png");
  }

  @Test
  void optionsGoToTheSweepsAndMistakesAreNamed() throws IOException {
    ExperimentArguments args =
        ExperimentArguments.parse(
            List.of("--only", "views,photographs", "--device", "cpu", "--set", "seed=3"));

    assertThat(args.handedOn()).containsExactly("--device", "cpu", "--set", "seed=3");
    assertThat(args.chosen(experiments()).stream().map(Experiment::name))
        .containsExactly("views", "photographs");
    assertThatThrownBy(() -> ExperimentArguments.parse(List.of("--only")))
        .hasMessageContaining("needs a value");
    assertThatThrownBy(() -> ExperimentArguments.parse(List.of("--often", "3")))
        .hasMessageContaining("--often");
    assertThatThrownBy(
            () -> ExperimentArguments.parse(List.of("--only", "view")).chosen(experiments()))
        .hasMessageContaining("there is no experiment 'view'");
  }
}
