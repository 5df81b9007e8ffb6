package io.avatarloom.core.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Damaged, cut and foreign files of a service: each is of use or gives one sentence. */
@Timeout(300)
class DamageTest {
  private static final int TRIES = 300;
  private static final String SENTENCE = "the queue .* cannot be used: [^\\n]*; move it away .*";
  @TempDir Path folder;

  private byte[] queue() throws IOException {
    Path file = folder.resolve("sound.db");
    try (JobTable table = new JobTable(file)) {
      for (int i = 0; i < 40; i++) {
        long id = table.add("job " + i, "{\"file\": \"a.loom.json\"}", none -> {}).id();
        if (i % 3 == 0) {
          table.finish(id, JobState.DONE, 0, "");
        }
      }
      table.pause(true);
      table.place(40, 0);
    }
    return Files.readAllBytes(file);
  }

  private Path fresh(byte[] bytes) throws IOException {
    return Files.write(Files.createTempDirectory(folder, "q").resolve("queue.db"), bytes);
  }

  /** Opens a queue and does with it what a service does; true when that went well. */
  private static boolean use(Path file) {
    try (JobTable table = new JobTable(file)) {
      table.newest(100);
      table.paused();
      table.place(2, 0);
      long id = table.add("one more", "{}", none -> {}).id();
      assertThat(table.find(id)).isPresent();
      return true;
    } catch (IOException e) {
      assertThat(e.getMessage()).matches("the queue [^\\n]*");
      return false;
    }
  }

  @Test
  void aDamagedQueueIsOfUseOrRefused() throws Exception {
    byte[] whole = queue();
    assertThat(use(fresh(whole))).isTrue();
    Random random = new Random(3);
    int usable = 0;
    for (int i = 0; i < TRIES; i++) {
      int length = i % 3 == 0 ? random.nextInt(whole.length) : whole.length;
      byte[] damaged = Arrays.copyOf(whole, length);
      for (int k = 0; i % 3 != 0 && k < 1 + random.nextInt(40); k++) {
        damaged[random.nextInt(length)] = (byte) random.nextInt(256);
      }
      usable += use(fresh(damaged)) ? 1 : 0;
    }
    System.out.println(TRIES + " damaged queues, " + usable + " of use");
    assertThat(usable).isLessThan(TRIES);
  }

