package io.avatarloom.eval.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.Animation;
import io.avatarloom.core.value.ImageBatch;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnimateNodeTest {
  @Test
  void framesAreThePicturesOfTheBatch() throws Exception {
    ImageBatch batch = new ImageBatch(Tensor.zeros(5, 3, 8, 6));
    Map<String, Object> params = Map.of("framesPerSecond", 25);
    assertThat(Eval.exec("eval.animate", Map.of("images", batch), params).get("animation"))
        .isEqualTo(new Animation(batch.pixels(), 25));
  }

  @Test
  void greyFramesAreRefused() {
    ImageBatch grey = new ImageBatch(Tensor.zeros(5, 1, 8, 6));
    assertThatThrownBy(() -> Eval.exec("eval.animate", Map.of("images", grey), Map.of()))
        .isInstanceOf(NodeException.class)
        .hasMessageContaining("5 of 1");
  }
}
