package io.avatarloom.editor.canvas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ViewportTest {
  private static Viewport view() {
    Viewport view = new Viewport();
    view.resize(800, 600);
    return view;
  }

  @Property(tries = 300)
  void zoomKeepsWhatLiesUnderThePointer(
      @ForAll @DoubleRange(min = 0.01, max = 20) double factor,
      @ForAll @DoubleRange(min = -100, max = 900) double x,
      @ForAll @DoubleRange(min = -100, max = 700) double y) {
    Viewport view = view();
    view.pan(-321, 77);
    double worldX = view.worldX(x);
    double worldY = view.worldY(y);
    view.zoom(factor, x, y);
    assertThat(view.screenX(worldX)).isCloseTo(x, within(1e-6));
    assertThat(view.screenY(worldY)).isCloseTo(y, within(1e-6));
    assertThat(view.scale()).isBetween(Viewport.MIN_SCALE, Viewport.MAX_SCALE);
  }

  @Test
  void panMovesThePictureByPixels() {
    Viewport view = view();
    view.zoomTo(2);
    double before = view.screenX(50);
    view.pan(30, 0);
    assertThat(view.screenX(50)).isEqualTo(before + 30);
  }

  @Test
  void fitShowsAllOfABoxInTheMiddleAndNeverMagnifies() {
    Viewport view = view();
    Box wide = new Box(-500, 100, 4000, 300);
    view.fit(wide, 40);
    assertThat(view.screenX(wide.x())).isCloseTo(40, within(1e-9));
    assertThat(view.screenX(wide.right())).isCloseTo(760, within(1e-9));
    assertThat(view.screenY(wide.middleY())).isCloseTo(300, within(1e-9));
    view.fit(new Box(0, 0, 10, 10), 40);
    assertThat(view.scale()).isEqualTo(1);
  }

  @Test
  void revealMovesNoMoreThanNeeded() {
    Viewport view = view();
    Box seen = view.visible();
    view.reveal(new Box(100, 100, 50, 50), 20);
    assertThat(view.visible()).isEqualTo(seen);
    view.reveal(new Box(900, 100, 50, 50), 20);
    assertThat(view.visible().right()).isCloseTo(970, within(1e-9));
    assertThat(view.visible().y()).isEqualTo(seen.y());
    view.reveal(new Box(-30, 100, 50, 50), 20);
    assertThat(view.visible().x()).isCloseTo(-50, within(1e-9));
  }
}
