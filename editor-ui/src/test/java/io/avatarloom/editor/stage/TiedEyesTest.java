package io.avatarloom.editor.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TiedEyesTest {
  @Test
  void anEyeTakesTheOtherAlong() {
    var turned = TiedEyes.set(new TreeMap<>(Map.of("jawOpen", 1.0)), "eyeL.y", 12);
    assertThat(turned)
        .containsExactlyInAnyOrderEntriesOf(Map.of("jawOpen", 1.0, "eyeL.y", 12.0, "eyeR.y", 12.0));
    assertThat(TiedEyes.set(turned, "eyeR.y", 0)).containsOnlyKeys("jawOpen");
  }

  @Test
  void otherControlsMoveAlone() {
    assertThat(TiedEyes.set(new TreeMap<>(), "eyeBlink_L", 1)).containsOnlyKeys("eyeBlink_L");
  }
}
