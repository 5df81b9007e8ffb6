package io.avatarloom.editor.session;

import java.util.function.Predicate;

/** Readable ids that are not taken yet: {@code render}, {@code render2}, {@code render3}. */
public final class FreshId {
  private FreshId() {}

  /** Id of a new node of a type: the part of the type behind the dot, with a number if need be. */
  public static String ofNode(Sketch sketch, String type) {
    return of(
        type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf(':')) + 1),
        id -> isTaken(sketch, id));
  }

  /** An id near a wanted one for a node or region; nodes and regions share their names. */
  public static String near(Sketch sketch, String wanted) {
    return of(wanted, id -> isTaken(sketch, id));
  }

  static boolean isTaken(Sketch sketch, String id) {
    return sketch.nodes().containsKey(id) || sketch.regions().containsKey(id);
  }

  /**
   * The first of stem, stem2, stem3, ... that is free; a number at the end of stem is counted on.
   */
  static String of(String wanted, Predicate<String> taken) {
    String stem = wanted.replaceAll("[. /]", "");
    if (!stem.isEmpty() && !taken.test(stem)) {
      return stem;
    }
    String bare = stem.replaceFirst("[0-9]+$", "");
    String base = bare.isEmpty() ? "node" : bare;
    int number = 2;
    while (taken.test(base + number)) {
      number++;
    }
    return base + number;
  }
}
