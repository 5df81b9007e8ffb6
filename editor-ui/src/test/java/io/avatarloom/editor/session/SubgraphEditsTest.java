package io.avatarloom.editor.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.DoubleNode;
import io.avatarloom.core.check.RecipeCheck;
import io.avatarloom.core.graph.Graph;
import io.avatarloom.core.graph.Link;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.recipe.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubgraphEditsTest {
  private static final String TEXT =
      """
      {"format": "avatarloom.recipe", "version": 1, "name": "soft", "nodes": {
        "photo": {"type": "image.loadFile", "params": {"file": "p.png"}},
        "small": {"type": "image.resize"},
        "soft": {"type": "image.blur", "params": {"sigmaPx": 3}},
        "either": {"type": "flow.switch"},
        "step": {"type": "image.blur", "region": "fit"},
        "progress": {"type": "region.progress", "region": "fit"}},
       "links": ["photo.image -> small.image", "small.image -> soft.image",
        "soft.image -> either.a", "photo.image -> either.b", "either.value -> fit.picture",
        "fit.picture -> step.image", "step.image -> fit.picture",
        "progress.progress -> step.sigmaPx"],
       "regions": {"fit": {"iterations": 3, "slots": {"picture": "Image"},
        "series": {"done": "progress.progress"}}},
       "presets": {"rough": {"set": {"soft.sigmaPx": 9, "fit.iterations": 1}}},
       "outputs": {"soft.png": "soft.image", "fit.png": "fit.picture"}}
      """;
  @TempDir Path folder;
  private Document document;
  private SubgraphEdits edits;

  @BeforeEach
  void open() throws IOException {
    Files.writeString(folder.resolve("p.png"), "");
    document = new Document(Toy.read(TEXT), Toy.SIZE);
    SubgraphTypes types =
        new SubgraphTypes(Toy.CATALOGUE, () -> Levels.section(document.whole()), () -> folder);
    edits = new SubgraphEdits(types.catalogue());
  }

  private Recipe flat() throws Exception {
    Recipe recipe = SketchWriter.recipe(document.whole(), folder);
    Graph graph = RecipeCheck.graph(recipe, Toy.CATALOGUE, folder::resolve);
    return graph.recipe();
  }

  private static Set<String> links(Recipe recipe) {
    return recipe
        .links()
        .collect(Link::toString)
        .collect(text -> text.replaceAll("\\w+/", ""))
        .toSet();
  }

  @Test
  void aGroupRunsAsTheNodesDid() throws Exception {
    Set<String> before = links(flat());

    document.apply(edits.group(Set.of("small", "soft"), "prepare"));

    assertThat(document.state().nodes().get("prepare").type()).isEqualTo("subgraph:prepare");
    assertThat(links(flat())).isEqualTo(before);
    assertThat(flat().outputs().get("soft.png")).hasToString("prepare/soft.image");
    assertThat(SketchWriter.text(document.whole()))
        .contains("\"prepare/soft.sigmaPx\": 9", "\"image\": {\"type\": \"Image\"}");
  }

  @Test
  void aWholeRegionComesAlongAndPartOfOneStaysInIt() throws Exception {
    Set<String> before = links(flat());

    document.apply(edits.group(Set.of("step", "progress"), "loop"));
    assertThat(document.state().regions().isEmpty()).isTrue();
    assertThat(links(flat())).isEqualTo(before);
    assertThat(flat().regions().getFirst().id()).isEqualTo("loop/fit");

    document.undo();
    document.apply(edits.group(Set.of("progress"), "pace"));
    assertThat(document.state().nodes().get("pace").region()).isEqualTo("fit");
    assertThat(links(flat())).isEqualTo(before);
    assertThat(flat().regions().getFirst().series().get("done"))
        .hasToString("pace/progress.progress");
    assertThat(edits.refusal(document.state(), Set.of("step", "photo")))
        .hasValueSatisfying(why -> assertThat(why).contains("cuts the region fit"));
  }

  @Test
  void aGroupInsideASubgraphWithoutASignatureStaysInside() throws Exception {
    document =
        new Document(
            Toy.read(
                """
                {"format": "avatarloom.recipe", "version": 1, "name": "bare",
                 "nodes": {"x": {"type": "subgraph:bare"}},
                 "subgraphs": {"bare": {"nodes": {"a": {"type": "value.number"}}}}}
                """),
            Toy.SIZE);
    document.go(Place.ROOT.inside("x"));

    document.apply(edits.group(Set.of("a"), "inner"));

    assertThat(Levels.isInside(document.state())).isTrue();
    assertThat(Levels.section(document.whole()).path("bare").path("nodes").has("inner")).isTrue();
    assertThat(Levels.section(document.whole()).path("inner").path("nodes").has("a")).isTrue();
  }

  @Test
  void dissolvingPutsTheNodesBackWithTheOverrides() throws Exception {
    Set<String> before = links(flat());
    document.apply(edits.group(Set.of("small", "soft", "either"), "prepare"));
    document.apply(
        new NodeEdits(Toy.CATALOGUE).setParam("prepare", "soft.sigmaPx", DoubleNode.valueOf(7)));

    document.apply(SubgraphEdits.dissolve("prepare", Toy.SIZE));

    assertThat(links(flat())).isEqualTo(before);
    assertThat(document.state().nodes().get("soft").params().path("sigmaPx").asDouble())
        .isEqualTo(7);
    assertThat(flat().outputs().get("soft.png")).hasToString("soft.image");
    assertThat(
            document.state().head().path("presets").path("rough").path("set").has("soft.sigmaPx"))
        .isTrue();
  }

  @Test
  void dissolvingMakesRoomForWhatComesOut() {
    document.apply(edits.group(Set.of("small", "soft"), "prepare"));
    Spot corner = document.state().nodes().get("prepare").at();
    document.apply(MoveEdits.nodes(Set.of("either"), corner.x() + 200 - x("either"), 0));
    document.apply(FrameEdits.around(Set.of("prepare"), "prepare", "#5b7db1", Toy.SIZE));
    double framed = document.state().frameList().getFirst().width();
    String before = SketchWriter.text(document.whole());
    double photo = x("photo");

    document.apply(SubgraphEdits.dissolve("prepare", Toy.SIZE));

    for (NodeItem a : document.state().nodes()) {
      for (NodeItem b : document.state().nodes()) {
        boolean beside =
            Math.abs(a.at().x() - b.at().x()) >= 180 || Math.abs(a.at().y() - b.at().y()) >= 90;
        assertThat(a == b || beside).as(a.id() + " and " + b.id()).isTrue();
      }
    }
    assertThat(x("photo")).isEqualTo(photo);
    assertThat(document.state().frameList().getFirst().width()).isGreaterThan(framed + 100);
    document.undo();
    assertThat(SketchWriter.text(document.whole())).isEqualTo(before);
  }

  private double x(String node) {
    return document.state().nodes().get(node).at().x();
  }

  @Test
  void editsInsideAreEditsOfTheOneDocumentAndUndoGoesToTheirPlace() throws Exception {
    document.apply(edits.group(Set.of("small", "soft"), "prepare"));
    assertThat(document.go(Place.ROOT.inside("prepare"))).isTrue();
    document.apply(new NodeEdits(Toy.CATALOGUE).setParam("soft", "sigmaPx", DoubleNode.valueOf(5)));
    document.go(Place.ROOT);
    assertThat(flat().nodes().detect(n -> n.id().equals("prepare/soft")).params().path("sigmaPx"))
        .hasToString("5.0");

    document.undo();
    assertThat(document.place()).isEqualTo(Place.ROOT.inside("prepare"));
    assertThat(document.state().nodes().get("soft").params().path("sigmaPx").asInt()).isEqualTo(3);
    document.undo();
    assertThat(document.place()).isEqualTo(Place.ROOT);
    document.redo();
    document.redo();
    assertThat(document.place()).isEqualTo(Place.ROOT.inside("prepare"));
  }

  @Test
  void theSignatureGrowsAndShrinksFromInside() throws Exception {
    document.apply(edits.group(Set.of("small", "soft"), "prepare"));
    document.go(Place.ROOT.inside("prepare"));

    document.apply(edits.expose(new PortRef("soft", "sigmaPx"), true));
    document.apply(edits.expose(new PortRef("small", "image"), false));

    assertThat(SketchWriter.text(document.whole()))
        .contains("\"params\": {\"sigmaPx\": \"soft.sigmaPx\"}")
        .contains("small.image -> out.image2");
    document.apply(IdentityEdits.rename("soft", "softer"));
    assertThat(SketchWriter.text(document.whole())).contains("\"sigmaPx\": \"softer.sigmaPx\"");
    document.apply(SubgraphEdits.conceal("sigmaPx"));
    assertThat(SketchWriter.text(document.whole())).doesNotContain("\"softer.sigmaPx\"");
  }

  @Test
  void theEndsOfTheSignatureStay() {
    document.apply(edits.group(Set.of("small", "soft"), "prepare"));
    document.go(Place.ROOT.inside("prepare"));
    Sketch before = document.state();
    NodeEdits nodes = new NodeEdits(Toy.CATALOGUE);

    document.apply(nodes.delete(Set.of("in", "out")));
    document.apply(nodes.deleteHealing(Set.of("in")));
    document.apply(nodes.toggleMute(Set.of("out")));
    document.apply(IdentityEdits.rename("in", "input"));
    document.apply(RegionEdits.setRegion(Set.of("in"), ""));

    assertThat(document.state()).isEqualTo(before);
    assertThat(Clip.of(before, Set.of("in", "soft")).nodes().collect(NodeItem::id))
        .containsExactly("soft");
  }

  @Test
  void aDefinitionIsRenamedInAllItsInstances() throws Exception {
    document.apply(edits.group(Set.of("small", "soft"), "prepare"));
    document.go(Place.ROOT.inside("prepare"));
    document.apply(edits.group(Set.of("soft"), "inner"));

    document.applyToWhole(SubgraphEdits.rename("inner", "deep one"));

    assertThat(document.place()).isEqualTo(Place.ROOT.inside("prepare"));
    assertThat(document.state().nodes().get("inner").type()).isEqualTo("subgraph:deepone");
    assertThat(flat().nodes().collect(n -> n.id())).contains("prepare/inner/soft");
  }
}
