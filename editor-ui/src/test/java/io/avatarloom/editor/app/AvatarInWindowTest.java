package io.avatarloom.editor.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.run.FileResolver;
import io.avatarloom.editor.run.RunJob;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** From one photograph to an avatar on the stage, all through the window. Minutes of computing. */
@Tag("slow")
@ExtendWith(ApplicationExtension.class)
class AvatarInWindowTest {
  private static final long MINUTES = 60;
  private static final String PHOTO = "photos/astronaut.png";

  @TempDir Path folder;
  private EditorRig rig;

  @Start
  void start(Stage stage) throws IOException {
    rig = EditorRig.whole(stage, folder);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private RunJob job() {
    return rig.queue().jobs().get(0);
  }

  @Test
  void aPhotographBecomesAnAvatarOnTheStage() {
    assumeThat(Catalogue.installed().node("splat.render")).as("node modules").isPresent();
    rig.act("file.templates").click("#template-arc2avatar");
    rig.await("the recipe", () -> rig.node("photo") != null);
    rig.robot.interact(() -> rig.canvas().focus("photo"));
    Path photo = FileResolver.installedAssets().resolve(PHOTO).toAbsolutePath();
    rig.settle().fill(rig.named("file", TextField.class), photo.toString()).keys("Enter");
    assertThat(rig.node("photo").params().path("file").asText()).isEqualTo(photo.toString());

    rig.act("run.all").click(rig.label("Curves"));
    rig.await("curves of the identity-guided region", 20 * MINUTES, this::curvesGrow);
    assertThat(job().status()).isEqualTo(RunJob.Status.RUNNING);
    rig.await("the end", 60 * MINUTES, () -> job().status().isOver());
    assertThat(rig.said()).startsWith("Done");
    assertThat(job().folder().out().resolve("avatar.ply")).exists();

    rig.act("run.stage");
    rig.await("the avatar", () -> rig.texts(".stage-title").contains("avatar.ply"));
    rig.await("its picture", () -> coloursOnStage() > 500);
  }

  private boolean curvesGrow() {
    return job().status().isOver()
        || job().state().series("distil").filter(s -> s.x().length > 5).isPresent();
  }

  private long coloursOnStage() {
    BufferedImage seen =
        SwingFXUtils.fromFXImage(
            rig.robot.lookup(".stage-picture").query().snapshot(null, null), null);
    int[] pixels = seen.getRGB(0, 0, seen.getWidth(), seen.getHeight(), null, 0, seen.getWidth());
    return Arrays.stream(pixels).distinct().count();
  }
}
