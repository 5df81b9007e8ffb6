package io.avatarloom.core.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import io.avatarloom.core.check.Diagnostic;
import io.avatarloom.core.check.InvalidRecipeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The results of a sweep as an SQLite file: tables {@code members}, {@code settings}, {@code
 * metrics}, {@code files}, and a view {@code results} with a column for each setting and metric.
 * What is noted is safe: a killed sweep loses the members that were running alone.
 */
final class ResultBook implements AutoCloseable {
  private static final List<String> TABLES =
      List.of(
          "CREATE TABLE IF NOT EXISTS members(id TEXT PRIMARY KEY, label TEXT, status TEXT,"
              + " seconds REAL, message TEXT, work TEXT, finished TEXT)",
          "CREATE TABLE IF NOT EXISTS settings(member TEXT, name TEXT, value, PRIMARY KEY(member,"
              + " name))",
          "CREATE TABLE IF NOT EXISTS metrics(member TEXT, name TEXT, value REAL, PRIMARY"
              + " KEY(member, name))",
          "CREATE TABLE IF NOT EXISTS files(member TEXT, name TEXT, PRIMARY KEY(member, name))");
  private final Connection connection;
  private final Map<String, MemberResult> results = new TreeMap<>();

  private ResultBook(Connection connection) {
    this.connection = connection;
  }

  /**
   * Opens or makes the book of a sweep.
   *
   * @throws InvalidRecipeException if another sweep writes it
   * @throws IOException if it cannot be written, or is no SQLite file
   */
  static ResultBook open(Path file) throws InvalidRecipeException, IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    try {
      ResultBook book = new ResultBook(DriverManager.getConnection("jdbc:sqlite:" + file));
      book.prepareOrClose();
      return book;
    } catch (SQLException e) {
      if (e.getMessage().contains("BUSY")) {
        throw new InvalidRecipeException(
            Diagnostic.of(
                "--out",
                "",
                "another sweep is writing " + file + "; wait for it, or give another folder"));
      }
      throw told(file, e);
    }
  }

  private static IOException told(Path file, SQLException e) {
    return new IOException(
        file + " cannot be used: " + e.getMessage() + "; delete it, or give another --out", e);
  }

  /** A book that is of no use must not hold its file. */
  private void prepareOrClose() throws SQLException {
    try {
      prepare();
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private void prepare() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout=0");
      statement.execute("PRAGMA locking_mode=EXCLUSIVE");
      statement.execute("PRAGMA journal_mode=WAL");
      statement.execute("PRAGMA synchronous=NORMAL");
      statement.execute("BEGIN EXCLUSIVE");
      for (String table : TABLES) {
        statement.execute(table);
      }
      statement.execute("COMMIT");
    }
    read();
  }

  private void read() throws SQLException {
    Map<String, Map<String, Double>> metrics = new TreeMap<>();
    Map<String, List<String>> files = new TreeMap<>();
    try (Statement statement = connection.createStatement()) {
      ResultSet row = statement.executeQuery("SELECT member, name, value FROM metrics");
      while (row.next()) {
        double value = row.getDouble(3);
        metrics
            .computeIfAbsent(row.getString(1), key -> new TreeMap<>())
            .put(row.getString(2), row.wasNull() ? Double.NaN : value);
      }
      row = statement.executeQuery("SELECT member, name FROM files ORDER BY name");
      while (row.next()) {
        files.computeIfAbsent(row.getString(1), key -> new ArrayList<>()).add(row.getString(2));
      }
      row = statement.executeQuery("SELECT id, status, seconds, message, work FROM members");
      while (row.next()) {
        String id = row.getString(1);
        results.put(
            id,
            new MemberResult(
                id,
                row.getString(2),
                row.getDouble(3),
                row.getString(4),
                row.getString(5),
                metrics.getOrDefault(id, Map.of()),
                files.getOrDefault(id, List.of())));
      }
    }
  }

  /** Every result by member. */
  synchronized Map<String, MemberResult> results() {
    return new TreeMap<>(results);
  }

  /** Forgets members that the sweep no longer has. */
  synchronized void keepOnly(Collection<Member> members) throws IOException {
    Set<String> gone = new LinkedHashSet<>(results.keySet());
    members.forEach(member -> gone.remove(member.id()));
    if (!gone.isEmpty()) {
      inOneGo(
          () -> {
            for (String id : gone) {
              delete(id);
            }
          });
      results.keySet().removeAll(gone);
    }
  }

  /** Notes how a member went. */
  synchronized void note(Member member, MemberResult result) throws IOException {
    inOneGo(
        () -> {
          delete(member.id());
          insert(member, result);
        });
    results.put(member.id(), result);
  }

  private void delete(String id) throws SQLException {
    for (String table : List.of("settings", "metrics", "files")) {
      run("DELETE FROM " + table + " WHERE member=?", id);
    }
    run("DELETE FROM members WHERE id=?", id);
  }

  private void insert(Member member, MemberResult result) throws SQLException {
    String id = member.id();
    run(
        "INSERT INTO members VALUES(?,?,?,?,?,?,?)",
        id,
        member.label(),
        result.status(),
        result.seconds(),
        result.message(),
        result.work(),
        Instant.now().toString());
    for (Map.Entry<String, JsonNode> setting : member.settings().entrySet()) {
      JsonNode value = setting.getValue();
      Object plain = value.isNumber() ? value.numberValue() : Member.text(value);
      run("INSERT INTO settings VALUES(?,?,?)", id, setting.getKey(), plain);
    }
    for (Map.Entry<String, Double> metric : result.metrics().entrySet()) {
      Double value = Double.isFinite(metric.getValue()) ? metric.getValue() : null;
      run("INSERT INTO metrics VALUES(?,?,?)", id, metric.getKey(), value);
    }
    for (String file : result.files()) {
      run("INSERT INTO files VALUES(?,?)", id, file);
    }
  }

  private void run(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }

  /** Makes the view that has all of a member in one row. */
  synchronized void view(Collection<String> settings, Collection<String> metrics)
      throws IOException {
    StringBuilder sql =
        new StringBuilder("CREATE VIEW results AS SELECT id AS member, label, status, seconds");
    settings.forEach(name -> column(sql, "settings", name));
    metrics.forEach(name -> column(sql, "metrics", name));
    sql.append(", message FROM members ORDER BY id");
    inOneGo(
        () -> {
          run("DROP VIEW IF EXISTS results");
          run(sql.toString());
        });
  }

  private static void column(StringBuilder sql, String table, String name) {
    sql.append(", (SELECT value FROM ")
        .append(table)
        .append(" WHERE member=id AND name='")
        .append(name.replace("'", "''"))
        .append("') AS \"")
        .append(name.replace("\"", "\"\""))
        .append('"');
  }

  /** Changes that are made together or not at all. */
  private interface Changes {
    void make() throws SQLException;
  }

  private void inOneGo(Changes changes) throws IOException {
    try {
      connection.setAutoCommit(false);
      try {
        changes.make();
        connection.commit();
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new IOException("the results cannot be written: " + e.getMessage(), e);
    }
  }

  /** Leaves one plain file that any program opens. */
  @Override
  public synchronized void close() throws IOException {
    try (connection;
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA locking_mode=NORMAL");
      statement.execute("PRAGMA journal_mode=DELETE");
    } catch (SQLException e) {
      throw new IOException("the results cannot be written: " + e.getMessage(), e);
    }
  }
}
