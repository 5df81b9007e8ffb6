package io.avatarloom.core.serve;

import static io.avatarloom.core.serve.ServiceFixture.ENDLESS;
import static io.avatarloom.core.serve.ServiceFixture.SEVEN;
import static io.avatarloom.core.serve.ServiceFixture.is;
import static io.avatarloom.core.serve.ServiceFixture.request;
import static io.avatarloom.core.serve.ServiceFixture.until;
import static io.avatarloom.core.serve.ServiceFixture.untilEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.avatarloom.core.file.Sha256;
import io.avatarloom.core.run.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Jobs from submission to results, over the real port. */
@Timeout(600)
class ServiceTest {
  @TempDir Path folder;
  private ServiceFixture service;
  private ServiceClient client;

  @BeforeEach
  void start() throws Exception {
    service = new ServiceFixture(folder).start();
    client = service.client();
  }

  @AfterEach
  void stop() throws Exception {
    service.close();
  }

  private long submit(String recipe) throws Exception {
    return client.submit(request(recipe)).path("id").asLong();
  }

  private List<String> events(long id, long offset) throws Exception {
    List<String> lines = new ArrayList<>();
    client.events(id, offset, false, lines::add);
    return lines;
  }

  @Test
  void aJobRunsAndItsResultsAndEventsCanBeFetched() throws Exception {
    long id = submit(SEVEN);
    List<String> lines = new ArrayList<>();

    JsonNode over = client.await(id, lines::add);

    assertThat(over.path("state").asText()).as(over.toString()).isEqualTo("done");
    assertThat(over.path("exitCode").asInt()).isZero();
    assertThat(lines).first().asString().contains("job.start");
    assertThat(lines).last().asString().contains("run.done");
    assertThat(events(id, lines.get(0).length() + 1)).isEqualTo(lines.subList(1, lines.size()));

    JsonNode results = client.results(id);
    assertThat(results)
        .extracting(r -> r.path("name").asText())
        .containsExactly("deep/x.json", "run.json");
    Path fetched = client.fetch(id, results.get(0), folder.resolve("fetched"));
    assertThat(fetched).content().contains("7.0");
    String part =
        service.raw(
            "GET /v1/jobs/1/results/deep/x.json HTTP/1.1\nHost: localhost\nAuthorization: Bearer "
                + service.token()
                + "\nRange: bytes=1-3\nConnection: close\n\n");
    assertThat(part).startsWith("HTTP/1.1 206").contains("Content-Range: bytes 1-3/");
    assertThat(part).endsWith("\r\n\r\n" + Files.readString(fetched).substring(1, 4));

    String done =
        lines.stream().filter(line -> line.contains("\"blob\"")).findFirst().orElseThrow();
    String blob = ServiceFixture.JSON.readTree(done).findValue("blob").asText();
    byte[] value = client.value(id, blob);
    assertThat(Sha256.of(value)).isEqualTo(blob);
    Store other = new Store(folder.resolve("other"));
    other.keep(blob, value);
    assertThat(new Store(folder.resolve("other")).bytes(blob)).hasValue(value);
    assertThatThrownBy(() -> other.keep(blob, new byte[3])).hasMessageContaining("damaged");
    for (String wrong : List.of("0".repeat(64), "..%2Ftoken", blob.substring(1))) {
      assertThatThrownBy(() -> client.value(id, wrong)).isInstanceOf(ServiceException.class);
    }

    client.delete(id);
    assertThatThrownBy(() -> client.job(id)).hasMessageContaining("there is no job 1");
    assertThat(service.state.resolve("jobs/1")).doesNotExist();
  }

  @Test
  void jobsWaitForTheirTurnAndCanBeCancelled() throws Exception {
    long endless = submit(ENDLESS);
    long waiting = submit(SEVEN);
    long last = submit(SEVEN);
    untilEvent(client, endless, "region.iteration");

    assertThat(client.job(waiting).path("state").asText()).isEqualTo("queued");
    assertThat(client.cancel(waiting).path("state").asText()).isEqualTo("cancelled");
    client.cancel(endless);

    assertThat(until(client, endless, is("cancelled")).path("exitCode").asInt()).isEqualTo(130);
    until(client, last, is("done"));
    assertThat(client.job(waiting).has("started")).isFalse();
    assertThatThrownBy(() -> client.cancel(last)).hasMessageContaining("nothing to cancel");
    assertThat(client.jobs()).extracting(j -> j.path("id").asLong()).containsExactly(3L, 2L, 1L);
  }

