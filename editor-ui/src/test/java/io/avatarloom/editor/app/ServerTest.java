package io.avatarloom.editor.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.serve.ServeOptions;
import io.avatarloom.core.serve.Service;
import io.avatarloom.core.serve.Token;
import io.avatarloom.editor.run.RegionState;
import io.avatarloom.editor.run.RunJob;
import io.avatarloom.editor.run.RunQueue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Recipes are handed to a service, and followed as local runs are. */
@Tag("window")
class ServerTest {
  @RegisterExtension static final SharedEditor EDITOR = new SharedEditor(ToyFiles.CHAIN);
  private final EditorRig rig = EDITOR.rig();
  @TempDir Path elsewhere;
  private Service service;

  @BeforeEach
  void serve() throws IOException {
    service = start(0);
    rig.queue().token().write(token());
    choose(service.url());
  }

  private Service start(int port) throws IOException {
    return new Service(
        new ServeOptions(
            rig.folder,
            elsewhere.resolve("state"),
            elsewhere.resolve("cache"),
            "127.0.0.1",
            port,
            List.of(),
            1,
            ServeOptions.DEFAULT_BODY),
        Catalogue.installed());
  }

  private String token() throws IOException {
    return Files.readString(Token.file(elsewhere.resolve("state"))).strip();
  }

  /** Sets the address, as the settings do, and has the bar say that runs go there. */
  private void choose(String url) {
    rig.robot.interact(() -> rig.window().settings().change(settings().withServer(url)));
    rig.robot.interact(
        () -> rig.window().settings().change(settings().withDevice(DeviceBox.SERVER)));
  }

  private Settings settings() {
    return rig.window().settings().get();
  }

  @AfterEach
  void stop() throws IOException {
    rig.robot.interact(() -> rig.window().settings().change(settings().withServer("")));
    service.close();
  }

  private RunJob run() {
    int before = rig.queue().jobs().size();
    rig.act("run.all").await("a run", () -> rig.queue().jobs().size() > before);
    return rig.queue().jobs().get(before);
  }

  private RunJob failed() {
    RunJob job = run();
    rig.await("its end", () -> job.status().isOver());
    assertThat(job.status()).isEqualTo(RunJob.Status.FAILED);
    rig.click("#tab-problems");
    return job;
  }

  private void saysInProblems(String words) {
    rig.await(
        words, () -> rig.texts("#problems .label").stream().anyMatch(text -> text.contains(words)));
  }

  @Test
  void aRecipeRunsThereAndItsResultsCome() throws IOException {
    RunJob job = run();
    rig.await("the end", () -> job.status().isOver() && rig.said().startsWith("Done on http"));
    assertThat(job.status()).isEqualTo(RunJob.Status.DONE);
    assertThat(job.where()).isEqualTo(service.url());
    assertThat(rig.spoken("soft")).contains(" ms");
    assertThat(job.folder().out().resolve("soft.png")).isRegularFile();
    assertThat(job.folder().out().resolve("run.json")).isRegularFile();
    assertThat(job.state().outputs()).containsExactly(job.folder().out().resolve("soft.png"));

    rig.await(
        "a thumbnail",
        () -> rig.desk().picture().node("small").orElseThrow().shape().previewHeight() > 0);
    rig.robot.interact(
        () -> assertThat(rig.window().result(PortRef.parse("small.image"))).isPresent());
  }

  @Test
  void aJobIsCancelledAndAnotherEditorFollowsOne() throws IOException {
    Path recipe = ToyFiles.write(rig.folder, "endless.loom.json", ToyFiles.ENDLESS);
    rig.robot.interact(() -> rig.window().open(recipe));
    RunJob job = run();
    rig.await("iterations", () -> !job.state().regions().isEmpty());
    try (RunQueue other = RunQueue.open(rig.folder.resolve("settings/runs"))) {
      RunJob again =
          other.jobs().stream().filter(one -> one.id().equals(job.id())).findFirst().orElseThrow();
      assertThat(again.status()).isEqualTo(RunJob.Status.RUNNING);
      rig.act("run.stop");
      rig.await("its end", () -> job.status().isOver());
      rig.await("its end there", () -> again.status().isOver());
      assertThat(again.status()).isEqualTo(RunJob.Status.CANCELLED);
    }
    assertThat(job.status()).isEqualTo(RunJob.Status.CANCELLED);
  }

  @Test
  void aRegionThereIsPausedSteppedAndLetGo() throws IOException {
    Path recipe = ToyFiles.write(rig.folder, "endless.loom.json", ToyFiles.ENDLESS);
    rig.robot.interact(() -> rig.window().open(recipe));
    RunJob job = run();
    rig.await("the region", () -> !job.state().regions().isEmpty() && region(job).iteration() > 0);
    rig.act("run.pauseRegion").await("the pause", () -> region(job).paused());
    int held = region(job).iteration();
    rig.act("run.stepRegion").await("a step", () -> region(job).iteration() == held + 1);
    rig.act("run.resumeRegion").await("more", () -> region(job).iteration() > held + 2);
    rig.act("run.stop").await("the end", () -> job.status().isOver());
    assertThat(job.status()).isEqualTo(RunJob.Status.CANCELLED);
  }

  private static RegionState region(RunJob job) {
    return job.state().regions().get("r");
  }

  @Test
  void aWrongTokenIsOneSentence() throws IOException {
    rig.queue().token().write("wrong");
    failed();
    saysInProblems("does not take the token; put the one of its state folder into the settings");
  }

  @Test
  void aServiceThatIsNotThereIsOneSentence() throws IOException {
    String url = service.url();
    service.close();
    failed();
    saysInProblems("no service answers at " + url);
    service = start(0);
  }

  @Test
  void aRefusedRecipeNamesNodeAndValue() throws IOException {
    Path recipe = ToyFiles.write(rig.folder, "broken.loom.json", ToyFiles.BROKEN);
    rig.robot.interact(() -> rig.window().open(recipe));
    RunJob job = failed();
    assertThat(job.state().error().orElseThrow().owner()).isEqualTo("photo");
    saysInProblems("gone.png");
  }

  @Test
  void addressAndTokenAreSetAndTriedInTheSettings() throws IOException {
    rig.queue().token().write("");
    choose("");
    rig.act("settings");
    Stage window = (Stage) rig.find("#settings").orElseThrow().getScene().getWindow();
    fill("#settings-server", "nonsense");
    rig.click("#settings-server-try");
    assertThat(answer()).startsWith("Expected an address");
    fill("#settings-server", service.url());
    fill("#settings-token", "wrong");
    rig.click("#settings-server-try");
    rig.await("a refusal", () -> answer().contains("does not take the token"));
    fill("#settings-token", token());
    rig.click("#settings-server-try");
    rig.await("an answer", () -> answer().contains(rig.folder.toRealPath().toString()));
    rig.robot.interact(window::close);

    assertThat(settings().server()).isEqualTo(service.url());
    assertThat(Files.readString(rig.folder.resolve("settings/settings.json")))
        .contains(service.url())
        .doesNotContain(token());
    assertThat(Files.getPosixFilePermissions(rig.queue().token().file()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    DeviceBox box = rig.robot.lookup("#run-device").queryAs(DeviceBox.class);
    assertThat(box.getItems()).anySatisfy(i -> assertThat(i.id()).isEqualTo("server"));
  }

  private void fill(String query, String text) {
    rig.with(query, TextField.class, field -> field.setText(text));
  }

  private String answer() {
    return rig.robot.lookup("#settings-server-answer").queryAs(Labeled.class).getText();
  }
}
