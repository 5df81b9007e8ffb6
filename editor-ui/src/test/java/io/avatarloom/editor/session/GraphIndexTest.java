package io.avatarloom.editor.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.value.ValueTypes;
import org.junit.jupiter.api.Test;

class GraphIndexTest {
  private final GraphIndex index = new GraphIndex(Toy.sketch(), Toy.CATALOGUE);

  @Test
  void portsOfANodeAreItsInputsThenItsParameters() {
    Ports ports = index.ports("soft");
    assertThat(ports.inputs().collect(port -> port.ref().port()))
        .containsExactly("image", "sigmaPx");
    assertThat(ports.inputs().getLast().param()).isTrue();
    assertThat(ports.outputs().collect(port -> port.ref().port())).containsExactly("image");
  }

  @Test
  void portsOfARegionAreItsSlotsAndItsSeries() {
    Ports ports = index.ports("fit");
    assertThat(ports.inputs().collect(port -> port.ref().port())).containsExactly("picture");
    assertThat(ports.outputs().collect(port -> port.ref().port()))
        .containsExactly("picture", "series");
  }

  @Test
  void portsOfAnUnknownTypeAreThoseLinked() {
    Ports ports = index.ports("alien");
    assertThat(ports.inputs().collect(port -> port.ref().port())).containsExactly("y");
    assertThat(ports.outputs().collect(port -> port.ref().port())).containsExactly("x");
    assertThat(index.ports("nobody").inputs()).isEmpty();
  }

  @Test
  void linksByPortAndNode() {
    assertThat(index.outOf(PortRef.parse("photo.image"))).hasSize(2);
    assertThat(index.into(PortRef.parse("fit.picture"))).hasSize(2);
    assertThat(index.touching("either")).hasSize(3);
    assertThat(index.isDriven(PortRef.parse("step.sigmaPx"))).isTrue();
    assertThat(index.isDriven(PortRef.parse("soft.sigmaPx"))).isFalse();
    assertThat(index.body("fit")).containsExactly("step", "progress");
  }

  @Test
  void aSwitchCarriesWhatIsLinkedToIt() {
    assertThat(index.typeOf(PortRef.parse("either.value")).orElseThrow().kinds().getOnly().id())
        .isEqualTo(ValueTypes.IMAGE.id());
    assertThat(index.typeOf(PortRef.parse("alien.x")).orElseThrow().isVariable()).isTrue();
    assertThat(index.typeOf(PortRef.parse("either.other"))).isEmpty();
  }
}
