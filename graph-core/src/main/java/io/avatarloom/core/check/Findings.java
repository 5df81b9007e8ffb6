package io.avatarloom.core.check;

import java.util.ArrayList;
import java.util.List;

/** What the checks found so far. */
final class Findings {
  private final List<Diagnostic> list = new ArrayList<>();

  void add(Diagnostic diagnostic) {
    list.add(diagnostic);
  }

  void add(String owner, String where, String message) {
    list.add(Diagnostic.of(owner, where, message));
  }

  boolean none() {
    return list.isEmpty();
  }

  List<Diagnostic> list() {
    return List.copyOf(list);
  }
}
