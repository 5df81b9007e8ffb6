package io.avatarloom.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.basic.BasicNodes;
import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.check.RecipeCheck;
import io.avatarloom.core.graph.Graph;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.recipe.Recipe;
import io.avatarloom.core.run.FileResolver;
import io.avatarloom.core.run.NodeFailure;
import io.avatarloom.core.run.RunContact;
import io.avatarloom.core.run.RunEvents;
import io.avatarloom.core.run.RunInfo;
import io.avatarloom.core.run.RunOptions;
import io.avatarloom.core.run.Runner;
import io.avatarloom.core.run.SingleNode;
import io.avatarloom.core.value.NumberValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plug-ins that work, and every way to break one. */
class PluginsTest {
  private static final Catalogue BASE = new Catalogue(List.of(new BasicNodes()));
  private static final String SOURCE =
      """
      package NAME;
      import io.avatarloom.core.node.*;
      import io.avatarloom.core.value.*;
      import java.util.List;
      public final class Nodes implements NodeLibrary {
        public String name() { return "NAME nodes"; }
        public List<Node> nodes() { FIRST return List.of(new TwiceNode()); }
        MORE
        static final class TwiceNode implements Node {
          private final NodeSpec.Builder b = NodeSpec.of("ID", 1, "Twice", "Doubles a number.");
          private final In<NumberValue> x = b.in("x", ValueTypes.NUMBER, "A number.");
          private final Out<NumberValue> y = b.out("y", ValueTypes.NUMBER, "Twice as much.");
          private final NodeSpec spec = b.build();
          public NodeSpec spec() { return spec; }
          public void run(NodeRun run) {
            run.set(y, new NumberValue(Factor.of() * run.get(x).number()));
          }
        }
      }
      """;
  private static final String FACTOR =
      "package NAME; final class Factor { static double of() { return 2; } }";
  private static final String EXPORTER =
      """
      public List<io.avatarloom.core.file.Exporter> exporters() { return List.of(new Words()); }
      static final class Words implements io.avatarloom.core.file.Exporter {
        public boolean handles(ValueType<?> type, String extension) {
          HANDLES return type == ValueTypes.NUMBER && extension.equals("words");
        }
        public byte[] export(Value value, String extension,
            io.avatarloom.core.file.RunSummary summary) {
          EXPORT return ("number " + ((NumberValue) value).number()).getBytes();
        }
      }
      """;
  @TempDir Path folder;
  private Path plugins;

  @BeforeEach
  void makeFolder() throws IOException {
    plugins = Files.createDirectories(folder.resolve("plugins"));
  }

  /** A plug-in of package {@code name}. */
  private PluginJar jar(String name, String id, String first) throws IOException {
    return jar(name, id, first, "");
  }

  /** One that writes numbers as files that end in .words, unless it throws before. */
  private PluginJar writing(String handles, String export) throws IOException {
    String exporter = EXPORTER.replace("HANDLES", handles).replace("EXPORT", export);
    return jar("one", "one.twice", "", exporter);
  }

  private PluginJar jar(String name, String id, String first, String more) throws IOException {
    Path sources = Files.createDirectories(folder.resolve("src-" + name));
    Files.writeString(
        sources.resolve("Nodes.java"),
        SOURCE
            .replace("NAME", name)
            .replace("ID", id)
            .replace("FIRST", first)
            .replace("MORE", more));
    Files.writeString(sources.resolve("Factor.java"), FACTOR.replace("NAME", name));
    return new PluginJar()
        .service(name + ".Nodes")
        .compile(sources, folder.resolve("classes-" + name));
  }

  private PluginJar good(String name) throws IOException {
    return jar(name, name + ".twice", "");
  }

  private Plugins load() {
    return new Plugins(List.of(plugins), BASE);
  }

  private static double twice(Catalogue catalogue, String id) throws Exception {
    try (SingleNode nodes = new SingleNode(catalogue, Path.of("."), Path.of("."))) {
      Object y = nodes.exec(id, Map.of("x", new NumberValue(21)), Map.of()).get("y");
      return ((NumberValue) y).number();
    }
  }

