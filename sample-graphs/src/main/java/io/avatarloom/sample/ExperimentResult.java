package io.avatarloom.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/**
 * What a sweep measured for an experiment.
 *
 * @param experiment the question
 * @param members in the order of the sweep
 */
record ExperimentResult(Experiment experiment, List<Member> members) {
  /**
   * One run.
   *
   * @param id folder of its results
   * @param label of its settings, without the seed
   * @param value the compared figure, NaN where there is none
   */
  record Member(String id, String label, boolean done, double seconds, double value) {}

  /** Reads {@code results.sqlite} of a sweep. */
  static ExperimentResult read(Experiment experiment, Path out) throws IOException {
    Path file = out.resolve("results.sqlite");
    if (!Files.exists(file)) {
      throw new IOException("the sweep " + experiment.name() + " left no " + file);
    }
    String query =
        "SELECT id, label, status, seconds, value FROM members LEFT JOIN metrics"
            + " ON member = id AND name = ? ORDER BY id";
    List<Member> members = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, experiment.metric());
      ResultSet row = statement.executeQuery();
      while (row.next()) {
        double value = row.getDouble(5);
        boolean measured = !row.wasNull();
        members.add(
            new Member(
                row.getString(1),
                row.getString(2).replaceFirst(", seed \\d+$", ""),
                row.getString(3).equals("done"),
                row.getDouble(4),
                measured ? value : Double.NaN));
      }
    } catch (SQLException e) {
      throw new IOException(file + " cannot be read: " + e.getMessage(), e);
    }
    return new ExperimentResult(experiment, members);
  }

  /** Time of all runs, one after the other. */
  double seconds() {
    return members.stream().mapToDouble(Member::seconds).sum();
  }

  boolean complete() {
    return !members.isEmpty() && members.stream().allMatch(Member::done);
  }

  double from() {
    return mean(experiment.from());
  }

  double to() {
    return mean(experiment.to());
  }

  /** The larger range of the seeds of the two ends. */
  double spread() {
    DoubleSummaryStatistics a = at(experiment.from());
    DoubleSummaryStatistics b = at(experiment.to());
    return Math.max(a.getMax() - a.getMin(), b.getMax() - b.getMin());
  }

  /** Whether the ends differ by more than the spread of their seeds. */
  boolean differs() {
    return Math.abs(to() - from()) > spread();
  }

  /** Whether they do, and in the direction that the paper says. */
  boolean holds() {
    return differs() && to() > from() == experiment.more();
  }

  /** In words. */
  String verdict() {
    if (holds()) {
      return "as the paper says";
    }
    return differs() ? "the other way round" : "within the spread of seeds";
  }

  private double mean(String label) {
    DoubleSummaryStatistics values = at(label);
    return values.getCount() == 0 ? Double.NaN : values.getAverage();
  }

  private DoubleSummaryStatistics at(String label) {
    return members.stream()
        .filter(member -> member.label().equals(label))
        .mapToDouble(Member::value)
        .summaryStatistics();
  }
}
