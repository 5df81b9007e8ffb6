package io.avatarloom.editor.app;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.TextField;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Subgraphs are made, opened in place and left again. */
@Tag("window")
class SubgraphWindowTest {
  @RegisterExtension static final SharedEditor EDITOR = new SharedEditor(ToyFiles.CHAIN);
  private final EditorRig rig = EDITOR.rig();

  private boolean crumbs() {
    return rig.find("#breadcrumbs").orElseThrow().isVisible();
  }

  @Test
  void aSelectionBecomesASubgraphThatOpensInPlace() {
    rig.fit().select("small", "soft").keys("Ctrl+Shift+E");
    assertThat(rig.node("group").type()).isEqualTo("subgraph:group");
    assertThat(rig.links()).containsExactly("photo.image -> group.image");

    rig.doubleClick(rig.title("group"));
    assertThat(rig.state().nodes().keysView()).contains("in", "small", "soft", "out");
    assertThat(crumbs()).isTrue();

    rig.keys("Escape");
    assertThat(rig.node("group")).isNotNull();
    assertThat(crumbs()).isFalse();
    assertThat(rig.canvas().selectionProperty().get()).containsExactly("group");
  }

  @Test
  void undoGoesToThePlaceOfTheEditAndABreadcrumbLeads() {
    rig.fit().select("small", "soft").keys("Ctrl+Shift+E").keys("Enter");
    rig.select("soft").keys("Ctrl+M");
    assertThat(rig.node("soft").mode()).isEqualTo("mute");
    rig.click("#crumb-0");
    assertThat(rig.node("group")).isNotNull();

    rig.keys("Ctrl+Z");

    assertThat(rig.node("soft").mode()).isEmpty();
    assertThat(crumbs()).isTrue();
  }

  @Test
  void theNameInTheBreadcrumbsRenamesTheDefinitionAndTheLibraryListsIt() {
    rig.fit().select("soft").keys("Ctrl+Shift+E").keys("Enter");

    rig.with("#subgraph-name", TextField.class, TextField::requestFocus);
    rig.with("#subgraph-name", TextField.class, field -> field.setText("softer"));
    rig.keys("Enter").act("subgraph.leave");

    assertThat(rig.node("group").type()).isEqualTo("subgraph:softer");
    assertThat(rig.canvas().desk().catalogue().ids()).contains("subgraph:softer");
  }

  @Test
  void aLinkDroppedOnTheEndOfTheSignatureAddsAPort() {
    rig.fit().select("small", "soft").keys("Ctrl+Shift+E").keys("Enter");
    rig.fit().drag(rig.output("small.image"), rig.title("out"));

    assertThat(rig.links()).anySatisfy(link -> assertThat(link).startsWith("small.image -> out."));
  }

  @Test
  void dissolvingPutsTheNodesBack() {
    rig.fit().select("small", "soft").keys("Ctrl+Shift+E").keys("Ctrl+Alt+G");

    assertThat(rig.links())
        .containsExactlyInAnyOrder("photo.image -> small.image", "small.image -> soft.image");
  }

  @Test
  void theInspectorExposesAParameterAndTakesItBack() {
    rig.fit().select("small", "soft").keys("Ctrl+Shift+E").keys("Enter").fit().select("soft");
    rig.click("#expose-sigmaPx");
    assertThat(exposedBy("group")).isEqualTo("[sigmaPx]");

    rig.click("#expose-sigmaPx");
    assertThat(exposedBy("group")).isEqualTo("[]");
  }

  private String exposedBy(String subgraph) {
    return rig.canvas()
        .desk()
        .catalogue()
        .node("subgraph:" + subgraph)
        .map(node -> node.spec().params().collect(param -> param.id()).toString())
        .orElse("");
  }

  @Test
  void theFormOfTheSignatureRenamesReordersAndTakesOut() {
    rig.fit().select("small", "soft").keys("Ctrl+Shift+E").keys("Enter").fit().select("soft");
    rig.click("#expose-sigmaPx").select("small").click("#expose-width").keys("Escape");
    rig.click(rig.screen(0, -200));
    rig.fill(field("#signature-params-sigmaPx"), "softness").keys("Enter");
    assertThat(exposedBy("group")).isEqualTo("[softness, width]");

    rig.click("#signature-params-width-up");
    assertThat(exposedBy("group")).isEqualTo("[width, softness]");

    rig.fill(field("#signature-params-width"), "softness").keys("Enter");
    assertThat(rig.said()).contains("softness already");
    assertThat(exposedBy("group")).isEqualTo("[width, softness]");

    rig.click("#signature-params-width-remove");
    assertThat(exposedBy("group")).isEqualTo("[softness]");
    rig.act("edit.undo").act("edit.undo").act("edit.undo");
    assertThat(exposedBy("group")).isEqualTo("[sigmaPx, width]");
  }

  private TextField field(String query) {
    return rig.robot.lookup(query).queryAs(TextField.class);
  }

  @Test
  void aSubgraphThatNothingUsesIsListedAndRemoved() {
    rig.fit().select("small", "soft").keys("Ctrl+Shift+E").keys("Ctrl+Alt+G");
    rig.fit().keys("Escape").click("#remove-group");
    assertThat(rig.canvas().desk().catalogue().ids()).doesNotContain("subgraph:group");
    assertThat(rig.find("#remove-group")).isEmpty();
    rig.act("edit.undo");
    assertThat(rig.canvas().desk().catalogue().ids()).contains("subgraph:group");
    assertThat(rig.find("#remove-group")).isPresent();
  }
}
