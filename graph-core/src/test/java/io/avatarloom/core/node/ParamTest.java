package io.avatarloom.core.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.eclipse.collections.api.list.ImmutableList;
import org.junit.jupiter.api.Test;

class ParamTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final NodeSpec.Builder builder = NodeSpec.of("toy.toy", 1, "Toy", "A toy.");

  @Test
  void weightsAreAnObjectOrTextsAndKeepToTheirRange() throws Exception {
    Param<SortedMap<String, Double>> weights =
        builder.weights("mix", List.of("smile"), -2, 2, "Weights.");

    assertThat(weights.parse(JSON.readTree("{\"smile\": 0.5, \"blink\": 1}")))
        .isEqualTo(weights.parse(JSON.readTree("[\"blink=1\", \"smile=0.5\"]")))
        .isEqualTo(Map.of("smile", 0.5, "blink", 1.0));
    assertThat(weights.defaultJson()).hasToString("{}");
    assertThatThrownBy(() -> weights.parse(JSON.readTree("{\"smile\": 3}")))
        .hasMessageContaining("from -2 up to 2, met 3");
    assertThatThrownBy(() -> weights.parse(JSON.readTree("[\"smile\"]")))
        .hasMessageContaining("smile=0.8");
  }

  @Test
  void aVectorHasThreeNumbersAndAColourStaysInItsCube() throws Exception {
    Param<ImmutableList<Double>> point =
        builder.vector("at", 1, 2, 3, Double.NaN, Double.NaN, "m", "Place.");
    Param<ImmutableList<Double>> colour = builder.colour("colour", 1, 0.5, 0, "Colour.");

    assertThat(point.defaultJson()).hasToString("[1,2,3]");
    assertThat(point.parse(JSON.readTree("[0, -9, 4]"))).containsExactly(0.0, -9.0, 4.0);
    assertThatThrownBy(() -> point.parse(JSON.readTree("[1, 2]")))
        .hasMessageContaining("three numbers");
    assertThatThrownBy(() -> colour.parse(JSON.readTree("[1, 2, 0]")))
        .hasMessageContaining("up to 1");
  }
}
