package io.avatarloom.editor.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.core.graph.PortRef;
import io.avatarloom.editor.session.Document;
import io.avatarloom.editor.session.Spot;
import io.avatarloom.editor.session.Toy;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NodeSearchTest {
  private final Desk desk = new Desk(Toy.CATALOGUE, new Document(Toy.sketch()), () -> {});
  private final NodeAdder adder = new NodeAdder(desk);

  private static CanvasHost.SearchRequest request(
      String port, boolean fromOutput, String replaces) {
    return new CanvasHost.SearchRequest(
        new Spot(50, 600),
        0,
        0,
        Optional.of(port).filter(text -> !text.isEmpty()).map(PortRef::parse),
        fromOutput,
        replaces);
  }

  private List<String> found(CanvasHost.SearchRequest request, String typed) {
    return adder.find(request, typed).stream().map(choice -> choice.spec().id()).toList();
  }

  @Test
  void theBestAnswerComesFirst() {
    assertThat(found(request("", true, ""), "blur")).first().isEqualTo("image.blur");
    assertThat(found(request("", true, ""), "zebra")).isEmpty();
  }

  @Test
  void aDroppedLinkIsAnsweredByTypesThatTakeIt() {
    assertThat(found(request("soft.image", true, ""), ""))
        .contains("image.blur", "image.resize", "flow.switch")
        .doesNotContain("image.loadFile", "value.text");
    assertThat(found(request("soft.sigmaPx", false, ""), ""))
        .contains("value.number", "math.schedule")
        .doesNotContain("image.loadFile");
  }

  @Test
  void theNewNodeIsLinkedInOneStep() {
    CanvasHost.SearchRequest request = request("soft.image", true, "");
    adder.add(request, adder.find(request, "resize").get(0));
    assertThat(desk.document().history()).hasSize(2);
    assertThat(desk.state().links().collect(item -> item.link().toString()))
        .contains("soft.image -> resize.image");
    assertThat(desk.selection()).containsExactly("resize");
    assertThat(desk.focused()).isEqualTo("resize");
  }

  @Test
  void aReplacedNodeKeepsItsName() {
    CanvasHost.SearchRequest request = request("", true, "small");
    adder.add(request, adder.find(request, "blur").get(0));
    assertThat(desk.state().nodes().get("small").type()).isEqualTo("image.blur");
  }
}
