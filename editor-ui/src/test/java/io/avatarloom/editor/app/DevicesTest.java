package io.avatarloom.editor.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.core.device.Backend;
import io.avatarloom.core.device.DeviceInfo;
import io.avatarloom.core.device.Devices;
import io.avatarloom.editor.run.RunJob;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where runs take place is chosen in the bar, and kept. */
@Tag("window")
class DevicesTest {
  @RegisterExtension static final SharedEditor EDITOR = new SharedEditor(ToyFiles.CHAIN);
  private final EditorRig rig = EDITOR.rig();
  private final DeviceBox box = rig.robot.lookup("#run-device").queryAs(DeviceBox.class);

  @AfterEach
  void back() {
    rig.robot.interact(() -> box.setValue(box.getItems().get(0)));
  }

  /** Opens the list and waits until the machine has answered. */
  private void open() {
    rig.robot.interact(() -> box.show());
    rig.await("the devices", () -> item("cpu") != null && box.isShowing());
  }

  private DeviceBox.Item item(String id) {
    return box.getItems().stream().filter(item -> item.id().equals(id)).findFirst().orElse(null);
  }

  private void choose(String id) {
    rig.robot.interact(
        () -> {
          box.setValue(item(id));
          box.hide();
        });
    rig.settle();
  }

  private String kept() throws IOException {
    return Files.readString(rig.folder.resolve("settings/settings.json"));
  }

  private RunJob run() {
    int before = rig.queue().jobs().size();
    rig.act("run.all").await("a run", () -> rig.queue().jobs().size() > before);
    RunJob job = rig.queue().jobs().get(before);
    rig.await("its end", () -> job.status().isOver() && !rig.said().startsWith("Running"));
    return job;
  }

  @Test
  void whatTheMachineHasIsOfferedAndAChoiceIsKeptAndTaken() throws IOException {
    open();
    for (DeviceInfo device : Devices.list()) {
      assertThat(item(device.usable() ? device.id() : device.backend().word())).isNotNull();
    }
    choose("cpu");
    assertThat(kept()).contains("\"device\":\"cpu\"");
    RunJob job = run();
    assertThat(job.status()).isEqualTo(RunJob.Status.DONE);
    assertThat(job.request().site().device()).isEqualTo("cpu");
    assertThat(Files.readString(job.folder().out().resolve("run.json"))).contains("\"--device\"");
    assertThat(rig.said()).startsWith("Done on cpu.");
  }

  @Test
  void whatCannotBeUsedSaysWhyAndIsNotTaken() throws IOException {
    DeviceInfo absent = new DeviceInfo(Backend.CUDA, 0, "none", "", 0, false, "there is no driver");
    DeviceBox[] other = new DeviceBox[1];
    StringBuilder said = new StringBuilder();
    rig.robot.interact(
        () -> {
          other[0] = new DeviceBox(() -> List.of(absent, Devices.java()), said::append);
          other[0].getOnShowing().handle(null);
        });
    rig.await("the devices", () -> other[0].getItems().size() == 3);
    rig.robot.interact(() -> other[0].setValue(other[0].getItems().get(1)));
    assertThat(said.toString()).isEqualTo("cuda cannot be used: there is no driver");
    assertThat(other[0].getValue().id()).isEqualTo("auto");
  }

  @Test
  void aDeviceThatIsGoneIsRefusedInWords() {
    rig.robot.interact(() -> box.show("cuda:77", ""));
    assertThat(box.getValue().id()).isEqualTo("cuda:77");
    rig.robot.interact(
        () -> {
          box.setValue(item("auto"));
          box.setValue(item("cuda:77"));
        });
    RunJob job = run();
    assertThat(job.status()).isEqualTo(RunJob.Status.FAILED);
    assertThat(job.state().error().orElseThrow().message()).contains("cuda");
    rig.click("#tab-problems");
    assertThat(rig.texts("#problems .label"))
        .anySatisfy(text -> assertThat(text).contains("no device cuda:77"));
  }
}
