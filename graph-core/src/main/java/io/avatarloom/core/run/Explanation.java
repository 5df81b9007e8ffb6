package io.avatarloom.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.check.Diagnostic;
import io.avatarloom.core.check.InvalidRecipeException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Why a unit ran, or would: what is not as it was the last time, back to the units where that
 * began.
 *
 * @param unit id of the node or region
 * @param because the same of the units that made what changed
 */
public record Explanation(String unit, Verdict verdict, List<Explanation> because) {
  /** Of a run that would be; empty if it has no such unit. */
  public static Optional<Explanation> of(List<DryRun.Forecast> forecasts, String unit) {
    Map<String, Verdict> verdicts = new LinkedHashMap<>();
    forecasts.forEach(forecast -> verdicts.put(forecast.id(), forecast.verdict()));
    return of(verdicts, unit);
  }

  /**
   * Of a run that was.
   *
   * @param manifest its {@code run.json}
   * @throws InvalidRecipeException if the file is none, or has no such unit
   */
  public static Explanation of(Path manifest, String unit) throws InvalidRecipeException {
    Map<String, Verdict> verdicts = new LinkedHashMap<>();
    Manifest.read(manifest)
        .path("times")
        .properties()
        .forEach(time -> verdicts.put(time.getKey(), verdict(time.getValue())));
    String region =
        verdicts.keySet().stream()
            .filter(id -> id.endsWith("/" + unit) && !verdicts.containsKey(unit))
            .map(id -> id.substring(0, id.length() - unit.length() - 1))
            .filter(verdicts::containsKey)
            .findFirst()
            .orElse(unit);
    return of(verdicts, region)
        .orElseThrow(
            () ->
                new InvalidRecipeException(
                    Diagnostic.of(
                        unit,
                        "",
                        "the run has no such node; it has "
                            + String.join(", ", verdicts.keySet()))));
  }

  /** True when a file tells of a run that was. */
  public static boolean isRun(Path file) {
    return Manifest.is(file);
  }

  private static Verdict verdict(JsonNode time) {
    List<PartChange> changes =
        StreamSupport.stream(time.path("changes").spliterator(), false)
            .map(PartChange::of)
            .toList();
    String word = time.path("verdict").asText();
    return changes.isEmpty() ? Verdict.told(word, time.path("why").asText()) : Verdict.run(changes);
  }

  private static Optional<Explanation> of(Map<String, Verdict> verdicts, String unit) {
    return verdicts.containsKey(unit)
        ? Optional.of(of(verdicts, unit, new HashSet<>()))
        : Optional.empty();
  }

  private static Explanation of(Map<String, Verdict> verdicts, String unit, Set<String> told) {
    told.add(unit);
    List<Explanation> because = new ArrayList<>();
    Verdict verdict = verdicts.get(unit);
    for (String cause : verdict.causes()) {
      if (verdicts.containsKey(cause) && told.add(cause)) {
        because.add(of(verdicts, cause, told));
      }
    }
    return new Explanation(unit, verdict, because);
  }

  /** Lines of text; causes are indented. */
  public String text() {
    StringBuilder out = new StringBuilder();
    write("", out);
    return out.toString();
  }

  private void write(String indent, StringBuilder out) {
    out.append(indent).append(unit).append(": ").append(verdict.word());
    out.append(verdict.reason().isEmpty() ? "" : ", " + verdict.reason()).append('\n');
    for (PartChange change : verdict.changes()) {
      out.append(indent).append("  - ").append(change.part());
      out.append(change.origin().isEmpty() ? "" : " (" + change.origin() + ")");
      out.append(": ").append(change.texts()).append('\n');
    }
    because.forEach(cause -> cause.write(indent + "  ", out));
  }

  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("node", unit);
    json.put("verdict", verdict.word()).put("why", verdict.reason());
    var changes = json.putArray("changes");
    verdict.changes().forEach(change -> change.json(changes.addObject()));
    var causes = json.putArray("because");
    because.forEach(cause -> causes.add(cause.json()));
    return json;
  }
}