  private void refused(PluginJar jar, String... words) throws IOException {
    jar.write(plugins.resolve("bad.jar"));
    assertThat(load().complaints()).singleElement().asString().contains("bad.jar is left out: ");
    assertThat(load().complaints()).singleElement().asString().contains(words);
    assertThat(load().catalogue().ids()).isEqualTo(BASE.ids());
  }

  @Test
  void aJarAndAFolderWithItsLibrariesWorkSideBySide() throws Exception {
    good("one").write(plugins.resolve("one.jar"));
    PluginJar two = good("two");
    byte[] factor = two.bytes("two/Factor.class");
    two.remove("two/Factor.class").write(plugins.resolve("two/nodes.jar"));
    new PluginJar().entry("two/Factor.class", factor).write(plugins.resolve("two/lib.jar"));

    Plugins loaded = load();

    assertThat(loaded.complaints()).isEmpty();
    assertThat(loaded.all()).extracting(Plugin::label).containsExactly("one 1.0", "two 1.0");
    assertThat(twice(loaded.catalogue(), "one.twice")).isEqualTo(42);
    assertThat(twice(loaded.catalogue(), "two.twice")).isEqualTo(42);
    assertThat(loaded.catalogue().node("one.twice").orElseThrow().getClass().getClassLoader())
        .isInstanceOf(PluginLoader.class)
        .isNotSameAs(
            loaded.catalogue().node("two.twice").orElseThrow().getClass().getClassLoader());
  }

  @Test
  void aBrokenOneTakesNothingWithIt() throws Exception {
    good("one").write(plugins.resolve("one.jar"));
    Files.writeString(plugins.resolve("bad.jar"), "no jar at all");

    Plugins loaded = load();

    assertThat(loaded.complaints()).singleElement().asString().contains("bad.jar is not a jar");
    assertThat(twice(loaded.catalogue(), "one.twice")).isEqualTo(42);
    assertThat(loaded.catalogue().unknown("on.twice")).contains("one.twice", "bad.jar");
  }

  @Test
  void whatIsMissingOrWrongInTheJarIsNamed() throws Exception {
    refused(new PluginJar(), "no node library", "META-INF/services");
    refused(good("bad").service("bad.Absent"), "bad.Absent not found");
    refused(good("bad").service("bad.Factor"), "service file is wrong");
    refused(good("bad").manifest("AvatarLoom-Contract", "7"), "met 7");
    refused(good("bad").without("AvatarLoom-Contract"), "met none");
    refused(jar("bad", "value.number", ""), "value.number", "has already");
    refused(jar("bad", "Bad Id", ""), "'Bad Id'");
    refused(jar("bad", "bad.id", "if (true) return List.of();"), "no nodes");
    refused(
        jar("bad", "bad.id", "if (true) return List.of(new TwiceNode(), new TwiceNode());"),
        "declares the node bad.id twice");
  }

  @Test
  void codeThatThrowsOrDoesNotFitIsNamed() throws Exception {
    refused(
        jar("bad", "bad.id", "if (true) throw new IllegalStateException(\"no licence\");"),
        "IllegalStateException: no licence");
    PluginJar missing = good("bad");
    refused(missing.remove("bad/Nodes$TwiceNode.class"), "bad.Nodes$TwiceNode is missing");
    PluginJar newer = good("bad");
    newer.bytes("bad/Nodes.class")[7] = 99;
    refused(newer, "compiled for Java 55", "--release");
    PluginJar damaged = good("bad");
    damaged.bytes("bad/Nodes.class")[0] = 0;
    refused(damaged, "damaged");
  }

  @Test
  void twoPluginsCannotDeclareOneNode() throws Exception {
    jar("one", "same.node", "").write(plugins.resolve("a.jar"));
    jar("two", "same.node", "").write(plugins.resolve("b.jar"));

    assertThat(load().complaints()).singleElement().asString().contains("b.jar", "same.node");
  }

  @Test
  void aClassMissedOnlyInARunIsASentence() throws Exception {
    good("one").remove("one/Factor.class").write(plugins.resolve("one.jar"));
    Catalogue catalogue = load().catalogue();

    assertThat(catchThrowable(() -> twice(catalogue, "one.twice")))
        .hasMessageContaining("one.twice cannot run: the class one.Factor is missing");
  }

