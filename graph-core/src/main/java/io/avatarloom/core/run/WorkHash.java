package io.avatarloom.core.run;

import io.avatarloom.core.file.Sha256;
import io.avatarloom.core.graph.Graph;
import io.avatarloom.core.graph.PortRef;
import java.io.IOException;
import java.util.Map;

/** Tells whether two runs are the same work from beginning to end, computing nothing. */
public final class WorkHash {
  private WorkHash() {}

  /**
   * Hash of everything a run depends on: seed, nodes, parameters, links, code, the content of input
   * files, and the names of the files it writes.
   *
   * @param targets port by name of what is wanted
   * @throws IOException if an input file cannot be read
   */
  public static String of(
      Graph graph, FileResolver files, SharedWork shared, Map<String, PortRef> targets)
      throws IOException {
    Keys keys = new Keys(graph, files, shared.code());
    StringBuilder text = new StringBuilder("seed ").append(graph.recipe().seed()).append('\n');
    targets.forEach((name, port) -> text.append(name).append('\t').append(port).append('\n'));
    for (Plan.Unit unit : Plan.of(graph, targets.values()).units()) {
      text.append(unit.id()).append('\t');
      text.append(Keys.key(keys.parts(unit, PortRef::toString))).append('\n');
    }
    return Sha256.of(text.toString());
  }
}
