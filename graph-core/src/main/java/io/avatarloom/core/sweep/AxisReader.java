package io.avatarloom.core.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one axis: what it sets, and its steps. */
final class AxisReader {
  private static final List<String> RULES =
      List.of("values", "range", "logRange", "random", "files");
  private static final List<String> KINDS = List.of("set", "zip", "cases");
  private final Path folder;
  private final SettingNames settings;
  private final Findings wrong;

  /**
   * @param folder where patterns of files start
   * @param settings what can be set
   */
  AxisReader(Path folder, SettingNames settings, Findings wrong) {
    this.folder = folder;
    this.settings = settings;
    this.wrong = wrong;
  }

  List<Step> read(JsonNode axis, String where) {
    if (!axis.isObject()) {
      wrong.add(where, "expected an object with one of set, zip, cases, met " + axis);
      return List.of();
    }
    List<String> kinds = KINDS.stream().filter(axis::has).toList();
    if (kinds.size() != 1) {
      wrong.add(
          where,
          "expected one of set, zip, cases, met "
              + (kinds.isEmpty() ? "none" : String.join(" and ", kinds)));
      return List.of();
    }
    return switch (kinds.get(0)) {
      case "zip" -> zip(axis, where);
      case "cases" -> cases(axis, where);
      default -> single(axis, where);
    };
  }

  private List<Step> single(JsonNode axis, String where) {
    List<String> names = names(axis.get("set"), where + ".set");
    List<String> known = new ArrayList<>(List.of("set"));
    known.addAll(RULES);
    wrong.unknownKeys(axis, where, known);
    List<String> rules = RULES.stream().filter(axis::has).toList();
    if (rules.size() != 1) {
      wrong.add(
          where,
          "expected one of "
              + String.join(", ", RULES)
              + ", met "
              + (rules.isEmpty() ? "none" : String.join(" and ", rules)));
      return List.of();
    }
    List<Step> steps = new ArrayList<>();
    for (JsonNode value : values(axis.get(rules.get(0)), rules.get(0), names, where)) {
      Map<String, JsonNode> set = new LinkedHashMap<>();
      names.forEach(name -> set.put(name, value));
      steps.add(new Step("", set));
    }
    return steps;
  }

  private List<String> names(JsonNode set, String where) {
    List<String> names = new ArrayList<>();
    (set.isArray() ? set : List.of(set))
        .forEach(
            name -> {
              if (name.isTextual() && settings.has(name.asText())) {
                names.add(name.asText());
              } else {
                wrong.add(where, "expected " + settings.expected() + ", met " + name);
              }
            });
    if (set.isArray() && set.isEmpty()) {
      wrong.add(where, "expected at least one name, met none");
    }
    return names;
  }

  private List<JsonNode> values(JsonNode rule, String kind, List<String> names, String where) {
    String place = where + "." + kind;
    boolean integers = names.stream().anyMatch(settings::whole);
    NumberRow row = new NumberRow(rule, place, integers, wrong);
    return switch (kind) {
      case "range" -> row.range();
      case "logRange" -> row.logRange();
      case "random" -> row.random(String.join(" ", names));
      case "files" -> files(rule, place);
      default -> list(rule, place);
    };
  }

  private List<JsonNode> list(JsonNode rule, String where) {
    List<JsonNode> values = new ArrayList<>();
    if (!rule.isArray() || rule.isEmpty()) {
      wrong.add(where, "expected a list with at least one value, met " + rule);
      return values;
    }
    rule.forEach(values::add);
    return values;
  }

  /** Files that a pattern such as {@code photos/*.png} names, sorted. */
  private List<JsonNode> files(JsonNode rule, String where) {
    if (!rule.isTextual() || rule.asText().isBlank()) {
      wrong.add(where, "expected a pattern such as \"photos/*.png\", met " + rule);
      return List.of();
    }
    Path pattern = folder.resolve(rule.asText()).normalize();
    List<JsonNode> found = new ArrayList<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(pattern.getParent(), pattern.getFileName().toString())) {
      files.forEach(file -> found.add(TextNode.valueOf(file.toString())));
    } catch (IOException | RuntimeException e) {
      wrong.add(
          where, "the folder " + pattern.getParent() + " cannot be read; give an existing one");
      return List.of();
    }
    if (found.isEmpty()) {
      wrong.add(where, "no file fits " + pattern + "; give a pattern that some file fits");
    }
    found.sort((a, b) -> a.asText().compareTo(b.asText()));
    return found;
  }

  /** Axes walked together: the first step of each, the second of each, and so on. */
  private List<Step> zip(JsonNode axis, String where) {
    wrong.unknownKeys(axis, where, List.of("zip"));
    JsonNode parts = axis.get("zip");
    if (!parts.isArray() || parts.size() < 2) {
      wrong.add(where + ".zip", "expected a list of at least two axes, met " + parts);
      return List.of();
    }
    List<List<Step>> read = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      read.add(read(parts.get(i), where + ".zip[" + i + "]"));
    }
    List<Integer> sizes = read.stream().map(List::size).toList();
    if (sizes.contains(0)) {
      return List.of();
    }
    if (sizes.stream().distinct().count() > 1) {
      wrong.add(where + ".zip", "expected axes of the same length, met lengths " + words(sizes));
      return List.of();
    }
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < sizes.get(0); i++) {
      Step together = read.get(0).get(i);
      for (List<Step> next : read.subList(1, read.size())) {
        together = together.with(next.get(i));
      }
      steps.add(together);
    }
    return steps;
  }

  private static String words(List<Integer> sizes) {
    return String.join(", ", sizes.stream().map(String::valueOf).toList());
  }

  /** Named bundles of settings, as an ablation table has them. */
  private List<Step> cases(JsonNode axis, String where) {
    wrong.unknownKeys(axis, where, List.of("cases"));
    JsonNode cases = axis.get("cases");
    if (!cases.isArray() || cases.isEmpty()) {
      wrong.add(where + ".cases", "expected a list with at least one case, met " + cases);
      return List.of();
    }
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      steps.add(one(cases.get(i), where + ".cases[" + i + "]"));
    }
    return steps;
  }

  private Step one(JsonNode one, String where) {
    if (!one.isObject() || !one.path("set").isObject()) {
      wrong.add(
          where, "expected {\"label\": ..., \"set\": {\"node.parameter\": value}}, met " + one);
      return new Step("", Map.of());
    }
    wrong.unknownKeys(one, where, List.of("label", "set"));
    return new Step(
        one.path("label").asText(""),
        SweepReader.settings(one.get("set"), where + ".set", settings, wrong));
  }
}
