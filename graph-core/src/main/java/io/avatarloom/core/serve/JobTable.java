package io.avatarloom.core.serve;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The queue: one table of an embedded database, which every change reaches before it is told. */
final class JobTable implements AutoCloseable {
  private static final String LAYOUT =
      "create table if not exists job (id integer primary key autoincrement, state text not null,"
          + " name text not null, submitted integer not null, started integer not null default 0,"
          + " finished integer not null default 0, pid integer not null default 0, born text not"
          + " null default '', exit_code integer not null default -1, message text not null default"
          + " '', attempts integer not null default 0, request text not null, place integer not null"
          + " default 0)";

  /** Layout of this program; 0 is the first one, without places. */
  private static final int VERSION = 1;

  private static final String WAITING = "state in ('queued', 'running', 'cancelling')";
  private final Path file;
  private final Connection connection;

  /**
   * @throws IOException if the file is damaged, is no such database, or cannot be written
   */
  JobTable(Path file) throws IOException {
    this.file = file;
    try {
      connection = DriverManager.getConnection("jdbc:sqlite:" + file);
    } catch (SQLException e) {
      throw unusable(e.getMessage(), e);
    }
    try {
      prepare();
      select("");
    } catch (SQLException | IOException e) {
      close();
      throw unusable(e.getMessage(), e);
    }
  }

  private IOException unusable(String why, Exception cause) {
    return new IOException(
        "the queue " + file + " cannot be used: " + why + "; move it away to begin anew", cause);
  }

