package io.avatarloom.editor.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.DoubleNode;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.editor.session.SignatureEdits.Side;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignatureEditsTest {
  private final Document document = new Document(Toy.sketch(), Toy.SIZE);

  private SubgraphEdits edits() {
    return new SubgraphEdits(Toy.catalogue(document.whole()));
  }

  /** The subgraph part of small and soft, within the subgraph all; soft.sigmaPx is exposed. */
  @BeforeEach
  void group() {
    document.apply(edits().group(Set.of("small", "soft"), "part"));
    document.go(Place.ROOT.inside("part"));
    document.apply(edits().expose(PortRef.parse("soft.sigmaPx"), true));
    document.apply(edits().expose(PortRef.parse("small.width"), true));
    document.go(Place.ROOT);
    document.apply(
        new NodeEdits(Toy.catalogue(document.whole()))
            .setParam("part", "sigmaPx", DoubleNode.valueOf(4)));
    document.apply(RecipeEdits.setInPreset("rough", "part.sigmaPx", DoubleNode.valueOf(6)));
  }

  private String text() {
    return SketchWriter.text(document.whole());
  }

  @Test
  void aNewNameIsCarriedToLinksValuesPresetsAndOutputs() {
    String before = text();
    document.applyToWhole(SignatureEdits.rename("part", Side.INPUTS, "image", "picture"));
    document.applyToWhole(SignatureEdits.rename("part", Side.OUTPUTS, "image", "blurred"));
    document.applyToWhole(SignatureEdits.rename("part", Side.PARAMS, "sigmaPx", "blur"));

    assertThat(Toy.links(document.state()))
        .contains("photo.image -> part.picture", "part.blurred -> either.a");
    assertThat(document.state().nodes().get("part").params().path("blur").asDouble()).isEqualTo(4);
    assertThat(text())
        .contains("\"part.blur\": 6", "\"soft.png\": \"part.blurred\"", "in.picture -> small.image")
        .doesNotContain("part.sigmaPx", "part.image");
    document.undo();
    document.undo();
    document.undo();
    assertThat(text()).isEqualTo(before);
  }

  @Test
  void aNewNameReachesInstancesInsideOtherSubgraphs() {
    document.apply(edits().group(Set.of("part"), "all"));
    document.applyToWhole(SignatureEdits.rename("part", Side.OUTPUTS, "image", "blurred"));
    assertThat(text()).contains("part.blurred -> out.image").doesNotContain("part.image -> out");
  }

  @Test
  void theOrderOfTheSignatureIsThatOfTheForm() {
    document.go(Place.ROOT.inside("part"));
    assertThat(SignatureEdits.names(document.state(), Side.PARAMS))
        .containsExactly("sigmaPx", "width");
    document.apply(SignatureEdits.move(Side.PARAMS, "width", -1));
    assertThat(SignatureEdits.names(document.state(), Side.PARAMS))
        .containsExactly("width", "sigmaPx");
    int position = document.position();
    document.apply(SignatureEdits.move(Side.PARAMS, "width", -1));
    assertThat(document.position()).isEqualTo(position);
    assertThat(SignatureEdits.names(Toy.read(text()), Side.PARAMS)).isEmpty();
    Document read = new Document(Toy.read(text()), Toy.SIZE);
    read.go(Place.ROOT.inside("part"));
    assertThat(SignatureEdits.names(read.state(), Side.PARAMS)).containsExactly("width", "sigmaPx");
  }

  @Test
  void namesThatAreTakenOrNoneAreRefusedInWords() {
    document.go(Place.ROOT.inside("part"));
    assertThat(SignatureEdits.refusal(document.state(), "sigmaPx", "width"))
        .hasValueSatisfying(why -> assertThat(why).contains("width already"));
    assertThat(SignatureEdits.refusal(document.state(), "sigmaPx", "a.b")).isPresent();
    assertThat(SignatureEdits.refusal(document.state(), "sigmaPx", "blur")).isEmpty();
  }

  @Test
  void definitionsThatNothingUsesAreListedAndRemoved() {
    assertThat(SubgraphEdits.unused(document.whole())).isEmpty();
    String used = text();
    document.applyToWhole(SubgraphEdits.delete("part"));
    assertThat(text()).isEqualTo(used);
    document.apply(SubgraphEdits.dissolve("part", Toy.SIZE));
    assertThat(SubgraphEdits.unused(document.whole())).containsExactly("part");
    document.applyToWhole(SubgraphEdits.delete("part"));
    assertThat(text()).doesNotContain("\"subgraphs\"");
    document.undo();
    assertThat(SubgraphEdits.unused(document.whole())).containsExactly("part");
  }
}