  @Test
  void aForeignFileIsNoQueue() throws Exception {
    byte[] noise = new byte[5000];
    new Random(4).nextBytes(noise);
    assertThatThrownBy(() -> new JobTable(fresh(noise))).message().matches(SENTENCE);
    for (String made :
        new String[] {
          "create table job (id integer primary key, colour text)",
          "create table job (state text); insert into job values ('done')",
          "create view job as select 1 as id",
          "create table setting (x)",
          "pragma user_version = 9"
        }) {
      Path file = Files.createTempDirectory(folder, "f").resolve("queue.db");
      try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
          Statement statement = other.createStatement()) {
        for (String sql : made.split("; ")) {
          statement.execute(sql);
        }
      }
      assertThat(use(file)).as(made).isFalse();
    }
  }

  @Test
  void aQueueOfTheFirstLayoutIsTakenOver() throws Exception {
    Path file = fresh(queue());
    try (Connection old = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = old.createStatement()) {
      statement.execute("alter table job drop column place");
      statement.execute("drop table setting");
      statement.execute("pragma user_version = 0");
    }

    try (JobTable table = new JobTable(file)) {
      assertThat(table.paused()).isFalse();
      assertThat(table.in(JobState.QUEUED)).extracting(Job::id).isSorted().contains(2L, 39L);
      long added = table.add("new", "{}", none -> {}).id();
      assertThat(table.in(JobState.QUEUED)).last().extracting(Job::id).isEqualTo(added);
    }
  }

  @Test
  void aServiceRefusesItInOneSentenceAndLetsGoOfItsFolder() throws Exception {
    ServiceFixture service = new ServiceFixture(folder);
    service.start().close();
    Path queue = service.state.resolve("queue.db");
    Files.writeString(queue, "this is no database at all, but a text of some length");

    assertThatThrownBy(service::start).message().matches(SENTENCE);
    Files.move(queue, folder.resolve("away.db"));
    service.start();
    assertThat(service.client().jobs()).isEmpty();
    service.close();
  }

  @Test
  void aRequestThatIsDamagedCostsItsJobAlone() throws Exception {
    ServiceFixture service = new ServiceFixture(folder);
    service.start().client().pause(true);
    service.client().submit(ServiceFixture.request(ServiceFixture.SEVEN));
    service.client().submit(ServiceFixture.request(ServiceFixture.SEVEN));
    service.close();
    try (Connection queue =
            DriverManager.getConnection("jdbc:sqlite:" + service.state.resolve("queue.db"));
        Statement statement = queue.createStatement()) {
      statement.execute("update job set request = '{\"file\": ' where id = 1");
    }

    ServiceClient client = service.start().client();
    client.pause(false);
    assertThat(
            ServiceFixture.until(client, 1, ServiceFixture.is("failed")).path("message").asText())
        .startsWith("it cannot be started: its request is damaged")
        .doesNotContain("\n");
    ServiceFixture.until(client, 2, ServiceFixture.is("done"));
    service.close();
  }

  @Test
  void eventsOfAnyKindTellHowAJobEndedOrNothing() throws Exception {
    JobFolder job = new JobFolder(folder.resolve("job"));
    String whole =
        "{\"e\":\"job.start\",\"t\":0,\"attempt\":1}\n{\"e\":\"run.start\",\"units\":2}\n"
            + "{\"e\":\"run.done\",\"t\":9,\"status\":\"done\",\"ms\":9}\n";
    Files.createDirectories(job.root());
    Files.writeString(job.events(), whole);
    assertThat(Ending.of(job, Optional.empty()).state()).contains(JobState.DONE);
    Random random = new Random(6);
    byte[] sound = whole.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < TRIES; i++) {
      byte[] damaged = Arrays.copyOf(sound, 1 + random.nextInt(sound.length));
      for (int k = 0; k < random.nextInt(6); k++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      Files.write(job.events(), damaged);
      assertThat(Ending.of(job, Optional.empty()).message()).doesNotContain("Exception");
      job.beginEvents(2);
      byte[] mended = Files.readAllBytes(job.events());
      assertThat(new String(mended, StandardCharsets.ISO_8859_1))
          .endsWith("{\"e\":\"job.start\",\"t\":0,\"attempt\":2}\n");
      int kept = lastEnd(damaged);
      assertThat(Arrays.copyOf(mended, kept)).isEqualTo(Arrays.copyOf(damaged, kept));
      assertThat(new String(mended, kept, mended.length - kept, StandardCharsets.ISO_8859_1))
          .doesNotContain("status");
    }
    for (String other : new String[] {"", "\n\n", "[".repeat(100_000), "7", "null", "\"e\""}) {
      Files.writeString(job.events(), other);
      assertThat(Ending.of(job, Optional.empty()).state()).as(other).isEmpty();
    }
  }

  /** Bytes up to the last end of a line. */
  private static int lastEnd(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    return end;
  }

  @Test
  void aLongLineWithoutAnEndIsCutOffAtOnce() throws Exception {
    JobFolder job = new JobFolder(folder.resolve("long"));
    Files.createDirectories(job.root());
    byte[] bytes = new byte[40_000_000];
    Arrays.fill(bytes, (byte) 'x');
    bytes[10] = '\n';
    Files.write(job.events(), bytes);

    job.beginEvents(1);

    assertThat(Files.size(job.events())).isLessThan(100);
    assertThat(job.events()).content().startsWith("xxxxxxxxxx\n{\"e\":\"job.start\"");
  }
}