  @Test
  void aRegionOfAJobAtWorkIsHeldSteppedAndLetGo() throws Exception {
    long id = submit(ENDLESS);
    long waiting = submit(ENDLESS);
    untilEvent(client, id, "region.iteration");

    client.control(id, "pause", "r", 1);
    untilEvent(client, id, "region.paused");
    int held = iteration(id);
    client.control(id, "step", "r", 3);
    until(client, id, job -> paused(id) == 2);
    assertThat(iteration(id)).isEqualTo(held + 3);
    client.control(id, "resume", "r", 1);
    until(client, id, job -> iteration(id) > held + 4);

    assertThatThrownBy(() -> client.control(id, "pause", "s", 1))
        .hasMessageContaining("pause expects a region of job 1 (r), met 's'");
    assertThatThrownBy(() -> client.control(id, "hop", "r", 1))
        .hasMessageContaining("[pause, step, resume], met 'hop'");
    assertThatThrownBy(() -> client.control(id, "step", "r", 0))
        .hasMessageContaining("a number of iterations from 1, met 0");
    assertThatThrownBy(() -> client.control(waiting, "pause", "r", 1))
        .hasMessageContaining("job 2 is queued; a job at work was expected");
  }

  private long paused(long id) {
    return told(id).stream().filter(line -> line.contains("region.paused")).count();
  }

  /** Iterations done, as the last event of the region that counts them says. */
  private int iteration(long id) {
    List<String> lines = told(id).stream().filter(line -> line.contains("\"i\":")).toList();
    return Integer.parseInt(lines.get(lines.size() - 1).replaceAll(".*\"i\":(\\d+).*", "$1"));
  }

  private List<String> told(long id) {
    try {
      return events(id, 0);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aPausedQueueWaitsAndItsOrderCanBeChanged() throws Exception {
    assertThat(client.pause(true).path("paused").asBoolean()).isTrue();
    long first = submit(SEVEN);
    long second = submit(SEVEN);
    long third = submit(SEVEN);
    assertThat(client.place(third, 1).path("place").asInt()).isEqualTo(1);
    assertThat(client.place(first, 99).path("place").asInt()).isEqualTo(3);
    service.close();
    service.start();
    client = service.client();

    assertThat(client.about().path("paused").asBoolean()).isTrue();
    assertThat(client.jobs())
        .extracting(job -> job.path("state").asText() + job.path("place").asInt())
        .containsExactly("queued1", "queued2", "queued3");
    assertThat(client.pause(false).path("paused").asBoolean()).isFalse();
    until(client, first, is("done"));

    List<String> started = new ArrayList<>();
    for (long id : List.of(third, second, first)) {
      started.add(until(client, id, is("done")).path("started").asText());
    }
    assertThat(started).isSorted().doesNotHaveDuplicates();
    assertThatThrownBy(() -> client.place(first, 1)).hasMessageContaining("is done");
    assertThatThrownBy(() -> client.place(77, 1)).hasMessageContaining("no job 77");
    assertThatThrownBy(() -> client.place(first, 0)).hasMessageContaining("a number from 1");
  }

  @Test
  void aJobMeetingOtherCodeThanItWasSubmittedWithSaysSo() throws Exception {
    client.pause(true);
    long changed = submit(SEVEN);
    long lost = submit(SEVEN);
    long same = submit(SEVEN);
    Path code = service.state.resolve("jobs/" + changed + "/code.json");
    assertThat(code).content().contains("value.number");
    Files.writeString(code, "{\"value.number\": \"0\"}");
    Files.writeString(service.state.resolve("jobs/" + lost + "/code.json"), "no record");
    client.pause(false);

    assertThat(until(client, changed, is("done")).path("message").asText())
        .isEqualTo("the code of value.number has changed since it was submitted");
    assertThat(events(changed, 0)).anyMatch(line -> line.contains("the code of value.number has"));
    assertThat(until(client, lost, is("done")).path("message").asText())
        .startsWith("nothing tells whether");
    assertThat(until(client, same, is("done")).has("message")).isFalse();
  }

  @Test
  void damagedEventsAreServedAsTheyAre() throws Exception {
    long id = submit(SEVEN);
    until(client, id, is("done"));
    Path file = service.state.resolve("jobs/" + id + "/events.jsonl");
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(7);
    for (int i = 0; i < 60; i++) {
      byte[] damaged = Arrays.copyOf(whole, random.nextInt(2 * whole.length));
      for (int k = 0; k < 9 && damaged.length > 0; k++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      Files.write(file, damaged);
      assertThat(client.events(id, 0, i % 2 == 0, line -> {})).isBetween(0L, (long) damaged.length);
      assertThatThrownBy(() -> client.value(id, "0".repeat(64)))
          .hasMessageContaining("has left a value");
    }
  }

  @Test
  void aFailureIsOneSentence() throws Exception {
    Files.writeString(service.workspace.resolve("bad.png"), "no picture");
    long id = submit(ENDLESS.replace("photo.png", "bad.png"));

    JsonNode over = until(client, id, is("failed"));

    assertThat(over.path("exitCode").asInt()).isEqualTo(1);
    assertThat(over.path("message").asText()).startsWith("photo").contains("bad.png");
  }

  @Test
  void theTokenIsForItsOwnerAlone() throws Exception {
    Path token = Token.file(service.state);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(token)))
        .isEqualTo("rw-------");
    assertThat(service.token()).hasSize(64);
    assertThatThrownBy(() -> new ServiceFixture(folder).start())
        .hasMessageContaining("another service uses the state folder");
    service.close();
    Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-r--r--"));

    assertThatThrownBy(() -> service.start()).hasMessageContaining("others can read the token");
  }
}
