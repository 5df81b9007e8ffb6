package io.avatarloom.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;

/** Puts into words what distinguishes work from earlier work. */
final class Changes {
  private static final int TOLD = 3;
  private static final int LONGEST = 40;

  private Changes() {}

  /**
   * @param before parts by name
   * @return a phrase, empty when nothing differs
   */
  static String between(JsonNode before, SortedMap<String, String> now) {
    TreeSet<String> names = new TreeSet<>(now.keySet());
    before.fieldNames().forEachRemaining(names::add);
    List<String> found = new ArrayList<>();
    for (String name : names) {
      String old = before.path(name).asText("");
      String present = now.getOrDefault(name, "");
      if (!old.equals(present)) {
        found.add(phrase(name, old, present));
      }
    }
    int more = found.size() - TOLD;
    return more > 0
        ? String.join(", ", found.subList(0, TOLD)) + " and " + more + " more"
        : String.join(", ", found);
  }

  private static String phrase(String name, String old, String present) {
    boolean readable =
        (name.startsWith("parameter") || name.startsWith("the number"))
            && !name.endsWith("(driven)")
            && !present.startsWith("content ")
            && old.length() + present.length() <= LONGEST;
    return readable && !old.isEmpty() && !present.isEmpty()
        ? name + " changed from " + old + " to " + present
        : name + " changed";
  }

  /** Parts as they are stored. */
  static boolean same(JsonNode before, Map<String, String> now) {
    return before.size() == now.size()
        && now.entrySet().stream()
            .allMatch(part -> before.path(part.getKey()).asText().equals(part.getValue()));
  }
}
