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
          + " '', attempts integer not null default 0, request text not null)";
  private final Connection connection;

  /**
   * @throws IOException if the file is no such database or cannot be written
   */
  JobTable(Path file) throws IOException {
    try {
      connection = DriverManager.getConnection("jdbc:sqlite:" + file);
      prepare();
    } catch (SQLException e) {
      throw new IOException(
          "the queue "
              + file
              + " cannot be opened: "
              + e.getMessage()
              + "; move it away to begin anew",
          e);
    }
  }

  /** A queue that is of no use must not hold its file. */
  private void prepare() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("pragma journal_mode = wal");
      statement.execute("pragma synchronous = full");
      statement.execute("pragma busy_timeout = 5000");
      statement.execute(LAYOUT);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** Puts the files of a job where they belong, before anybody else sees the job. */
  interface Placing {
    void place(long id) throws IOException;
  }

  synchronized Job add(String name, String request, Placing placing) throws IOException {
    try {
      connection.setAutoCommit(false);
      try {
        change(
            "insert into job (state, name, submitted, request) values (?, ?, ?, ?)",
            JobState.QUEUED.word(),
            name,
            System.currentTimeMillis(),
            request);
        Job added = select("where id = last_insert_rowid()").get(0);
        placing.place(added.id());
        connection.commit();
        return added;
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
    return select("where state = ? order by id", state.word());
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
    } catch (SQLException e) {
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
        JobState.of(row.getString("state")),
        row.getString("name"),
        row.getLong("submitted"),
        row.getLong("started"),
        row.getLong("finished"),
        row.getLong("pid"),
        row.getString("born"),
        row.getInt("exit_code"),
        row.getString("message"),
        row.getInt("attempts"),
        row.getString("request"));
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
