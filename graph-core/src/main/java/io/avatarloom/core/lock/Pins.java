package io.avatarloom.core.lock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.avatarloom.core.file.Sha256;
import io.avatarloom.core.graph.Graph;
import io.avatarloom.core.graph.NodeEntry;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.recipe.CanonicalJson;
import io.avatarloom.core.recipe.Recipe;
import io.avatarloom.core.run.FileResolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a recipe depends on beside itself.
 *
 * @param files SHA-256 by the text of the file parameter; parts of a bundle that lie outside of its
 *     folder as {@code FOLDER -> PART}
 * @param definitions SHA-256 by name of each subgraph that comes from another file
 * @param nodes contract version by node type
 */
public record Pins(
    SortedMap<String, String> files,
    SortedMap<String, String> definitions,
    SortedMap<String, String> nodes) {
  private static final String BUNDLE = "bundle.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * What a recipe depends on now.
   *
   * @param written the recipe as its file has it, before includes are taken in
   * @param graph checked; its files exist
   */
  public static Pins of(Recipe written, Graph graph, FileResolver files) throws IOException {
    SortedMap<String, String> hashes = new TreeMap<>();
    SortedMap<String, String> contracts = new TreeMap<>();
    for (NodeEntry node : graph.recipe().nodes()) {
      NodeSpec spec = graph.spec(node);
      contracts.put(spec.id(), Integer.toString(spec.version()));
      for (Param<?> param : spec.params().select(p -> p.kind() == Param.Kind.FILE)) {
        JsonNode set = node.params().path(param.id());
        String text = set.isTextual() ? set.textValue() : (String) param.defaultValue();
        if (!text.isEmpty() && !hashes.containsKey(text)) {
          add(text, files.resolve(text), files, hashes);
        }
      }
    }
    return new Pins(hashes, definitions(written, graph), contracts);
  }

  private static void add(
      String text, Path path, FileResolver files, SortedMap<String, String> hashes)
      throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    hashes.put(text, files.hash(path));
    Path bundle = path.resolve(BUNDLE);
    if (Files.isRegularFile(bundle)) {
      for (String part : texts(JSON.readTree(bundle.toFile()))) {
        Path at = part(path, part);
        if (!at.startsWith(path.normalize()) && Files.exists(at)) {
          hashes.put(text + " -> " + part, files.hash(at));
        }
      }
    }
  }

  private static Path part(Path folder, String part) {
    try {
      return folder.resolve(part).normalize();
    } catch (InvalidPathException e) {
      return folder.normalize();
    }
  }

  private static List<String> texts(JsonNode tree) {
    List<String> found = new ArrayList<>();
    if (tree.isTextual()) {
      found.add(tree.textValue());
    }
    tree.forEach(item -> found.addAll(texts(item)));
    return found;
  }

  private static SortedMap<String, String> definitions(Recipe written, Graph graph) {
    SortedMap<String, String> found = new TreeMap<>();
    JsonNode own = written.subgraphs();
    for (Map.Entry<String, JsonNode> taken : graph.recipe().document().subgraphs().properties()) {
      JsonNode before = own.path(taken.getKey());
      if (before.isMissingNode() || before.has("file")) {
        found.put(taken.getKey(), Sha256.of(CanonicalJson.write(taken.getValue())));
      }
    }
    return found;
  }
}
