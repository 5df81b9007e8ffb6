package io.avatarloom.core.diff;

import io.avatarloom.core.graph.Link;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * Where the boxes of both recipes stand: columns by distance from the sources, boxes of a column in
 * the order of what they read. Both sides share the places, so that the eye finds a box again.
 */
final class PicturePlaces {
  static final double WIDTH = 176;
  private static final double COLUMN = WIDTH + 56;
  private static final double GAP = 14;
  private static final int SWEEPS = 4;

  /** A box: left, top, height. */
  record Place(double x, double y, double height) {}

  private final Map<String, Integer> columns = new LinkedHashMap<>();
  private final Map<String, List<String>> sources = new HashMap<>();
  private final Map<String, List<String>> readers = new HashMap<>();
  private final Map<String, Place> places = new LinkedHashMap<>();

  /**
   * @param boxes ids
   * @param links of both recipes
   * @param height of a box
   */
  PicturePlaces(Collection<String> boxes, Collection<Link> links, ToDoubleFunction<String> height) {
    for (Link link : links) {
      String from = link.from().owner();
      String to = link.to().owner();
      if (boxes.contains(from) && boxes.contains(to) && !from.equals(to)) {
        sources.computeIfAbsent(to, id -> new ArrayList<>()).add(from);
        readers.computeIfAbsent(from, id -> new ArrayList<>()).add(to);
      }
    }
    columns(boxes);
    place(rows(), height);
  }

  /** Longest way from a source; links that close a circle do not count. */
  private void columns(Collection<String> boxes) {
    Map<String, Integer> waiting = new HashMap<>();
    Set<String> left = new LinkedHashSet<>(boxes);
    boxes.forEach(id -> waiting.put(id, sources.getOrDefault(id, List.of()).size()));
    while (!left.isEmpty()) {
      String next = left.stream().min(Comparator.comparingInt(waiting::get)).orElseThrow();
      left.remove(next);
      int column =
          sources.getOrDefault(next, List.of()).stream()
              .filter(columns::containsKey)
              .mapToInt(id -> columns.get(id) + 1)
              .max()
              .orElse(0);
      columns.put(next, column);
      readers.getOrDefault(next, List.of()).forEach(id -> waiting.merge(id, -1, Integer::sum));
    }
  }

  private TreeMap<Integer, List<String>> rows() {
    TreeMap<Integer, List<String>> rows = new TreeMap<>();
    columns.forEach((id, column) -> rows.computeIfAbsent(column, c -> new ArrayList<>()).add(id));
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      Map<String, Integer> rank = new HashMap<>();
      rows.values().forEach(row -> row.forEach(id -> rank.put(id, row.indexOf(id))));
      Map<String, List<String>> ends = sweep % 2 == 0 ? sources : readers;
      rows.values()
          .forEach(row -> row.sort(Comparator.comparingDouble(id -> mean(id, ends, rank))));
    }
    return rows;
  }

  private static double mean(String id, Map<String, List<String>> ends, Map<String, Integer> rank) {
    return ends.getOrDefault(id, List.of()).stream()
        .mapToInt(rank::get)
        .average()
        .orElse(rank.get(id));
  }

  private void place(TreeMap<Integer, List<String>> rows, ToDoubleFunction<String> height) {
    rows.forEach(
        (column, row) -> {
          double y = 0;
          for (String id : row) {
            double tall = height.applyAsDouble(id);
            places.put(id, new Place(column * COLUMN, y, tall));
            y += tall + GAP;
          }
        });
  }

  Place of(String id) {
    return places.get(id);
  }

  double width() {
    return places.values().stream().mapToDouble(p -> p.x() + WIDTH).max().orElse(WIDTH);
  }

  double height() {
    return places.values().stream().mapToDouble(p -> p.y() + p.height()).max().orElse(0);
  }
}