  @Test
  void theHashFollowsTheContentOfAllJars() throws Exception {
    good("one").write(plugins.resolve("one.jar"));
    String first = hash();
    assertThat(hash()).isEqualTo(first);

    good("one").entry("note.txt", new byte[] {1}).write(plugins.resolve("one.jar"));

    assertThat(hash()).isNotEqualTo(first);
  }

  /** Runs a recipe that writes a number as .words. */
  private Path words(Catalogue catalogue) throws Exception {
    String text =
        "{\"format\": \"avatarloom.recipe\", \"version\": 2, \"name\": \"t\", \"nodes\": {\"a\":"
            + " {\"type\": \"value.number\", \"params\": {\"value\": 7}}},"
            + " \"outputs\": {\"a.words\": \"a.value\"}}";
    Graph graph = RecipeCheck.graph(Recipe.parse(text, "t", folder), catalogue, Path::of);
    Path out = folder.resolve("out");
    new Runner(
            graph,
            new FileResolver(folder, folder),
            new RunOptions(out, folder.resolve("cache"), true, Long.MAX_VALUE, 1),
            new RunContact(new RunEvents(List.of())),
            new RunInfo(List.of("run"), "", List.of()))
        .run(graph.recipe().outputs(), List.of());
    return out.resolve("a.words");
  }

  @Test
  void anExporterWritesFilesOfItsOwnFormat() throws Exception {
    writing("", "").write(plugins.resolve("one.jar"));

    assertThat(words(load().catalogue())).hasContent("number 7.0");
    assertThat(catchThrowable(() -> words(BASE)))
        .hasMessageContaining("a Number cannot be written as .words; name the output a.json");
  }

  @Test
  void anExporterThatThrowsIsNamed() throws Exception {
    refused(
        writing("if (true) throw new IllegalStateException(\"no licence\");", ""),
        "IllegalStateException: no licence");
    Files.delete(plugins.resolve("bad.jar"));
    writing("", "if (true) return null;").write(plugins.resolve("one.jar"));
    assertThat(catchThrowable(() -> words(load().catalogue())))
        .hasMessageContaining(
            "a.words: it cannot be written as .words, the exporter one.Nodes$Words failed");
    writing("", "if (true) throw new IllegalStateException(\"no licence\");")
        .write(plugins.resolve("one.jar"));
    assertThat(catchThrowable(() -> words(load().catalogue())))
        .isInstanceOf(NodeFailure.class)
        .hasMessageContaining("IllegalStateException: no licence");
  }

  private String hash() {
    var node = load().catalogue().node("one.twice").orElseThrow();
    return ((PluginLoader) node.getClass().getClassLoader()).hash();
  }

  @Test
  void aRecipeSaysWhichPluginItMisses() throws Exception {
    good("one").write(plugins.resolve("one.jar"));
    String text =
        "{\"format\": \"avatarloom.recipe\", \"version\": 1, \"name\": \"t\", \"nodes\": {\"a\":"
            + " {\"type\": \"one.twice\"}}}";
    ObjectNode json = Recipe.parse(text, "t", folder).json();

    ObjectNode noted = NeededPlugins.noted(json, load().catalogue());

    assertThat(noted.path("plugins").path("one.twice").asText()).isEqualTo("one 1.0");
    assertThat(NeededPlugins.noted(noted, BASE)).isEqualTo(noted);
    Recipe recipe = Recipe.of(noted, folder);
    assertThat(
            catchThrowableOfType(
                    InvalidRecipeException.class, () -> RecipeCheck.graph(recipe, BASE, Path::of))
                .diagnostics()
                .toString())
        .contains("a: ", "one.twice belongs to the plug-in one 1.0", "loom plugins");
    noted.putObject("nodes");
    assertThat(NeededPlugins.noted(noted, BASE).has("plugins")).isFalse();
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    assertThat(new Plugins(List.of(folder.resolve("absent")), BASE).complaints())
        .singleElement()
        .asString()
        .contains("absent");
  }
}
