package io.avatarloom.core.subgraph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.check.Diagnostic;
import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.migrate.Renames;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.recipe.Recipe;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes definitions from other recipe files in: {@code {"file": "shared/face.loom.json", "name":
 * "embed"}}. What an included definition uses comes along as {@code ENTRY/NAME}; its relative paths
 * go on starting at the folder of its own file.
 */
public final class Includes {
  private static final String FILE = "file";
  private static final String ASSET = "asset:";

  /** A recipe file that definitions come from; the file of the recipe itself is empty. */
  private record Source(String file, JsonNode definitions, Path folder) {}

  private final Catalogue catalogue;
  private final Path home;
  private final ObjectNode taken = JsonNodeFactory.instance.objectNode();
  private final Map<String, Source> sources = new HashMap<>();
  private final Map<String, String> entries = new HashMap<>();
  private final List<Diagnostic> wrong = new ArrayList<>();

  private Includes(Catalogue catalogue, Path home) {
    this.catalogue = catalogue;
    this.home = home;
  }

  /**
   * The recipe with every included definition in it and present names of nodes, ports and
   * parameters; the same recipe when it includes none and has no others.
   *
   * @throws InvalidRecipeException if a file or definition is missing, or files include each other
   */
  public static Recipe takenIn(Recipe written, Catalogue catalogue) throws InvalidRecipeException {
    Recipe recipe = Renames.of(written, catalogue).recipe();
    if (recipe.subgraphs().properties().stream().noneMatch(d -> d.getValue().has(FILE))) {
      return recipe;
    }
    ObjectNode json = recipe.json();
    JsonNode section = json.path(Subgraph.SECTION);
    Includes run = new Includes(catalogue, recipe.folder());
    Source own = new Source("", section, recipe.folder());
    section
        .properties()
        .forEach(d -> run.take(d.getKey(), d.getKey(), d.getValue(), own, List.of()));
    if (!run.wrong.isEmpty()) {
      throw new InvalidRecipeException(run.wrong);
    }
    json.set(Subgraph.SECTION, run.taken);
    return Recipe.of(json, recipe.folder());
  }

  /**
   * @param entry name in this recipe
   * @param own name where it comes from
   */
  private void take(
      String entry, String own, JsonNode definition, Source source, List<String> chain) {
    if (definition.has(FILE)) {
      follow(entry, own, definition, source, chain);
      return;
    }
    if (!(definition instanceof ObjectNode object)) {
      wrong(entry, "expected a definition or {\"file\": ..., \"name\": ...}, met " + definition);
      return;
    }
    taken.set(entry, source.file().isEmpty() ? object : adopted(entry, object, source, chain));
  }

  private void follow(
      String entry, String own, JsonNode include, Source source, List<String> chain) {
    Path file;
    try {
      file = source.folder().resolve(include.get(FILE).asText()).normalize();
    } catch (InvalidPathException e) {
      wrong(entry, "expected the path of a recipe as \"file\", met " + include.get(FILE));
      return;
    }
    String name = include.path("name").asText(own);
    String step = file + " " + name;
    List<String> longer = new ArrayList<>(chain);
    longer.add(step);
    if (chain.contains(step)) {
      wrong(
          entry,
          "the files include each other: "
              + String.join(" -> ", longer)
              + "; one of them has to hold the definition itself");
      return;
    }
    Optional<Source> next = source(entry, file);
    if (next.isEmpty()) {
      return;
    }
    JsonNode definition = next.get().definitions().path(name);
    if (definition.isMissingNode()) {
      List<String> present = new ArrayList<>();
      next.get().definitions().fieldNames().forEachRemaining(present::add);
      wrong(entry, file + " has no subgraph '" + name + "'; it has " + present);
      return;
    }
    entries.putIfAbsent(step, entry);
    take(entry, name, definition, next.get(), longer);
  }

  private Optional<Source> source(String entry, Path file) {
    try {
      Source known = sources.get(file.toString());
      if (known == null) {
        Recipe recipe = Renames.of(Recipe.read(file), catalogue).recipe();
        known = new Source(file.toString(), recipe.json().path(Subgraph.SECTION), recipe.folder());
        sources.put(file.toString(), known);
      }
      return Optional.of(known);
    } catch (InvalidRecipeException e) {
      for (Diagnostic diagnostic : e.diagnostics()) {
        wrong.add(
            new Diagnostic(
                Subgraph.TYPE + entry,
                FILE,
                "it is taken from " + file + ", but " + diagnostic,
                diagnostic.missingFile()));
      }
      return Optional.empty();
    }
  }

  /** A definition of another file whose instances and paths are named as seen from this recipe. */
  private ObjectNode adopted(
      String entry, ObjectNode definition, Source source, List<String> chain) {
    ObjectNode copy = definition.deepCopy();
    for (Map.Entry<String, JsonNode> node : copy.path("nodes").properties()) {
      if (node.getValue() instanceof ObjectNode object) {
        String type = object.path("type").asText();
        Subgraph.nameIn(type)
            .ifPresent(
                name -> object.put("type", Subgraph.TYPE + nested(entry, name, source, chain)));
        paths(object, type, source);
      }
    }
    return copy;
  }

  private String nested(String entry, String name, Source source, List<String> chain) {
    String step = source.file() + " " + name;
    String known = entries.get(step);
    if (known != null) {
      return known;
    }
    String key = entry + "/" + name;
    JsonNode definition = source.definitions().path(name);
    if (definition.isMissingNode()) {
      wrong(entry, source.file() + " uses the subgraph '" + name + "', which it does not have");
      return key;
    }
    entries.put(step, key);
    take(key, name, definition, source, chain);
    return key;
  }

  private void paths(ObjectNode node, String type, Source source) {
    if (!(node.get("params") instanceof ObjectNode params)) {
      return;
    }
    catalogue
        .node(type)
        .ifPresent(
            known ->
                known
                    .spec()
                    .params()
                    .select(param -> param.kind() == Param.Kind.FILE && params.has(param.id()))
                    .forEach(
                        param ->
                            params.put(
                                param.id(), moved(params.get(param.id()).asText(), source))));
  }

  private String moved(String path, Source source) {
    if (path.isEmpty() || path.startsWith(ASSET) || Path.of(path).isAbsolute()) {
      return path;
    }
    Path absolute = source.folder().resolve(path).toAbsolutePath().normalize();
    return home.toAbsolutePath().normalize().relativize(absolute).toString().replace('\\', '/');
  }

  private void wrong(String entry, String message) {
    wrong.add(Diagnostic.of(Subgraph.TYPE + entry, "", message));
  }
}
