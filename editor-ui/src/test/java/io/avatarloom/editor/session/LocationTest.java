package io.avatarloom.editor.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LocationTest {
  private final Document document = new Document(Toy.sketch(), Toy.SIZE);

  @BeforeEach
  void nest() {
    SubgraphEdits edits = new SubgraphEdits(Toy.CATALOGUE);
    document.apply(edits.group(Set.of("step", "progress"), "loop"));
    document.apply(edits.group(Set.of("loop", "either"), "outer"));
  }

  @Test
  void anIdOfARunIsFoundAtItsPlace() {
    Place inner = Place.ROOT.inside("outer").inside("loop");
    assertThat(Location.of("outer/loop/step", document)).contains(new Location(inner, "step"));
    assertThat(inner.runId("step")).isEqualTo("outer/loop/step");
    assertThat(Location.of("photo", document)).contains(new Location(Place.ROOT, "photo"));
    assertThat(Location.of("gone/x", document)).contains(new Location(Place.ROOT, "gone"));
    assertThat(Location.region("outer/loop/fit", document.whole()).path("iterations").asInt())
        .isEqualTo(3);
  }

  @Test
  void aDefinitionIsFoundInItsFirstInstance() {
    Place inner = Place.ROOT.inside("outer").inside("loop");
    assertThat(Location.of("subgraph:loop/step", document)).contains(new Location(inner, "step"));
    assertThat(Location.of("subgraph:nowhere/step", document)).isEmpty();
  }
}
