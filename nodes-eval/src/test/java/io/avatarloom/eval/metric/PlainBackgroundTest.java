package io.avatarloom.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.Image;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

class PlainBackgroundTest {
  private static final int SIZE = 9;

  /** White picture with a dark ring around a white middle. */
  private static Image ring() {
    Tensor pixels = Tensor.zeros(3, SIZE, SIZE);
    for (int i = 0; i < pixels.data().length; i++) {
      int x = i % SIZE;
      int y = i / SIZE % SIZE;
      int distance = Math.max(Math.abs(x - 4), Math.abs(y - 4));
      pixels.data()[i] = distance == 2 ? 0.1f : 1;
    }
    return new Image(pixels);
  }

  @Test
  void backgroundEndsAtTheFigureThoughItsMiddleLooksAlike() {
    BitSet background = PlainBackground.of(ring());
    assertThat(background.cardinality()).isEqualTo(SIZE * SIZE - 25);
    assertThat(background.get(4 * SIZE + 4)).isFalse();
  }

  @Test
  void figureThatFillsThePictureHasNoFarBackground() {
    Tensor pixels = Tensor.zeros(3, 8, 8);
    for (int i = 0; i < pixels.data().length; i++) {
      pixels.data()[i] = (i * 37 % 64) / 64f;
    }
    assertThat(PlainBackground.of(new Image(pixels)).cardinality()).isLessThan(32);
  }
}
