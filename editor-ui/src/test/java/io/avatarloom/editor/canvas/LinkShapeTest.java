package io.avatarloom.editor.canvas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.avatarloom.core.graph.Link;
import io.avatarloom.editor.session.LinkItem;
import org.eclipse.collections.api.factory.Lists;
import org.junit.jupiter.api.Test;

class LinkShapeTest {
  private static LinkShape link(double... points) {
    return LinkShape.of(
        new LinkItem(Link.parse("a.x -> b.y"), Lists.immutable.empty()), points, 0xffffff);
  }

  @Test
  void startsAtTheOutputAndEndsAtTheInput() {
    LinkShape link = link(10, 20, 200, 300, 400, 50);
    assertThat(link.at(0)).containsExactly(10, 20);
    assertThat(link.at(0.5)).containsExactly(200, 300);
    assertThat(link.at(1)).containsExactly(400, 50);
    assertThat(link.segments()).isEqualTo(2);
  }

  @Test
  void itsBoxHoldsEveryPointEvenWhenItRunsBackwards() {
    for (LinkShape link : new LinkShape[] {link(0, 0, 300, 40), link(300, 0, 0, 200)}) {
      for (int i = 0; i <= 100; i++) {
        double[] at = link.at(i / 100.0);
        assertThat(link.box().grow(1e-6).holds(at[0], at[1])).as("%d %%", i).isTrue();
      }
    }
  }

  @Test
  void distanceIsZeroOnItAndGrowsAside() {
    LinkShape flat = link(0, 0, 300, 0);
    assertThat(flat.distance(150, 0)).isCloseTo(0, within(1e-6));
    assertThat(flat.distance(150, 25)).isCloseTo(25, within(1e-6));
    assertThat(flat.distance(-30, 40)).isCloseTo(50, within(1e-6));
  }

  @Test
  void aStrokeCrossesWhereItMeetsTheCurve() {
    LinkShape flat = link(0, 0, 300, 0);
    assertThat(flat.crosses(150, -10, 150, 10)).isTrue();
    assertThat(flat.crosses(150, 5, 150, 10)).isFalse();
    assertThat(flat.crosses(310, -10, 310, 10)).isFalse();
  }

  @Test
  void theNearestCurveIsTheOneBetweenItsReroutePoints() {
    LinkShape link = link(0, 0, 200, 300, 400, 0);
    assertThat(link.segmentNear(50, 50)).isZero();
    assertThat(link.segmentNear(350, 50)).isEqualTo(1);
  }
}
