package io.avatarloom.editor.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.recipe.Recipe;
import io.avatarloom.core.recipe.TopParams;
import io.avatarloom.core.subgraph.Includes;
import io.avatarloom.core.subgraph.Signatures;
import io.avatarloom.core.subgraph.Subgraph;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.eclipse.collections.api.factory.Lists;
import org.eclipse.collections.api.list.ImmutableList;

/**
 * The node types of a document: those that are installed and the subgraphs it defines or takes from
 * files. Used from the thread of the document.
 */
public final class SubgraphTypes {
  private final Catalogue installed;
  private final Supplier<Path> folder;
  private final Catalogue catalogue = Catalogue.following(this::present);
  private Supplier<JsonNode> section;
  private JsonNode seen;
  private JsonNode whole;
  private Catalogue present;

  /**
   * @param section the definitions as they stand now
   * @param folder includes start here
   */
  public SubgraphTypes(Catalogue installed, Supplier<JsonNode> section, Supplier<Path> folder) {
    this.installed = installed;
    this.section = section;
    this.folder = folder;
  }

  /** Goes by a document from now on. */
  public void follow(Document document) {
    section = () -> Levels.section(document.whole());
  }

  /** A catalogue that always knows the present types. */
  public Catalogue catalogue() {
    return catalogue;
  }

  /** Declarations of the subgraphs, by name. */
  public ImmutableList<NodeSpec> subgraphs() {
    return Lists.immutable
        .ofAll(present().ids())
        .select(id -> Subgraph.nameIn(id).isPresent())
        .collect(id -> catalogue.node(id).map(Node::spec).orElseThrow());
  }

  /** The parameters that a state shows at its top, with definitions of other files taken in. */
  public TopParams topParams(Sketch state) {
    if (TopTargets.section(state).isEmpty()) {
      return TopParams.of(state.head(), installed);
    }
    ObjectNode json = SketchWriter.json(state);
    if (json.path(Subgraph.SECTION).equals(seen)) {
      present();
      json.set(Subgraph.SECTION, whole);
    }
    return TopParams.of(json, installed);
  }

  private Catalogue present() {
    JsonNode now = section.get();
    boolean none = now.isEmpty() && seen != null && seen.isEmpty();
    if (now != seen && !none) {
      whole = takenIn(now);
      Catalogue next = new Signatures(whole, installed).catalogue();
      present = present == null ? next : next.keeping(present);
      seen = now;
    }
    return present;
  }

  /** Definitions of other files as far as they can be read; the check tells of the others. */
  private JsonNode takenIn(JsonNode definitions) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("format", Recipe.FORMAT).put("version", Recipe.VERSION);
    json.set(Subgraph.SECTION, definitions);
    try {
      return Includes.takenIn(Recipe.of(json, folder.get()), installed).subgraphs();
    } catch (InvalidRecipeException e) {
      return definitions;
    }
  }
}