  private void prepare() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("pragma trusted_schema = off");
      statement.execute("pragma cell_size_check = on");
      statement.execute("pragma busy_timeout = 5000");
      statement.execute("pragma journal_mode = wal");
      statement.execute("pragma synchronous = full");
      String check = text(statement, "pragma quick_check(1)");
      if (!check.equals("ok")) {
        throw new SQLException("it is damaged (" + check.strip().replaceAll("\\s+", " ") + ")");
      }
      int version = Integer.parseInt(text(statement, "pragma user_version"));
      if (version > VERSION) {
        throw new SQLException("a later version of this program has written it");
      }
      statement.execute(LAYOUT);
      statement.execute("create table if not exists setting (name text primary key, value text)");
      if (version < VERSION && !hasPlaces(statement)) {
        statement.execute("alter table job add column place integer not null default 0");
      }
      statement.execute("pragma user_version = " + VERSION);
    }
  }

  private static boolean hasPlaces(Statement statement) throws SQLException {
    return !text(statement, "select count(*) from pragma_table_info('job') where name = 'place'")
        .equals("0");
  }

  private static String text(Statement statement, String question) throws SQLException {
    try (ResultSet row = statement.executeQuery(question)) {
      return row.next() ? row.getString(1) : "";
    }
  }

  /** Puts the files of a job where they belong, before anybody else sees the job. */
  interface Placing {
    void place(long id) throws IOException;
  }

  synchronized Job add(String name, String request, Placing placing) throws IOException {
    List<Job> made = new ArrayList<>();
    inOneGo(
        () -> {
          change(
              "insert into job (state, name, submitted, request, place) values (?, ?, ?, ?, (select"
                  + " coalesce(max(place), 0) + 1 from job where "
                  + WAITING
                  + "))",
              JobState.QUEUED.word(),
              name,
              System.currentTimeMillis(),
              request);
          made.addAll(select("where id = last_insert_rowid()"));
          placing.place(made.get(0).id());
        });
    return made.get(0);
  }

  /** Changes that are made together or not at all. */
  private interface Changes {
    void make() throws IOException;
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
      throw new IOException("the queue cannot be written: " + e.getMessage(), e);
    }
  }

  Optional<Job> find(long id) throws IOException {
    return select("where id = ?", id).stream().findFirst();
  }

  /** The newest first. */
  List<Job> newest(int limit) throws IOException {
    return select("order by id desc limit ?", limit);
  }

  /** In the order of the queue. */
  List<Job> in(JobState state) throws IOException {
    return select("where state = ? order by place, id", state.word());
  }

  /**
   * Puts a job that waits to another place among those that wait.
   *
   * @param index 0 for the first; beyond the last for the last
   * @return false when it does not wait
   */
  synchronized boolean place(long id, int index) throws IOException {
    List<Long> order = new ArrayList<>();
    in(JobState.QUEUED).forEach(job -> order.add(job.id()));
    if (!order.remove(id)) {
      return false;
    }
    order.add(Math.min(index, order.size()), id);
    inOneGo(
        () -> {
          for (int i = 0; i < order.size(); i++) {
            change(
                "update job set place = ? + (select coalesce(max(place), 0) from job where state in"
                    + " ('running', 'cancelling')) where id = ?",
                i + 1,
                order.get(i));
          }
        });
    return true;
  }

  /** Whether nothing further is to be started. */
  synchronized boolean paused() throws IOException {
    try (PreparedStatement statement =
            prepared("select value from setting where name = ?", "paused");
        ResultSet row = statement.executeQuery()) {
      return row.next() && "yes".equals(row.getString(1));
    } catch (SQLException e) {
      throw new IOException("the queue cannot be read: " + e.getMessage(), e);
    }
  }

  void pause(boolean paused) throws IOException {
    change("insert or replace into setting values (?, ?)", "paused", paused ? "yes" : "no");
  }

  /** Notes the runner of a job. */
  void running(long id, long pid, String born) throws IOException {
    change(
        "update job set pid = ?, born = ?, started = ?, attempts = attempts + 1 where id = ?",
        pid,
        born,
        System.currentTimeMillis(),
        id);
  }

  /** Moves a job on from a state it is expected in; false when it is in another. */
  boolean move(long id, JobState from, JobState to, String message) throws IOException {
    return change(
            "update job set state = ?, message = ? where id = ? and state = ?",
            to.word(),
            message,
            id,
            from.word())
        > 0;
  }

  /** Puts a job back to where it was in the queue. */
  void again(long id, String message) throws IOException {
    change(
        "update job set state = ?, pid = 0, message = ? where id = ?",
        JobState.QUEUED.word(),
        message,
        id);
  }

  void finish(long id, JobState state, int exitCode, String message) throws IOException {
    change(
        "update job set state = ?, pid = 0, exit_code = ?, message = ?, finished = ? where id = ?",
        state.word(),
        exitCode,
        message,
        System.currentTimeMillis(),
        id);
  }

  void delete(long id) throws IOException {
    change("delete from job where id = ?", id);
  }

  private synchronized int change(String sql, Object... values) throws IOException {
    try (PreparedStatement statement = prepared(sql, values)) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new IOException("the queue cannot be written: " + e.getMessage(), e);
    }
  }

  private synchronized List<Job> select(String rest, Object... values) throws IOException {
    List<Job> found = new ArrayList<>();
    try (PreparedStatement statement = prepared("select * from job " + rest, values);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(job(rows));
      }
      return found;
    } catch (SQLException | IllegalArgumentException e) {
      throw new IOException("the queue cannot be read: " + e.getMessage(), e);
    }
  }

  private PreparedStatement prepared(String sql, Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  private static Job job(ResultSet row) throws SQLException {
    return new Job(
        row.getLong("id"),
        JobState.of(text(row, "state")),
        text(row, "name"),
        row.getLong("submitted"),
        row.getLong("started"),
        row.getLong("finished"),
        row.getLong("pid"),
        text(row, "born"),
        row.getInt("exit_code"),
        text(row, "message"),
        row.getInt("attempts"),
        text(row, "request"));
  }

  private static String text(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    return text == null ? "" : text;
  }

  @Override
  public synchronized void close() throws IOException {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IOException("the queue cannot be closed: " + e.getMessage(), e);
    }
  }
}
