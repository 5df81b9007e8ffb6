package io.avatarloom.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.avatarloom.core.serve.ServiceClient;
import io.avatarloom.core.serve.ServiceFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code loom serve} as a process that dies, and the commands that talk to it. */
@Timeout(600)
class ServeCommandTest {
  @TempDir Path folder;
  private Process process;
  private Path workspace;
  private Path state;

  @BeforeEach
  void makeWorkspace() throws IOException {
    new ServiceFixture(folder);
    workspace = folder.resolve("workspace");
    state = folder.resolve("state");
  }

  @AfterEach
  void stop() throws Exception {
    process.destroy();
    process.waitFor();
  }

  private ServiceClient serve() throws Exception {
    Files.deleteIfExists(state.resolve("address"));
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-Xmx512m", "-cp", System.getProperty("java.class.path")));
    words.addAll(List.of("io.avatarloom.core.cli.Loom", "serve", "--port", "0"));
    words.addAll(List.of("--workspace", workspace.toString(), "--state", state.toString()));
    words.addAll(List.of("--cache", folder.resolve("cache").toString()));
    process =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("service.log").toFile())
            .start();
    while (!Files.exists(state.resolve("address"))) {
      assertThat(process.isAlive()).as(Files.readString(folder.resolve("service.log"))).isTrue();
      Thread.sleep(20);
    }
    return new ServiceClient(
        Files.readString(state.resolve("address")).strip(),
        Files.readString(state.resolve("token")).strip());
  }

  private Spoken loom(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--state", state.toString()));
    return Spoken.of(all.toArray(new String[0]));
  }

  @Test
  void aKilledServiceFindsItsRunnersAgain() throws Exception {
    ServiceClient client = serve();
    client.submit(ServiceFixture.request(ServiceFixture.SEVEN));
    client.submit(ServiceFixture.request(ServiceFixture.ENDLESS));
    client.submit(ServiceFixture.request(ServiceFixture.SEVEN));
    ServiceFixture.untilEvent(client, 2, "region.iteration");

    process.destroyForcibly().waitFor();
    ServiceClient again = serve();

    assertThat(again.job(1).path("state").asText()).isEqualTo("done");
    assertThat(again.results(1)).hasSize(2);
    assertThat(again.job(2).path("state").asText()).isEqualTo("running");
    assertThat(again.job(3).path("state").asText()).isEqualTo("queued");
    List<String> starts = new ArrayList<>();
    again.events(
        2, 0, false, line -> starts.addAll(line.contains("job.start") ? List.of(line) : List.of()));
    assertThat(starts).as("the first runner goes on").hasSize(1);
    again.cancel(2);
    ServiceFixture.until(again, 2, job -> job.path("state").asText().equals("cancelled"));
    ServiceFixture.until(again, 3, job -> job.path("state").asText().equals("done"));
  }

  @Test
  void aStoppedServiceLeavesACleanQueue() throws Exception {
    ServiceClient client = serve();
    client.submit(ServiceFixture.request(ServiceFixture.ENDLESS));
    ServiceFixture.untilEvent(client, 1, "region.iteration");

    process.destroy();
    process.waitFor();
    assertThat(state.resolve("address")).doesNotExist();
    assertThat(runners()).isEmpty();
    String token = Files.readString(state.resolve("token"));
    ServiceClient again = serve();

    assertThat(state.resolve("token")).content().isEqualTo(token);
    ServiceFixture.untilEvent(again, 1, "resumes from the checkpoint");
    assertThat(again.cancel(1).path("state").asText()).isIn("cancelling", "cancelled");
    ServiceFixture.until(again, 1, job -> job.path("state").asText().equals("cancelled"));
  }

  private List<ProcessHandle> runners() {
    return ProcessHandle.allProcesses()
        .filter(p -> p.info().commandLine().orElse("").contains(state + "/jobs/"))
        .toList();
  }

  @Test
  void commandsSubmitListFollowAndFetch() throws Exception {
    JsonNode recipe = ServiceFixture.request(ServiceFixture.SEVEN).path("recipe");
    Path file = Files.writeString(workspace.resolve("seven.loom.json"), recipe.toString());
    serve();
    String out = folder.resolve("fetched").toString();

    Spoken submitted = loom("submit", file.toString(), "--wait", "--quiet", "--out", out);

    assertThat(submitted.code()).as(submitted.text()).isZero();
    assertThat(submitted.text()).startsWith("1\n").contains("fetched ");
    assertThat(folder.resolve("fetched/deep/x.json")).content().contains("7.0");
    assertThat(loom("jobs").text()).contains("done").contains("seven");
    assertThat(loom("jobs", "events", "1", "--follow").text()).contains("\"run.done\"");
    assertThat(loom("jobs", "results", "1").text()).contains("deep/x.json");
    assertThat(loom("jobs", "fetch", "1", "deep/x.json", "--out", out).code()).isZero();
    assertThat(loom("jobs", "fetch", "1", "no.json", "--out", out).code())
        .isEqualTo(ExitCode.MISSING_FILE);
    assertThat(loom("jobs", "cancel", "1").code()).isEqualTo(ExitCode.BAD_RECIPE);
    assertThat(loom("jobs", "cancel", "7").code()).isEqualTo(ExitCode.BAD_RECIPE);
    assertThat(loom("submit", file.toString(), "--set", "q.x=1").code())
        .isEqualTo(ExitCode.BAD_RECIPE);
    assertThat(loom("jobs", "pause").text()).contains("the queue is paused");
    assertThat(loom("submit", file.toString()).text()).isEqualTo("2\n");
    assertThat(loom("submit", file.toString()).text()).isEqualTo("3\n");
    assertThat(loom("jobs", "move", "3", "1").text()).contains("queued 1");
    assertThat(loom("jobs", "move", "1", "1").code()).isEqualTo(ExitCode.BAD_RECIPE);
    assertThat(loom("jobs").text())
        .contains("2  queued 2", "3  queued 1", "the queue is paused; loom jobs resume goes on");
    assertThat(loom("jobs", "resume").text()).contains("the queue goes on");
    assertThat(loom("jobs", "events", "2", "--follow").text()).contains("\"run.done\"");
    assertThat(loom("jobs", "delete", "2").code()).isZero();
    assertThat(loom("jobs", "delete", "3").code()).isZero();
    assertThat(loom("jobs", "delete", "1").code()).isZero();
    assertThat(loom("jobs").text()).isEmpty();
  }
}
