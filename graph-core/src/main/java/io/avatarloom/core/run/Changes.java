package io.avatarloom.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;

/** What distinguishes work from earlier work, part by part. */
final class Changes {
  private static final int TOLD = 3;

  private Changes() {}

  /**
   * @param before parts by name
   * @param origins where parts come from that are more than their text
   */
  static List<PartChange> between(
      JsonNode before, SortedMap<String, String> now, Map<String, Keys.Origin> origins) {
    TreeSet<String> names = new TreeSet<>(now.keySet());
    before.fieldNames().forEachRemaining(names::add);
    List<PartChange> found = new ArrayList<>();
    for (String name : names) {
      String old = before.path(name).asText("");
      String present = now.getOrDefault(name, "");
      if (!old.equals(present)) {
        Keys.Origin origin = origins.getOrDefault(name, gone(name));
        found.add(new PartChange(name, origin.kind(), origin.text(), old, present));
      }
    }
    return found;
  }

  /** Of a part that there is no longer. */
  private static Keys.Origin gone(String name) {
    boolean input = name.startsWith("input ") || name.endsWith(Keys.DRIVEN);
    return new Keys.Origin(input ? PartChange.Kind.INPUT : PartChange.Kind.SETTING, "");
  }

  /** The first few in one phrase. */
  static String phrase(List<PartChange> changes) {
    List<String> told = changes.stream().limit(TOLD).map(PartChange::phrase).toList();
    int more = changes.size() - told.size();
    return String.join(", ", told) + (more > 0 ? " and " + more + " more" : "");
  }
}
