package io.avatarloom.core.lock;

import io.avatarloom.core.check.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Compares what is pinned with what is there. */
public final class LockCheck {
  private static final int SHOWN = 12;
  private final String recipe;
  private final List<Diagnostic> found = new ArrayList<>();

  private LockCheck(String recipe) {
    this.recipe = recipe;
  }

  /**
   * Everything that is not as pinned.
   *
   * @param recipe for messages
   * @param strict whether what is not pinned at all is wrong, too
   */
  public static List<Diagnostic> changed(Pins pinned, Pins now, String recipe, boolean strict) {
    LockCheck check = new LockCheck(recipe);
    check.compare("the file", pinned.files(), now.files(), strict);
    check.compare("the included subgraph", pinned.definitions(), now.definitions(), strict);
    check.compare("the contract of", pinned.nodes(), now.nodes(), strict);
    return check.found;
  }

  private void compare(
      String what,
      SortedMap<String, String> pinned,
      SortedMap<String, String> now,
      boolean strict) {
    for (Map.Entry<String, String> entry : now.entrySet()) {
      String before = pinned.get(entry.getKey());
      String name = what + " " + entry.getKey();
      if (before == null && strict) {
        add(name + " is not pinned");
      } else if (before != null && !before.equals(entry.getValue())) {
        add(name + " has changed: pinned " + shown(before) + ", met " + shown(entry.getValue()));
      }
    }
  }

  private static String shown(String hash) {
    return hash.length() <= SHOWN ? hash : hash.substring(0, SHOWN);
  }

  private void add(String message) {
    found.add(
        Diagnostic.of(
            "lock",
            "",
            message + "; put the former one back, or accept it with loom lock --update " + recipe));
  }
}
