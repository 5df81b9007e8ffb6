package io.avatarloom.core.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.check.Diagnostic;
import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.graph.Link;
import io.avatarloom.core.graph.NodeEntry;
import io.avatarloom.core.graph.NodeMode;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.graph.RegionEntry;
import io.avatarloom.core.graph.StopRule;
import io.avatarloom.core.migrate.Migrations;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.subgraph.Subgraph;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.eclipse.collections.api.factory.Lists;
import org.eclipse.collections.api.list.ImmutableList;

/**
 * A {@code *.loom.json} document: the JSON tree as it was read, so that unknown keys and node types
 * survive, and a typed view of it. Immutable.
 */
public final class Recipe {
  public static final String FORMAT = "avatarloom.recipe";
  public static final int VERSION = 2;

  /** The section that names the plug-in of each node type of a plug-in. */
  public static final String PLUGINS = "plugins";

  private final ObjectNode json;
  private final Path folder;
  private final Recipe document;
  private final ImmutableList<NodeEntry> nodes;
  private final ImmutableList<Link> links;
  private final ImmutableList<RegionEntry> regions;
  private final Map<String, PortRef> outputs;

  private Recipe(ObjectNode json, Path folder) throws InvalidRecipeException {
    this(json, folder, null);
  }

  private Recipe(ObjectNode json, Path folder, Recipe document) throws InvalidRecipeException {
    this.json = json;
    this.folder = folder;
    this.document = document == null ? this : document;
    List<Diagnostic> wrong = new ArrayList<>();
    Shape.check(json, wrong);
    if (!wrong.isEmpty()) {
      throw new InvalidRecipeException(wrong);
    }
    this.nodes = readNodes(wrong);
    this.links = readLinks(wrong);
    this.regions = readRegions(wrong);
    this.outputs = Map.copyOf(readRefs(json.path("outputs"), "outputs", wrong));
    if (!wrong.isEmpty()) {
      throw new InvalidRecipeException(wrong);
    }
  }

  /**
   * Reads a file: a recipe, or a result of a run that carries one (PNG, JPEG, GIF, PLY).
   *
   * @throws InvalidRecipeException if it is missing, is not JSON, or is of a newer format
   */
  public static Recipe read(Path file) throws InvalidRecipeException {
    return read(file, file.toAbsolutePath().getParent());
  }

  /**
   * Reads a file that lies elsewhere than the paths in it start.
   *
   * @param base relative file parameters are taken from here
   * @throws InvalidRecipeException if it is missing, is not JSON, or is of a newer format
   */
  public static Recipe read(Path file, Path base) throws InvalidRecipeException {
    try {
      return parse(RecipeText.of(file), file.toString(), base.toAbsolutePath().normalize());
    } catch (NoSuchFileException e) {
      throw new InvalidRecipeException(
          new Diagnostic(
              "", "", "there is no recipe " + file + "; give the path of a .loom.json file", true));
    } catch (IOException e) {
      throw new InvalidRecipeException(
          Diagnostic.of("", "", "the recipe " + file + " cannot be read: " + e.getMessage()));
    }
  }

  /**
   * Reads a text.
   *
   * @param name for messages
   * @param folder relative file parameters are taken from here
   */
  public static Recipe parse(String text, String name, Path folder) throws InvalidRecipeException {
    ObjectNode tree = RecipeText.read(text, name);
    return new Recipe(Migrations.lifted(tree, tree.path("version").intValue()), folder);
  }

