package io.avatarloom.editor.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.editor.run.RegionState;
import io.avatarloom.editor.run.RunJob;
import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.control.ComboBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Watching and holding a region at work. */
@Tag("window")
@ExtendWith(ApplicationExtension.class)
class RegionRunTest {
  private static final String PREVIEWS =
      """
      {"format": "avatarloom.recipe", "version": 1, "name": "previews",
       "nodes": {
         "photo": {"type": "image.loadFile", "params": {"file": "photo.png"}},
         "blur": {"type": "image.blur", "region": "r"}},
       "links": ["photo.image -> r.x", "r.x -> blur.image", "blur.image -> r.x"],
       "regions": {"r": {"iterations": 100000000, "slots": {"x": "Image"},
         "previews": {"view": "blur.image"}, "previewEvery": 50}},
       "outputs": {"x.png": "r.x"}}
      """;

  @TempDir Path folder;
  private EditorRig rig;

  @Start
  void start(Stage stage) throws IOException {
    rig = EditorRig.open(stage, folder, ToyFiles.ENDLESS);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private RegionState region() {
    return rig.queue().jobs().get(0).state().regions().get("r");
  }

  private void begin() {
    rig.fit().act("run.all");
    rig.await("the region", () -> region() != null && region().iteration() > 0);
  }

  @Test
  void aRegionPausesStepsGoesOnAndStops() {
    begin();
    rig.act("run.pauseRegion").await("the pause", () -> region().paused());
    int held = region().iteration();
    assertThat(rig.spoken("now")).isNotEmpty();
    rig.act("run.stepRegion").await("a step", () -> region().iteration() == held + 1);
    rig.act("run.resumeRegion").await("more", () -> region().iteration() > held + 2);
    rig.click(rig.screen(200, 250)).keys("Ctrl+Period");
    rig.await("the stop", () -> rig.said().startsWith("Cancelled"));
  }

  @Test
  void curvesGrowWhileItRuns() {
    rig.click(rig.label("Curves"));
    begin();
    ComboBox<?> group = rig.robot.lookup("#curves-region").queryAs(ComboBox.class);
    rig.await("a curve", () -> "r".equals(group.getValue()));
    assertThat(rig.find(".curve-plot").orElseThrow().isVisible()).isTrue();
  }

  @Test
  void previewsAreShownWhileItRuns() throws IOException {
    Path recipe = ToyFiles.write(folder, "previews.loom.json", PREVIEWS);
    rig.robot.interact(() -> rig.window().open(recipe));
    rig.settle();
    begin();
    rig.await(
        "a picture in the node",
        () -> rig.desk().picture().node("blur").orElseThrow().shape().previewHeight() > 0);
    rig.click(rig.label("Preview"));
    rig.robot.interact(() -> rig.canvas().focus("r"));
    rig.await("the picture, large", () -> rig.find(".preview-pane .image-view").isPresent());
    assertThat(rig.queue().jobs().get(0).status()).isEqualTo(RunJob.Status.RUNNING);
  }

  @Test
  void oneRunIsAtWorkAndTheNextWaits() {
    begin();
    rig.act("run.all");
    assertThat(rig.queue().jobs()).hasSize(2);
    assertThat(rig.queue().jobs().get(1).status()).isEqualTo(RunJob.Status.QUEUED);
  }
}
