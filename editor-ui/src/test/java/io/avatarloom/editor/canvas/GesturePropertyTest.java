package io.avatarloom.editor.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.editor.WindowCondition;
import io.avatarloom.editor.session.Toy;
import java.util.List;
import javafx.scene.input.KeyCode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;
import net.jqwik.api.statistics.Statistics;

/** Whatever hands do, nothing breaks, and all of it can be undone. */
@Tag("window")
@AddLifecycleHook(GesturePropertyTest.WhereWindowsCanBeDrawn.class)
class GesturePropertyTest {
  @Property(tries = 60)
  void anyGesturesUndoneGiveTheSameTextAndNoneThrows(
      @ForAll @Size(min = 20, max = 60) List<Long> seeds) throws Exception {
    int edits = CanvasRig.onToolkit(() -> check(seeds));
    Statistics.label("gestures that edit")
        .collect(edits > 2 ? "some" : "few")
        .coverage(coverage -> coverage.check("some").percentage(share -> share > 60));
  }

  /** As WindowCondition does for the other engine. */
  static final class WhereWindowsCanBeDrawn implements SkipExecutionHook {
    @Override
    public SkipResult shouldBeSkipped(LifecycleContext context) {
      return WindowCondition.met()
          ? SkipResult.doNotSkip()
          : SkipResult.skip(WindowCondition.REASON);
    }
  }

  /** How many edits there were. */
  private static int check(List<Long> seeds) {
    CanvasRig rig = new CanvasRig(Toy.sketch());
    String first = rig.text();
    for (long seed : seeds) {
      new RandomGesture(rig, seed).play();
    }
    rig.key(KeyCode.ESCAPE, CanvasRig.Held.NONE);
    rig.key(KeyCode.ESCAPE, CanvasRig.Held.NONE);
    while (rig.document.canRedo()) {
      rig.document.redo();
    }
    String last = rig.text();
    int steps = rig.document.history().size() - 1;
    for (int i = 0; i < steps; i++) {
      rig.canvas.perform("edit.undo");
    }
    assertThat(rig.text()).isEqualTo(first);
    assertThat(rig.document.canUndo()).isFalse();
    for (int i = 0; i < steps; i++) {
      rig.canvas.perform("edit.redo");
    }
    assertThat(rig.text()).isEqualTo(last);
    return steps;
  }
}
