package io.avatarloom.editor.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.core.check.Diagnostic;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.editor.canvas.NodeStatus.State;
import io.avatarloom.editor.session.Document;
import io.avatarloom.editor.session.Place;
import io.avatarloom.editor.session.SubgraphEdits;
import io.avatarloom.editor.session.Toy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OverlayTest {
  private final Overlay overlay = new Overlay();

  private static NodeStatus run(double seconds) {
    return new NodeStatus(State.RUN, 1, seconds, "");
  }

  @Test
  void anInstanceShowsTheMostPressingStateOfItsNodes() {
    overlay.status(
        Map.of(
            "a/x", run(2), "a/deep/y", run(3), "b/x", run(1), "b/y", NodeStatus.of(State.FAILED)));

    Map<String, NodeStatus> root = overlay.statusAt(Place.ROOT);
    assertThat(root.get("a").badge()).isEqualTo("5.0 s");
    assertThat(root.get("b").state()).isEqualTo(State.FAILED);
    Map<String, NodeStatus> inside = overlay.statusAt(Place.ROOT.inside("a"));
    assertThat(inside).containsOnlyKeys("x", "deep");
    assertThat(inside.get("x").badge()).isEqualTo("2.0 s");
  }

  @Test
  void aBadgeTellsNoTimeThatIsNotKnown() {
    assertThat(run(2).badge()).isEqualTo("2.0 s");
    assertThat(run(0).badge()).isEqualTo("run");
    assertThat(run(Double.NaN).badge()).isEqualTo("run");
  }

  @Test
  void anInstanceThatHasBegunRuns() {
    overlay.status(Map.of("a/x", run(1), "a/y", NodeStatus.of(State.QUEUED)));

    NodeStatus together = overlay.statusAt(Place.ROOT).get("a");
    assertThat(together.state()).isEqualTo(State.RUNNING);
    assertThat(together.progress()).isEqualTo(0.5);
  }

  @Test
  void problemsOfADefinitionShowAtItsInstancesAndInside() {
    Document document = new Document(Toy.sketch(), Toy.SIZE);
    document.apply(new SubgraphEdits(Toy.CATALOGUE).group(Set.of("small"), "part"));
    overlay.problems(
        List.of(
            Diagnostic.of("subgraph:part/small", "width", "is wrong"),
            Diagnostic.of("part/small", "image", "is missing"),
            Diagnostic.of("soft", "sigmaPx", "is too large")));

    Map<String, Map<String, String>> root = overlay.problemsAt(document);
    assertThat(root.get("soft")).containsEntry("sigmaPx", "is too large");
    assertThat(root.get("part").get(""))
        .contains("small.width: is wrong", "part/small.image: is missing");
    document.go(Place.ROOT.inside("part"));
    assertThat(overlay.problemsAt(document).get("small"))
        .containsEntry("width", "is wrong")
        .containsEntry("image", "is missing");
    assertThat(overlay.problemsAt(document)).doesNotContainKey("soft");
  }

  @Test
  void anInstanceShowsWhatIsAtItsOutputsInside() {
    Document document = new Document(Toy.sketch(), Toy.SIZE);
    SubgraphEdits edits = new SubgraphEdits(Toy.CATALOGUE);
    document.apply(edits.group(Set.of("small", "soft"), "part"));
    document.apply(new SubgraphEdits(Toy.catalogue(document.whole())).group(Set.of("part"), "all"));
    NodePreview small = new NodePreview.Lines(List.of("small"));
    NodePreview soft = new NodePreview.Lines(List.of("soft"));
    overlay.previews(
        Map.of(
            PortRef.parse("all/part/small.image"), small,
            PortRef.parse("all/part/soft.image"), soft));

    assertThat(overlay.previewsAt(document)).containsOnly(Map.entry(at("all.image"), soft));
    document.go(Place.ROOT.inside("all"));
    assertThat(overlay.previewsAt(document)).containsOnly(Map.entry(at("part.image"), soft));
    document.go(document.place().inside("part"));
    assertThat(overlay.previewsAt(document))
        .containsOnly(Map.entry(at("small.image"), small), Map.entry(at("soft.image"), soft));
  }

  private static PortRef at(String port) {
    return PortRef.parse(port);
  }
}
