package io.avatarloom.core.cli;

import io.avatarloom.core.check.Diagnostic;
import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.diff.DiffJson;
import io.avatarloom.core.diff.DiffPicture;
import io.avatarloom.core.diff.DiffText;
import io.avatarloom.core.diff.RecipeDiff;
import io.avatarloom.core.file.AtomicFile;
import io.avatarloom.core.migrate.Renames;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.recipe.CanonicalJson;
import io.avatarloom.core.recipe.Recipe;
import io.avatarloom.core.subgraph.Includes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code loom diff}: what differs between two recipes, in terms of nodes and settings. */
@Command(
    name = "diff",
    description = {
      "Tells what differs between two recipes: nodes, settings, links, regions, subgraphs, presets,"
          + " outputs. The layout is no difference.",
      "Exit code 0 when nothing differs, 1 when something does, 2 for bad input."
    },
    mixinStandardHelpOptions = true)
final class DiffCommand implements Callable<Integer> {
  private static final String EMPTY =
      "{\"format\": \"" + Recipe.FORMAT + "\", \"version\": " + Recipe.VERSION + ", \"nodes\": {}}";
  private static final int GIT_WORDS = 7;

  /** When to use the colours of terminals. */
  enum Colour {
    auto,
    always,
    never
  }

  @Parameters(
      paramLabel = "RECIPE",
      arity = "2..*",
      description = "The earlier recipe and the later one; - for standard input.")
  List<String> words;

  @Option(names = "--json", description = "Print JSON.")
  boolean json;

  @Option(
      names = "--svg",
      paramLabel = "FILE",
      description = "Draw both graphs side by side as an SVG picture too.")
  Path svg;

  @Option(
      names = "--includes",
      description = "Compare included definitions by content, not by where they come from.")
  boolean includes;

  @Option(names = "--color", description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
  Colour color = Colour.auto;

  @Option(
      names = "--git",
      description = "Take the seven words git gives an external diff command, and always return 0.")
  boolean git;

  @Override
  public Integer call() throws InvalidRecipeException {
    try {
      return compared();
    } catch (InvalidRecipeException e) {
      throw e;
    } catch (IOException e) {
      throw new InvalidRecipeException(Diagnostic.of("", "", e.getMessage()));
    }
  }

  private int compared() throws InvalidRecipeException, IOException {
    if (words.size() != (git ? GIT_WORDS : 2)) {
      throw new InvalidRecipeException(
          Diagnostic.of(
              "",
              "",
              git
                  ? "--git expects seven words, as git gives them, met " + words.size()
                  : "expected two recipes, met " + words.size()));
    }
    String before = git ? words.get(1) : words.get(0);
    String after = git ? words.get(4) : words.get(1);
    Catalogue catalogue = InstalledNodes.catalogue();
    RecipeDiff diff = RecipeDiff.of(read(before, catalogue), read(after, catalogue), catalogue);
    if (git) {
      System.out.println("recipe " + words.get(0));
    }
    System.out.print(json ? CanonicalJson.write(DiffJson.of(diff)) : DiffText.of(diff, inColour()));
    if (svg != null) {
      AtomicFile.write(svg, DiffPicture.of(diff, before, after).getBytes(StandardCharsets.UTF_8));
    }
    return diff.equal() || git ? ExitCode.DONE : 1;
  }

  private boolean inColour() {
    boolean wanted = System.console() != null && System.getenv("NO_COLOR") == null;
    return color == Colour.always || color == Colour.auto && wanted;
  }

  private Recipe read(String word, Catalogue catalogue) throws InvalidRecipeException, IOException {
    Recipe recipe;
    if (word.equals("-")) {
      String text = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
      recipe = Recipe.parse(text, "standard input", Path.of("").toAbsolutePath());
    } else if (git && word.equals("/dev/null")) {
      recipe = Recipe.parse(EMPTY, word, Path.of("").toAbsolutePath());
    } else if (Files.isDirectory(Path.of(word))) {
      throw new InvalidRecipeException(
          Diagnostic.of("", "", word + " is a folder; give the path of a .loom.json file"));
    } else {
      recipe = present(Path.of(word));
    }
    return includes ? Includes.takenIn(recipe, catalogue) : Renames.of(recipe, catalogue).recipe();
  }

  /** Code 3 is for what a run misses; here a missing recipe is bad input like any other. */
  private static Recipe present(Path file) throws InvalidRecipeException {
    if (!Files.exists(file)) {
      throw new InvalidRecipeException(
          Diagnostic.of(
              "", "", "there is no recipe " + file + "; give the path of a .loom.json file"));
    }
    return Recipe.read(file);
  }
}
