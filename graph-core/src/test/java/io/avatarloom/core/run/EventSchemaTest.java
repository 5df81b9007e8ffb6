package io.avatarloom.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The published schema of events fits what runs tell: nothing more, nothing less. */
@Timeout(600)
class EventSchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path SCHEMA = Path.of("..", "docs", "events.schema.json");
  private static final String BLUR =
      "'nodes': {'photo': {'type': 'image.loadFile', 'params': {'file': 'p.png'}}, 'blur':"
          + " {'type': 'image.blur', 'region': 'r'}, 'now': {'type': 'region.progress', 'region':"
          + " 'r'}}, 'links': ['photo.image -> r.x', 'r.x -> blur.image', 'blur.image -> r.x'],"
          + " 'regions': {'r': {'iterations': 6, 'checkpointEvery': 2, 'previewEvery': 3, 'slots':"
          + " {'x': 'Image'}, 'series': {'now': 'now.progress'}, 'previews': {'look':"
          + " 'blur.image'}}}, 'outputs': {'x.png': 'r.x'}";
  private static final String TOLD =
      "'nodes': {'one': {'type': 'value.number', 'params': {'value': 1}}, 'say': {'type':"
          + " 'toy.tell'}, 'mute': {'type': 'value.number', 'mode': 'mute'}}, 'links': ['one.value"
          + " -> say.x'], 'outputs': {'x.json': 'say.x', 'm.json': 'mute.value'}";
  private static final String FAILING =
      "'nodes': {'one': {'type': 'value.number', 'params': {'value': 1}}, 'bad': {'type':"
          + " 'toy.fail'}}, 'links': ['one.value -> bad.x'], 'outputs': {'x.json': 'bad.x'}";
  @TempDir Path folder;
  private final Set<String> met = new TreeSet<>();
  private JsonSchema schema;
  private Machine machine;

  @BeforeEach
  void start() throws IOException {
    machine = new Machine(folder);
    ImageIO.write(
        new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB),
        "png",
        folder.resolve("p.png").toFile());
    schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Files.readString(SCHEMA));
  }

  private void check() {
    for (JsonNode event : machine.events) {
      assertThat(schema.validate(event)).as(event.toString()).isEmpty();
      met.add(event.path("e").asText());
    }
  }

  @Test
  void everyEventOfEveryKindFits() throws Exception {
    Assertion low = Assertion.parse("one.value<0");
    machine.assertions = List.of(low);
    machine.run(TOLD);
    check();
    machine.assertions = List.of();
    assertThat(catchThrowable(() -> machine.run(FAILING))).isInstanceOf(NodeFailure.class);
    check();
    machine.cancellation = new Cancellation();
    machine.control.pause("r");
    CompletableFuture<Throwable> run =
        CompletableFuture.supplyAsync(() -> catchThrowable(() -> machine.run(BLUR)));
    while (machine.events("region.paused").isEmpty()) {
      assertThat(run.isDone() ? run.get() : null).isNull();
      Thread.sleep(5);
    }
    machine.control.resume("r");
    assertThat(run.get(120, TimeUnit.SECONDS)).isNull();
    check();
    machine.run(BLUR);
    check();
    machine.cancellation.cancel();
    assertThat(catchThrowable(() -> machine.run(FAILING))).isNotNull();
    check();

    met.add("job.start");
    Set<String> published = new TreeSet<>();
    JSON.readTree(SCHEMA.toFile()).path("$defs").fieldNames().forEachRemaining(published::add);
    assertThat(met).isEqualTo(published);
  }

  @Test
  void whatIsNotPublishedDoesNotFit() throws Exception {
    ObjectNode event = (ObjectNode) JSON.readTree("{\"e\": \"log\", \"t\": 1, \"node\": \"a\"}");
    assertThat(schema.validate(event)).isNotEmpty();
    event.put("message", "b");
    assertThat(schema.validate(event)).isEmpty();
    assertThat(schema.validate(event.deepCopy().put("more", 1))).isNotEmpty();
    assertThat(schema.validate(event.deepCopy().put("e", "unknown"))).isNotEmpty();
    String failed = "{\"e\": \"run.done\", \"t\": 1, \"status\": \"failed\", \"ms\": 1}";
    assertThat(schema.validate(JSON.readTree(failed))).isNotEmpty();
  }

  @Test
  void theGuideExplainsEveryKind() throws IOException {
    String guide = Files.readString(Path.of("..", "docs", "guide", "events.md"));
    JSON.readTree(SCHEMA.toFile())
        .path("$defs")
        .fieldNames()
        .forEachRemaining(kind -> assertThat(guide).contains("`" + kind + "`"));
  }
}
