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

  /** No turn of half a degree about any axis makes the trace of R^T a larger. */
  @Test
  void noSmallTurnIsBetterForNearlyFlatAndMirroredMatrices() {
    Random random = new Random(8);
    for (int trial = 0; trial < 200; trial++) {
      double[] a = new double[9];
      for (int i = 0; i < 9; i++) {
        a[i] = (i % 4 == 0 ? 1.5 : 0) + 0.5 * random.nextGaussian();
      }
      a[8] *= trial % 2 == 0 ? 0.01 : -0.1;
      double[] q = Quaternions.rotationIn(a);
      for (int axis = 0; axis < 3; axis++) {
        double[] turn = {1, 0, 0, 0};
        turn[1 + axis] = trial % 4 < 2 ? 0.0044 : -0.0044;
        assertThat(trace(Quaternions.multiply(turn, q), a)).isLessThan(trace(q, a) + 1e-9);
      }
    }
  }

  private static double trace(double[] q, double[] a) {
    double[] r = Quaternions.matrix(q);
    double sum = 0;
    for (int i = 0; i < 9; i++) {
      sum += r[i] * a[i];
    }
    return sum;
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
