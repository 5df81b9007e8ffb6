package io.avatarloom.core.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import io.avatarloom.core.check.Diagnostic;
import io.avatarloom.core.check.InvalidRecipeException;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a sweep, found while it is read. */
final class Findings {
  private final List<Diagnostic> found = new ArrayList<>();

  void add(String where, String message) {
    found.add(Diagnostic.of(where, "", message));
  }

  /** Notes keys that nothing reads. */
  void unknownKeys(JsonNode object, String where, List<String> known) {
    object
        .fieldNames()
        .forEachRemaining(
            key -> {
              if (!known.contains(key)) {
                add(
                    where,
                    "there is no key '" + key + "' here; expected " + String.join(", ", known));
              }
            });
  }

  /**
   * @throws InvalidRecipeException if anything was found
   */
  void end() throws InvalidRecipeException {
    if (!found.isEmpty()) {
      throw new InvalidRecipeException(found);
    }
  }
}
