package io.avatarloom.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.avatarloom.core.cli.Loom;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.plugin.PluginJar;
import io.avatarloom.core.plugin.Plugins;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.w3c.dom.Element;

/** The template plug-in compiles, passes its own test, and runs its recipe. */
final class PluginTemplateTest {
  private static final Path TEMPLATE = Path.of("..", "sample-graphs", "plugin-template");
  @TempDir Path folder;
  private Path plugins;

  /** Packs the template as its pom would: the manifest's entries come from there. */
  @BeforeEach
  void pack() throws Exception {
    plugins = Files.createDirectories(folder.resolve("plugins"));
    Element pom =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(TEMPLATE.resolve("pom.xml").toFile())
            .getDocumentElement();
    String contract = pom.getElementsByTagName("AvatarLoom-Contract").item(0).getTextContent();
    new PluginJar()
        .manifest("AvatarLoom-Contract", contract)
        .compile(TEMPLATE.resolve("src/main/java"), folder.resolve("classes"))
        .folder(TEMPLATE.resolve("src/main/resources"))
        .write(plugins.resolve("toon-nodes-1.0.jar"));
  }

  private int loom(String... words) {
    String[] all = new String[words.length + 2];
    all[0] = "--plugins";
    all[1] = plugins.toString();
    System.arraycopy(words, 0, all, 2, words.length);
    return Loom.execute(all);
  }

  private int run(String... more) {
    String[] words = new String[more.length + 7];
    String[] first = {
      "run",
      TEMPLATE.resolve("poster.loom.json").toString(),
      "--quiet",
      "--out",
      folder.resolve("out").toString(),
      "--cache",
      folder.resolve("cache").toString()
    };
    System.arraycopy(first, 0, words, 0, 7);
    System.arraycopy(more, 0, words, 7, more.length);
    return loom(words);
  }

  @Test
  void itsOwnTestPasses() throws Exception {
    Path classes = folder.resolve("test-classes");
    Path sources = folder.resolve("sources");
    copy(TEMPLATE.resolve("src/main/java"), sources);
    copy(TEMPLATE.resolve("src/test/java"), sources);
    new PluginJar().compile(sources, classes);
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
      SummaryGeneratingListener summary = new SummaryGeneratingListener();
      LauncherFactory.create()
          .execute(
              LauncherDiscoveryRequestBuilder.request()
                  .selectors(selectClass(loader.loadClass("com.example.toon.PosterizeNodeTest")))
                  .build(),
              summary);
      assertThat(summary.getSummary().getFailures()).isEmpty();
      assertThat(summary.getSummary().getTestsSucceededCount()).isEqualTo(2);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }

  @Test
  void itsRecipeRunsAndIsCachedUntilTheJarChanges() throws Exception {
    assertThat(loom("plugins")).isZero();
    assertThat(run()).isZero();
    assertThat(folder.resolve("out/poster.png")).isNotEmptyFile();
    assertThat(folder.resolve("out/run.json")).content().contains("\"toon-nodes 1.0\"");

    assertThat(run("--events", folder.resolve("again").toString())).isZero();
    assertThat(verdict("again")).isEqualTo("hit");

    new PluginJar()
        .compile(TEMPLATE.resolve("src/main/java"), folder.resolve("classes"))
        .folder(TEMPLATE.resolve("src/main/resources"))
        .entry("changed", new byte[0])
        .write(plugins.resolve("toon-nodes-1.0.jar"));
    assertThat(run("--events", folder.resolve("changed").toString())).isZero();
    assertThat(verdict("changed")).isEqualTo("run");
  }

  private String verdict(String events) throws IOException {
    for (String line : Files.readAllLines(folder.resolve(events))) {
      var event = new ObjectMapper().readTree(line);
      if (event.path("e").asText().equals("node.done")
          && event.path("node").asText().equals("poster")) {
        return event.path("verdict").asText();
      }
    }
    return "none";
  }

  @Test
  void itsRecipeIsCanonicalAndNamesThePlugin() throws Exception {
    Path copy = Files.copy(TEMPLATE.resolve("poster.loom.json"), folder.resolve("p.loom.json"));
    assertThat(loom("fmt", copy.toString())).isZero();
    assertThat(copy).hasSameTextualContentAs(TEMPLATE.resolve("poster.loom.json"));
    assertThat(new Plugins(List.of(plugins), Catalogue.installed()).complaints()).isEmpty();
  }
}
