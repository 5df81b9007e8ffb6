package io.avatarloom.editor.session;

import io.avatarloom.core.check.Diagnostic;
import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.check.RecipeCheck;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.run.FileResolver;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.collections.api.factory.Lists;
import org.eclipse.collections.api.list.ImmutableList;
import org.eclipse.collections.api.multimap.list.ImmutableListMultimap;

/** What keeps a document from running, by where it is. */
public final class Problems {
  private final ImmutableList<Diagnostic> all;
  private final ImmutableListMultimap<String, Diagnostic> byOwner;

  private Problems(List<Diagnostic> found) {
    this.all = Lists.immutable.ofAll(found);
    this.byOwner = all.groupBy(Diagnostic::owner);
  }

  /**
   * Checks a state. Takes a while and touches the disk: call it off the user's thread.
   *
   * @param folder relative file parameters are taken from here
   * @param assets the files that ship
   */
  public static Problems of(Sketch sketch, Catalogue catalogue, Path folder, Path assets) {
    FileResolver files = new FileResolver(folder, assets);
    try {
      RecipeCheck.graph(SketchWriter.recipe(sketch, folder), catalogue, files::resolve);
      return new Problems(List.of());
    } catch (InvalidRecipeException e) {
      return new Problems(e.diagnostics());
    }
  }

  /** All of them, in recipe order. */
  public ImmutableList<Diagnostic> all() {
    return all;
  }

  /** Those of a node, region or output file. */
  public ImmutableList<Diagnostic> of(String owner) {
    return byOwner.get(owner);
  }

  /** Those of a port or parameter. */
  public ImmutableList<Diagnostic> at(PortRef port) {
    return of(port.owner()).select(problem -> problem.where().equals(port.port()));
  }
}
