package io.avatarloom.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WorkRecordTest {
  private static final String HASH = "0123456789abcdef".repeat(4);
  private static final String WHOLE =
      "{\"node\":\"n\",\"type\":\"image.blur\",\"later\":{\"a\":[1,{\"b\":2}]},\"outputs\":{"
          + "\"a\":{\"hash\":\"h\",\"type\":\"Image\",\"blob\":\""
          + HASH
          + "\",\"more\":[1,2],\"bytes\":5000,\"modified\":7},"
          + "\"b\":{\"hash\":\"g\",\"type\":\"Number\",\"blob\":\""
          + HASH
          + "\",\"bytes\":3}}}";

  private static Optional<WorkRecord> parse(String text) {
    return WorkRecord.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void keysOfLaterVersionsAreSkipped() {
    WorkRecord record = parse(WHOLE).orElseThrow();

    assertThat(record.random()).isFalse();
    assertThat(record.outputs())
        .containsExactly(
            new WorkRecord.Output("a", "h", "Image", HASH, 5000, 7),
            new WorkRecord.Output("b", "g", "Number", HASH, 3, -1));
    assertThat(parse("{\"random\":true}").orElseThrow().random()).isTrue();
    assertThat(parse("{\"hashes\":{\"p\":\"h\"}}").orElseThrow().hashes())
        .isEqualTo(Map.of("p", "h"));
  }

  @Test
  void whatIsNoRecordIsNone() {
    for (String text : new String[] {"", "7", "[]", "{", "{\"outputs\":{\"a\":1}}"}) {
      assertThat(parse(text)).as(text).isEmpty();
    }
    assertThat(parse(WHOLE.replace(HASH, "../x"))).isEmpty();
    assertThat(parse(WHOLE.replace("5000", "\"many\""))).isEmpty();
    assertThat(parse(WHOLE.replace("5000", "1e400"))).isEmpty();
  }

  @Test
  void damageNeverThrows() {
    byte[] whole = WHOLE.getBytes(StandardCharsets.UTF_8);
    Random random = new Random(5);
    for (int i = 0; i < 2000; i++) {
      byte[] damaged = Arrays.copyOf(whole, random.nextInt(whole.length) + 1);
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      WorkRecord.parse(damaged)
          .ifPresent(
              record -> assertThat(record.outputs()).allMatch(out -> out.blob().length() == 64));
    }
  }
}
