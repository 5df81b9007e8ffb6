package io.avatarloom.editor.stage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FrameBudgetTest {
  /** A machine that needs so long for a full picture, in proportion to its pixels. */
  private static double settle(double fullMs, int pictures) {
    FrameBudget budget = new FrameBudget(20);
    for (int i = 0; i < pictures; i++) {
      double scale = budget.scale(true);
      budget.learn(fullMs * scale * scale);
    }
    return budget.scale(true);
  }

  @Test
  void holdsTheFrameTimeOnASlowMachine() {
    double scale = settle(200, 30);
    assertThat(200 * scale * scale).isBetween(30.0, 40.0);
  }

  @Test
  void isFullOnAFastMachineAndNeverTooCoarse() {
    assertThat(settle(10, 30)).isEqualTo(1);
    assertThat(settle(1e6, 30)).isEqualTo(0.15);
  }

  @Test
  void oneSlowPictureDoesNotRuinTheNext() {
    FrameBudget budget = new FrameBudget(20);
    double before = budget.scale(true);
    budget.learn(5000);
    assertThat(budget.scale(true)).isGreaterThan(before / 2);
  }

  @Test
  void stillPicturesAreFull() {
    FrameBudget budget = new FrameBudget(20);
    budget.learn(5000);
    assertThat(budget.scale(false)).isEqualTo(1);
  }
}