  private ImmutableList<NodeEntry> readNodes(List<Diagnostic> wrong) {
    List<NodeEntry> found = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : json.path("nodes").properties()) {
      JsonNode node = field.getValue();
      if (field.getKey().indexOf('.') >= 0 || field.getKey().indexOf(' ') >= 0) {
        wrong.add(Diagnostic.of(field.getKey(), "", "a node id must not contain dots or spaces"));
      }
      if (!node.path("type").isTextual()) {
        wrong.add(Diagnostic.of(field.getKey(), "", "expected a \"type\", met none"));
        continue;
      }
      ObjectNode params =
          node.path("params").isObject()
              ? (ObjectNode) node.get("params")
              : JsonNodeFactory.instance.objectNode();
      found.add(
          new NodeEntry(
              field.getKey(),
              node.get("type").asText(),
              node.path("region").asText(""),
              node.path("every").asInt(1),
              mode(field.getKey(), node, wrong),
              params));
    }
    return Lists.immutable.ofAll(found);
  }

  private static NodeMode mode(String id, JsonNode node, List<Diagnostic> wrong) {
    String word = node.path("mode").asText("run");
    for (NodeMode mode : NodeMode.values()) {
      if (mode.name().toLowerCase(Locale.ROOT).equals(word)) {
        return mode;
      }
    }
    wrong.add(Diagnostic.of(id, "mode", "expected run, mute or bypass, met '" + word + "'"));
    return NodeMode.RUN;
  }

  private ImmutableList<Link> readLinks(List<Diagnostic> wrong) {
    List<Link> found = new ArrayList<>();
    for (JsonNode link : json.path("links")) {
      try {
        found.add(Link.parse(link.asText()));
      } catch (IllegalArgumentException e) {
        wrong.add(Diagnostic.of("links", "", link + ": " + e.getMessage()));
      }
    }
    return Lists.immutable.ofAll(found);
  }

  private ImmutableList<RegionEntry> readRegions(List<Diagnostic> wrong) {
    List<RegionEntry> found = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : json.path("regions").properties()) {
      JsonNode region = field.getValue();
      SortedMap<String, String> slots = new TreeMap<>();
      region.path("slots").properties().forEach(s -> slots.put(s.getKey(), s.getValue().asText()));
      found.add(
          new RegionEntry(
              field.getKey(),
              region.path("iterations").intValue(),
              StopRule.parse(region.path("stopWhen").asText()),
              region.path("checkpointEvery").asInt(0),
              region.path("previewEvery").asInt(0),
              slots,
              new TreeMap<>(readRefs(region.path("series"), field.getKey(), wrong)),
              new TreeMap<>(readRefs(region.path("previews"), field.getKey(), wrong))));
    }
    return Lists.immutable.ofAll(found);
  }

  private static Map<String, PortRef> readRefs(
      JsonNode object, String owner, List<Diagnostic> wrong) {
    Map<String, PortRef> found = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      try {
        found.put(field.getKey(), PortRef.parse(field.getValue().asText()));
      } catch (IllegalArgumentException e) {
        wrong.add(Diagnostic.of(owner, field.getKey(), e.getMessage()));
      }
    }
    return found;
  }

  /** A copy with an edited JSON tree. */
  Recipe edited(Function<ObjectNode, ObjectNode> edit) throws InvalidRecipeException {
    return new Recipe(edit.apply(json.deepCopy()), folder);
  }

  /** The document itself, a copy. */
  public ObjectNode json() {
    return json.deepCopy();
  }

  /**
   * A recipe of an edited document.
   *
   * @param json kept as it is: do not change it afterwards
   * @param folder relative file parameters are taken from here
   */
  public static Recipe of(ObjectNode json, Path folder) throws InvalidRecipeException {
    return new Recipe(json, folder);
  }

  /**
   * A recipe that stands for this one in a run.
   *
   * @param flat the same without instances of subgraphs; kept as it is
   */
  public Recipe writtenOut(ObjectNode flat) throws InvalidRecipeException {
    return new Recipe(flat, folder, this);
  }

  /** The recipe with its subgraphs, where this one is written out; itself otherwise. */
  public Recipe document() {
    return document;
  }

  /** The section of subgraph definitions; do not change it. */
  public JsonNode subgraphs() {
    return json.path(Subgraph.SECTION);
  }

  /** True when subgraphs are defined or used. */
  public boolean hasSubgraphs() {
    return !subgraphs().isEmpty() || nodes.anySatisfy(n -> n.type().startsWith(Subgraph.TYPE));
  }

  /**
   * The canonical text of a recipe's JSON tree, which need not be valid. Parameters of nodes and
   * unknown keys keep how their numbers and texts were spelt.
   */
  public static String canonical(ObjectNode json) {
    return CanonicalJson.write(KeyOrder.canonical(json));
  }

  /** The canonical text, with one spelling for every value of a parameter the catalogue knows. */
  public String formatted(Catalogue catalogue) {
    return formatted(json, catalogue);
  }

  /** The same of a JSON tree, which need not be valid. */
  public static String formatted(ObjectNode json, Catalogue catalogue) {
    return CanonicalJson.write(KnownSpelling.in(KeyOrder.canonical(json).deepCopy(), catalogue));
  }

  /** The canonical text. */
  public String text() {
    return canonical(json);
  }

  /** Folder that relative file parameters are taken from. */
  public Path folder() {
    return folder;
  }

  public String name() {
    return json.path("name").asText("unnamed");
  }

  public String description() {
    return json.path("description").asText("");
  }

  public long seed() {
    return json.path("seed").asLong(0);
  }

  /** Preset that applies unless another is asked for; empty when none. */
  public String defaultPreset() {
    return json.path("defaultPreset").asText("");
  }

  public ImmutableList<String> presets() {
    return Lists.immutable.ofAll(json.path("presets").properties()).collect(Map.Entry::getKey);
  }

  public ImmutableList<NodeEntry> nodes() {
    return nodes;
  }

  public ImmutableList<Link> links() {
    return links;
  }

  public ImmutableList<RegionEntry> regions() {
    return regions;
  }

  /** Name and version of the plug-in by node type, as the document notes it; do not change it. */
  public JsonNode plugins() {
    return document.json.path(PLUGINS);
  }

  /** What a run leaves behind: port by file name, sorted by file name. */
  public SortedMap<String, PortRef> outputs() {
    return new TreeMap<>(outputs);
  }
}
