package io.avatarloom.core.sweep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.avatarloom.core.check.Diagnostic;
import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.recipe.KeyOrder;
import io.avatarloom.core.recipe.Recipe;
import io.avatarloom.core.subgraph.Includes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads sweeps from {@code *.sweep.json} files and from the section {@code sweeps} of recipes. */
public final class SweepReader {
  public static final String FORMAT = "avatarloom.sweep";
  public static final String SECTION = "sweeps";
  public static final int VERSION = 1;
  private static final List<String> FILE = List.of("format", "version", "name", "recipe");
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .build();
  private final Catalogue catalogue;

  public SweepReader(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * Reads a sweep.
   *
   * @param file a {@code *.sweep.json}, or a recipe with a section {@code sweeps}
   * @param name which of a recipe's sweeps; nothing where it has one alone
   * @throws InvalidRecipeException with everything that is wrong
   */
  public Sweep read(Path file, Optional<String> name) throws InvalidRecipeException {
    JsonNode tree = tree(file);
    Path folder = file.toAbsolutePath().normalize().getParent();
    String format = tree.path("format").asText();
    if (format.equals(Recipe.FORMAT)) {
      Recipe recipe = Includes.takenIn(Recipe.read(file), catalogue);
      return ofRecipe(recipe, file, folder, name);
    }
    if (!format.equals(FORMAT)) {
      throw wrong(file + " is not a sweep: expected \"format\": \"" + FORMAT + "\" at the top");
    }
    if (name.isPresent()) {
      throw wrong("--sweep chooses among the sweeps of a recipe; " + file + " is a sweep itself");
    }
    if (tree.path("version").asInt() != VERSION) {
      throw wrong(
          file
              + " has format version "
              + tree.path("version")
              + ", this program reads version "
              + VERSION);
    }
    if (!tree.path("recipe").isTextual()) {
      throw wrong(
          "recipe: expected the path of a .loom.json file, met " + met(tree.path("recipe")));
    }
    Path recipe = folder.resolve(tree.get("recipe").asText()).normalize();
    Findings findings = new Findings();
    List<String> known = new ArrayList<>(FILE);
    known.addAll(KeyOrder.SWEEP);
    findings.unknownKeys(tree, "", known);
    String plain = file.getFileName().toString().replaceFirst("\\.sweep\\.json$", "");
    Recipe read = Includes.takenIn(Recipe.read(recipe), catalogue);
    return body(tree, tree.path("name").asText(plain), recipe, folder, read, findings);
  }

  /**
   * Every sweep of a recipe's section {@code sweeps}.
   *
   * @throws InvalidRecipeException if one is wrong
   */
  public List<Sweep> all(Path file) throws InvalidRecipeException {
    Recipe recipe = Includes.takenIn(Recipe.read(file), catalogue);
    List<Sweep> sweeps = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : recipe.json().path(SECTION).properties()) {
      Path folder = file.toAbsolutePath().normalize().getParent();
      sweeps.add(ofRecipe(recipe, file, folder, Optional.of(entry.getKey())));
    }
    return sweeps;
  }

  private Sweep ofRecipe(Recipe recipe, Path file, Path folder, Optional<String> name)
      throws InvalidRecipeException {
    JsonNode section = recipe.json().path(SECTION);
    List<String> names = new ArrayList<>();
    section.fieldNames().forEachRemaining(names::add);
    if (names.isEmpty()) {
      throw wrong(
          file
              + " has no section \"sweeps\"; add one, or write a .sweep.json file beside the recipe");
    }
    if (name.isEmpty() && names.size() > 1) {
      throw wrong(
          "the recipe has the sweeps " + String.join(", ", names) + "; choose one with --sweep");
    }
    String wanted = name.orElse(names.get(0));
    if (!names.contains(wanted)) {
      throw wrong("the recipe has no sweep '" + wanted + "'; it has " + String.join(", ", names));
    }
    Findings findings = new Findings();
    findings.unknownKeys(section.get(wanted), "sweeps." + wanted, KeyOrder.SWEEP);
    return body(section.get(wanted), wanted, file, folder, recipe, findings);
  }

