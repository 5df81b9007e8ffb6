package io.avatarloom.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentResultTest {
  private static final Experiment MORE = new Experiment("e", "claim", "m.n", "low", "high", true);
  private static final Experiment LESS = new Experiment("e", "claim", "m.n", "low", "high", false);

  private static ExperimentResult of(Experiment experiment, double[] low, double[] high) {
    List<ExperimentResult.Member> members = new ArrayList<>();
    for (double value : low) {
      members.add(new ExperimentResult.Member("a" + value, "low", true, 10, value));
    }
    members.add(new ExperimentResult.Member("between", "middle", true, 10, 1000));
    for (double value : high) {
      members.add(new ExperimentResult.Member("b" + value, "high", true, 10, value));
    }
    return new ExperimentResult(experiment, members);
  }

  @Test
  void endsThatDifferByMoreThanTheirSeedsSpreadDecide() {
    double[] low = {1, 1.2, 1.1};
    double[] high = {2, 2.5, 2.4};

    assertThat(of(MORE, low, high).spread()).isCloseTo(0.5, within(1e-12));
    assertThat(of(MORE, low, high).holds()).isTrue();
    assertThat(of(LESS, low, high).holds()).isFalse();
    assertThat(of(LESS, low, high).verdict()).isEqualTo("the other way round");
    assertThat(of(LESS, high, low).holds()).isTrue();
  }

  @Test
  void endsWithinTheSpreadOfTheirSeedsDecideNothing() {
    ExperimentResult result = of(MORE, new double[] {1, 2, 3}, new double[] {3, 3.5, 4});

    assertThat(result.to()).isGreaterThan(result.from());
    assertThat(result.holds()).isFalse();
    assertThat(result.verdict()).isEqualTo("within the spread of seeds");
  }

  @Test
  void aFigureThatIsMissingDecidesNothing() {
    assertThat(of(MORE, new double[] {1, Double.NaN}, new double[] {4, 5}).holds()).isFalse();
    assertThat(of(MORE, new double[0], new double[] {4, 5}).holds()).isFalse();
  }

  @Test
  void timeIsThatOfAllMembersAndOneThatFailedIsNoticed(@TempDir Path folder) throws Exception {
    try (Connection book =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("results.sqlite"));
        Statement sql = book.createStatement()) {
      sql.execute("CREATE TABLE members(id TEXT, label TEXT, status TEXT, seconds REAL)");
      sql.execute("CREATE TABLE metrics(member TEXT, name TEXT, value REAL)");
      sql.execute("INSERT INTO members VALUES('0001', 'low, seed 0', 'done', 12.5)");
      sql.execute("INSERT INTO members VALUES('0002', 'high, seed 1', 'failed', 2.5)");
      sql.execute("INSERT INTO metrics VALUES('0001', 'm.n', 7), ('0001', 'other', 8)");
    }

    ExperimentResult result = ExperimentResult.read(MORE, folder);

    assertThat(result.seconds()).isEqualTo(15);
    assertThat(result.complete()).isFalse();
    assertThat(result.from()).isEqualTo(7);
    assertThat(result.to()).isNaN();
  }

  @Test
  void aFolderWithoutASweepIsRefused(@TempDir Path folder) {
    assertThatThrownBy(() -> ExperimentResult.read(MORE, folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("results.sqlite");
  }
}
