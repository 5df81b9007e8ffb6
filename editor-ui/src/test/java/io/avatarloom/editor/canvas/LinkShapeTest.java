package io.avatarloom.editor.canvas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.avatarloom.core.graph.Link;
import io.avatarloom.editor.session.LinkItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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

  @Test
  void piecesCoverWhatLiesInAnAreaAndLittleMore() {
    Random random = new Random(5);
    for (int round = 0; round < 200; round++) {
      double[] points = random.doubles(round % 3 == 0 ? 6 : 4, -2000, 2000).toArray();
      LinkShape link = link(points);
      Box area = new Box(random.nextInt(2000) - 1000, random.nextInt(2000) - 1000, 180, 180);
      List<double[]> pieces = new ArrayList<>();
      link.pieces(area, pieces::add);
      for (int i = 0; i <= 4000; i++) {
        double[] at = link.at(i / 4000.0);
        if (area.holds(at[0], at[1])) {
          assertThat(pieces).anyMatch(piece -> onCurve(piece, at));
        }
      }
      assertThat(link.passes(area)).isEqualTo(!pieces.isEmpty());
    }
  }

  /** Whether a place lies on a cubic curve, to a pixel. */
  private static boolean onCurve(double[] c, double[] at) {
    for (int i = 0; i <= 2000; i++) {
      double t = i / 2000.0;
      double s = 1 - t;
      double x = s * s * s * c[0] + 3 * s * s * t * c[2] + 3 * s * t * t * c[4] + t * t * t * c[6];
      double y = s * s * s * c[1] + 3 * s * s * t * c[3] + 3 * s * t * t * c[5] + t * t * t * c[7];
      if (Math.hypot(x - at[0], y - at[1]) < 1) {
        return true;
      }
    }
    return false;
  }

  @Test
  void aLineIsCutToTheAreaItPasses() {
    Box area = new Box(0, 0, 100, 100);
    assertThat(area.cut(-100, 50, 300, 50)).containsExactly(0, 50, 100, 50);
    assertThat(area.cut(50, 200, 50, 20)).containsExactly(50, 100, 50, 20);
    assertThat(area.cut(10, 10, 20, 30)).containsExactly(10, 10, 20, 30);
  }
}
