package io.avatarloom.core.sweep;

import io.avatarloom.core.file.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a sweep leaves beside its members: results.csv, the view of results.sqlite, index.html. */
final class ResultFiles {
  private static final long PAUSE_NANOS = 10_000_000_000L;
  private final SweepPlan plan;
  private final SweepOptions options;
  private final ResultBook book;
  private final Thumbnails thumbnails;
  private long written = System.nanoTime();

  ResultFiles(SweepPlan plan, SweepOptions options, ResultBook book) {
    this.plan = plan;
    this.options = options;
    this.book = book;
    this.thumbnails = new Thumbnails(options.out());
  }

  /** A member has ended: its pictures are made small, and now and then all is written. */
  void ended(Member member, MemberResult result) throws IOException {
    for (String file : result.files()) {
      thumbnails.make(member.id(), options.folder(member.id()), file);
    }
    if (due()) {
      write();
    }
  }

  private synchronized boolean due() {
    if (System.nanoTime() - written < PAUSE_NANOS) {
      return false;
    }
    written = System.nanoTime();
    return true;
  }

  /** Writes tables and page as things stand. */
  void write() throws IOException {
    Map<String, MemberResult> results = book.results();
    List<Row> rows = new ArrayList<>();
    for (Member member : plan.members()) {
      MemberResult result = results.get(member.id());
      rows.add(new Row(member, result == null ? MemberResult.waiting(member) : result));
    }
    Set<String> settings = new LinkedHashSet<>(plan.sweep().varied());
    Set<String> metrics = new TreeSet<>();
    rows.forEach(row -> metrics.addAll(row.result().metrics().keySet()));
    book.view(settings, metrics);
    Columns columns = new Columns(List.copyOf(settings), List.copyOf(metrics));
    write("results.csv", CsvTable.of(rows, columns));
    write("index.html", new SweepPage(plan, columns, thumbnails).of(rows));
  }

  private void write(String name, String text) throws IOException {
    AtomicFile.write(options.out().resolve(name), text.getBytes(StandardCharsets.UTF_8));
  }

  /** A member with how it went. */
  record Row(Member member, MemberResult result) {}

  /** Names of settings that vary, and of metrics. */
  record Columns(List<String> settings, List<String> metrics) {}
}
