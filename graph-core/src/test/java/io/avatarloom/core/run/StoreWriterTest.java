package io.avatarloom.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.avatarloom.core.file.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreWriterTest {
  @TempDir private Path folder;

  /** A run that ends while small things are on their way to the disk loses none of them. */
  @Test
  void closingInTheMiddleOfAFlushLosesNothing() throws Exception {
    for (int i = 0; i < 80; i++) {
      Path root = folder.resolve("store" + i);
      Store store = new Store(root);
      String key = Sha256.of(("work" + i).getBytes(StandardCharsets.UTF_8));
      StoreWriter writer = new StoreWriter(store, new RunEvents(List.of()));
      writer.note(() -> store.putRecord(key, JsonNodeFactory.instance.objectNode().put("a", 1)));
      Thread.sleep(18 + i % 6); // about when the flush starts
      writer.close();
      assertThat(writer.works()).isTrue();
      assertThat(new Store(root).record(key)).isPresent();
    }
  }
}
