package io.avatarloom.editor.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RunQueueTest {
  private static final String HELLO =
      """
      {"format": "avatarloom.recipe", "version": 1, "name": "hello",
       "nodes": {
         "photo": {"type": "image.loadFile", "params": {"file": "photo.png"}},
         "small": {"type": "image.resize", "params": {"width": 8}},
         "soft": {"type": "image.blur", "params": {"sigmaPx": %s}}},
       "links": ["photo.image -> small.image", "small.image -> soft.image"],
       "outputs": {"soft.png": "soft.image"}}
      """;
  private static final String ENDLESS =
      """
      {"format": "avatarloom.recipe", "version": 1, "name": "endless",
       "nodes": {
         "one": {"type": "value.number", "params": {"value": 7}},
         "now": {"type": "math.schedule", "region": "r", "params": {"from": 0, "to": 9}}},
       "links": ["one.value -> r.x", "now.value -> r.x"],
       "regions": {"r": {"iterations": 100000000, "slots": {"x": "Number"},
         "series": {"now": "now.value"}}},
       "outputs": {"x.json": "r.x"}}
      """;
  @TempDir Path folder;
  private RunQueue queue;

  @BeforeEach
  void open() throws IOException {
    BufferedImage photo = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
    ImageIO.write(photo, "png", folder.resolve("photo.png").toFile());
    queue = RunQueue.open(folder.resolve("runs"));
  }

  @AfterEach
  void close() throws IOException {
    for (RunJob job : queue.jobs()) {
      job.process()
          .ifPresent(
              process -> ProcessHandle.of(process.pid()).ifPresent(h -> h.destroyForcibly()));
    }
    queue.close();
  }

  private RunRequest request(String title, String recipe) {
    return RunRequest.of(title, recipe, folder, folder.resolve("cache"));
  }

  private static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static void awaitEnd(RunJob job) {
    await(() -> job.status().isOver());
  }

  @Test
  void theRealRunnerWritesTheOutputsOfAnUnsavedRecipe() throws IOException {
    RunJob job = queue.enqueue(request("hello", HELLO.formatted("2")));

    awaitEnd(job);

    assertThat(job.status()).as("%s", job.state().lines()).isEqualTo(RunJob.Status.DONE);
    assertThat(job.state().progress()).isEqualTo(1);
    assertThat(job.state().node("soft").isOver()).isTrue();
    assertThat(job.state().outputs()).containsExactly(job.folder().out().resolve("soft.png"));
    assertThat(job.folder().out().resolve("soft.png")).exists();
  }

  @Test
  void aTargetComputesNoMoreThanItNeeds() throws IOException {
    RunJob job = queue.enqueue(request("hello", HELLO.formatted("2")).upTo("small"));

    awaitEnd(job);

    assertThat(job.status()).isEqualTo(RunJob.Status.DONE);
    assertThat(job.state().nodes()).containsOnlyKeys("photo", "small");
  }

  @Test
  void aRefusedRecipeFailsWithNodeAndParameter() throws IOException {
    RunJob job = queue.enqueue(request("wrong", HELLO.formatted("true")));

    awaitEnd(job);

    assertThat(job.status()).isEqualTo(RunJob.Status.FAILED);
    assertThat(job.state().error().orElseThrow().owner()).isEqualTo("soft");
    assertThat(job.state().error().orElseThrow().where()).isEqualTo("sigmaPx");
  }

  @Test
  void anotherEditorTakesUpARunAtWorkPausesAndCancelsIt() throws IOException {
    RunJob job = queue.enqueue(request("endless", ENDLESS));
    await(() -> job.state().regions().containsKey("r"));
    queue.close();

    try (RunQueue later = RunQueue.open(folder.resolve("runs"))) {
      RunJob again = later.running().orElseThrow();
      await(() -> again.state().regions().containsKey("r"));
      assertThat(again.request().title()).isEqualTo("endless");
      again.process().orElseThrow().pause("r");
      await(() -> again.state().regions().get("r").paused());
      assertThatThrownBy(() -> later.remove(again)).hasMessageContaining("cancel it");

      later.cancel(again);
      awaitEnd(again);

      assertThat(again.status()).isEqualTo(RunJob.Status.CANCELLED);
      assertThat(again.state().regions().get("r").checkpoint()).isPositive();
    }
  }

  @Test
  void aRegionPausesAndStepsAndTheRunIsCancelled() throws IOException {
    RunJob job = queue.enqueue(request("endless", ENDLESS));
    await(() -> job.state().regions().containsKey("r"));
    RunnerProcess process = job.process().orElseThrow();

    process.pause("r");
    await(() -> job.state().regions().get("r").paused());
    int paused = job.state().regions().get("r").iteration();
    process.step("r", 3);
    await(() -> job.state().regions().get("r").iteration() == paused + 3);
    queue.cancel(job);
    awaitEnd(job);

    assertThat(job.status()).isEqualTo(RunJob.Status.CANCELLED);
    assertThat(job.state().regions().get("r").checkpoint()).isEqualTo(paused + 3);
    assertThat(job.state().memory()).isNotEmpty();
  }

  @Test
  void aKilledRunnerIsAFailureThatSaysHowToGoOn() throws IOException {
    RunJob job = queue.enqueue(request("endless", ENDLESS));
    await(() -> job.state().regions().containsKey("r"));

    ProcessHandle.of(job.process().orElseThrow().pid()).orElseThrow().destroyForcibly();
    awaitEnd(job);

    assertThat(job.status()).isEqualTo(RunJob.Status.FAILED);
    assertThat(job.state().error().orElseThrow().message()).contains("run again");
  }

  @Test
  void aPausedQueueKeepsItsOrderForTheNextEditor() throws IOException {
    queue.setPaused(true);
    RunJob first = queue.enqueue(request("first", HELLO.formatted("1")));
    RunJob second = queue.enqueue(request("second", HELLO.formatted("2")));
    RunJob third = queue.enqueue(request("third", HELLO.formatted("3")));
    queue.move(third, 0);
    queue.cancel(first);
    queue.remove(second);
    queue.close();

    try (RunQueue later = RunQueue.open(folder.resolve("runs"))) {
      assertThat(later.isPaused()).isTrue();
      assertThat(later.jobs())
          .extracting(job -> job.request().title() + " " + job.status())
          .containsExactly("third QUEUED", "first CANCELLED");
      later.setPaused(false);
      awaitEnd(later.jobs().get(0));
      assertThat(later.jobs().get(0).status()).isEqualTo(RunJob.Status.DONE);
    }
  }
}
