package io.avatarloom.morphable.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.avatarloom.morphable.head.Rotation;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuaternionsTest {
  @Test
  void findsTheRotationOfAStretchedMatrix() {
    Random random = new Random(5);
    for (int trial = 0; trial < 50; trial++) {
      double[] rotation =
          Rotation.ofAxisAngle(random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
      double[] stretch = {2, 0.3, 0, 0.3, 1, 0.1, 0, 0.1, 0.5};
      double[] q = Quaternions.rotationIn(Rotation.multiply(rotation, stretch));
      assertThat(Quaternions.matrix(q)).containsExactly(rotation, within(1e-6));
    }
  }

  @Test
  void productsTurnOneAfterTheOther() {
    double[] a = Quaternions.rotationIn(Rotation.ofAxisAngle(0.3, -1, 0.2));
    double[] b = Quaternions.rotationIn(Rotation.ofAxisAngle(-0.8, 0.1, 1.1));
    assertThat(Quaternions.matrix(Quaternions.multiply(a, b)))
        .containsExactly(
            Rotation.multiply(Quaternions.matrix(a), Quaternions.matrix(b)), within(1e-9));
  }
}
