package io.avatarloom.editor.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SpatialIndexTest {
  private static Box random(Random random) {
    double size = Math.pow(10, 1 + 4 * random.nextDouble());
    return new Box(
        random.nextGaussian() * 3000,
        random.nextGaussian() * 3000,
        random.nextDouble() * size,
        random.nextDouble() * size);
  }

  @Property(tries = 200)
  void findsWhatASearchThroughAllFinds(@ForAll long seed) {
    Random random = new Random(seed);
    SpatialIndex index = new SpatialIndex();
    List<Box> boxes = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      boxes.add(random(random));
      assertThat(index.add(boxes.get(i))).isEqualTo(i);
    }
    for (int i = 0; i < 20; i++) {
      Box area = random(random);
      int[] expected =
          IntStream.range(0, boxes.size()).filter(b -> boxes.get(b).meets(area)).toArray();
      assertThat(index.find(area)).containsExactly(expected);
    }
  }

  @Test
  void anEmptyIndexFindsNothing() {
    assertThat(new SpatialIndex().find(new Box(-1e9, -1e9, 2e9, 2e9))).isEmpty();
  }

  @Test
  void touchingEdgesMeet() {
    SpatialIndex index = new SpatialIndex();
    index.add(new Box(0, 0, 512, 512));
    assertThat(index.find(new Box(512, 512, 5, 5))).containsExactly(0);
    assertThat(index.find(new Box(512.5, 0, 5, 5))).isEmpty();
  }
}
