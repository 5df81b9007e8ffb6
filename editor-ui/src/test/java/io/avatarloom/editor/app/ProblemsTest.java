package io.avatarloom.editor.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What is wrong, said before and after a run. */
@Tag("window")
@ExtendWith(ApplicationExtension.class)
class ProblemsTest {
  @TempDir Path folder;
  private EditorRig rig;

  @Start
  void start(Stage stage) throws IOException {
    rig = EditorRig.open(stage, folder, ToyFiles.BROKEN);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private ListView<?> list() {
    return rig.named("Errors", ListView.class);
  }

  @Test
  void theListJumpsToTheNodeAndItsValues() {
    rig.await("the problem", () -> !list().getItems().isEmpty());
    rig.fit().click(rig.cell(list(), 0));
    assertThat(rig.desk().focused()).isEqualTo("photo");
    assertThat(rig.desk().selection()).containsExactly("photo");
    assertThat(rig.named("file, a path", TextField.class).getText()).isEqualTo("gone.png");
    assertThat(rig.spoken("photo")).contains("gone.png");
  }

  @Test
  void aFailedRunNamesNodeAndValue() {
    rig.fit().act("run.all");
    rig.await("the failure", () -> rig.said().contains("gone.png"));
    assertThat(list().getItems().toString()).contains("photo.file");
    rig.click(rig.label("Log"));
    assertThat(rig.named("Log", ListView.class).getItems().toString())
        .contains("error", "photo", "gone.png");
  }

  @Test
  void aRepairedRecipeHasNoProblems() {
    rig.await("the problem", () -> !list().getItems().isEmpty());
    rig.fit().select("photo");
    rig.fill(rig.named("file, a path", TextField.class), "photo.png").keys("Enter");
    rig.await("no problem", () -> list().getItems().isEmpty());
  }
}