  private Sweep body(
      JsonNode tree, String name, Path recipe, Path folder, Recipe read, Findings findings)
      throws InvalidRecipeException {
    if (tree.has("preset") && !tree.get("preset").isTextual()) {
      findings.add("preset", "expected the name of a preset, met " + tree.get("preset"));
    }
    SettingNames names = new SettingNames(read, catalogue);
    Map<String, JsonNode> set = settings(tree.path("set"), "set", names, findings);
    AxisReader reader = new AxisReader(folder, names, findings);
    List<List<Step>> axes = new ArrayList<>();
    JsonNode listed = tree.path("axes");
    if (!listed.isArray() || listed.isEmpty()) {
      findings.add("axes", "expected a list with at least one axis, met " + met(listed));
    }
    for (int i = 0; listed.isArray() && i < listed.size(); i++) {
      axes.add(reader.read(listed.get(i), "axes[" + i + "]"));
    }
    once(axes, names, findings);
    List<PortRef> metrics = metrics(tree.path("metrics"), findings);
    findings.end();
    String preset = tree.has("preset") ? tree.get("preset").asText() : null;
    return new Sweep(name, recipe, folder, preset, set, axes, metrics);
  }

  /** Two axes that set the same thing would overwrite each other. */
  private static void once(List<List<Step>> axes, SettingNames names, Findings findings) {
    Set<String> met = new HashSet<>();
    for (int i = 0; i < axes.size(); i++) {
      Set<String> own = new LinkedHashSet<>();
      axes.get(i).stream()
          .flatMap(step -> step.settings().keySet().stream())
          .forEach(name -> own.addAll(names.targets(name)));
      for (String name : own) {
        if (!met.add(name)) {
          findings.add("axes[" + i + "]", name + " is set by an axis before, too; set it in one");
        }
      }
    }
  }

  private static List<PortRef> metrics(JsonNode listed, Findings findings) {
    List<PortRef> metrics = new ArrayList<>();
    if (!listed.isMissingNode() && !listed.isArray()) {
      findings.add("metrics", "expected a list of node.port, met " + listed);
    }
    for (JsonNode metric : listed) {
      try {
        metrics.add(PortRef.parse(metric.asText()));
      } catch (IllegalArgumentException e) {
        findings.add("metrics", e.getMessage());
      }
    }
    return metrics;
  }

  static Map<String, JsonNode> settings(
      JsonNode object, String where, SettingNames names, Findings findings) {
    Map<String, JsonNode> settings = new LinkedHashMap<>();
    if (!object.isMissingNode() && !object.isObject()) {
      findings.add(where, "expected {\"node.parameter\": value}, met " + object);
    }
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      if (names.has(entry.getKey())) {
        settings.put(entry.getKey(), entry.getValue());
      } else {
        findings.add(where, "expected " + names.expected() + ", met '" + entry.getKey() + "'");
      }
    }
    return settings;
  }

  private static JsonNode tree(Path file) throws InvalidRecipeException {
    try {
      return JSON.readTree(Files.readString(file));
    } catch (JsonProcessingException e) {
      throw wrong(
          file
              + " is not JSON: line "
              + (e.getLocation() == null ? "?" : e.getLocation().getLineNr())
              + ", "
              + e.getOriginalMessage());
    } catch (NoSuchFileException e) {
      throw new InvalidRecipeException(
          new Diagnostic(
              "",
              "",
              "there is no file " + file + "; give the path of a .sweep.json or .loom.json file",
              true));
    } catch (IOException e) {
      throw wrong("the sweep " + file + " cannot be read: " + e.getMessage());
    }
  }

  private static String met(JsonNode node) {
    return node.isMissingNode() ? "nothing" : node.toString();
  }

  private static InvalidRecipeException wrong(String message) {
    return new InvalidRecipeException(Diagnostic.of("", "", message));
  }
}
