package io.avatarloom.core.run;

import io.avatarloom.core.file.RunSummary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Time and verdict of every node of a run, in the order of the ids. */
final class Timings {
  private static final class Entry {
    private String type = "";
    private long nanos;
    private int runs;
    private Verdict verdict = Verdict.run("");
  }

  /** Stands for no device but Java. */
  static final String JAVA = "cpu";

  private final Map<String, Entry> entries = new HashMap<>();
  private final SortedSet<String> devices = new TreeSet<>();

  /** Notes a device that a node was given. */
  synchronized void device(String name) {
    devices.add(name);
  }

  /** The devices that nodes were given; Java when they asked for none. */
  synchronized String devices() {
    return devices.isEmpty() ? JAVA : String.join("; ", devices);
  }

  synchronized void add(String id, String type, long nanos) {
    Entry entry = entries.computeIfAbsent(id, key -> new Entry());
    entry.type = type;
    entry.nanos += nanos;
    entry.runs++;
  }

  synchronized void verdict(String id, String type, Verdict verdict) {
    Entry entry = entries.computeIfAbsent(id, key -> new Entry());
    entry.type = type;
    entry.verdict = verdict;
  }

  synchronized Verdict verdict(String id) {
    return entries.getOrDefault(id, new Entry()).verdict;
  }

  synchronized List<RunSummary.NodeTime> list() {
    List<RunSummary.NodeTime> list = new ArrayList<>();
    new TreeMap<>(entries)
        .forEach(
            (id, entry) ->
                list.add(
                    new RunSummary.NodeTime(
                        id, entry.type, entry.nanos / 1e9, entry.runs, entry.verdict.word())));
    return list;
  }
}
