package io.avatarloom.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.avatarloom.core.file.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
  @TempDir Path folder;

  private static String key(int i) {
    return Sha256.of("key " + i);
  }

  private static byte[] body(int i) {
    return ("body of " + i).repeat(1 + i % 7).getBytes(StandardCharsets.UTF_8);
  }

  private void write(int from, int to) throws Exception {
    Ledger ledger = new Ledger(folder);
    for (int i = from; i < to; i++) {
      ledger.put(Ledger.RECORD, key(i), body(i));
    }
    ledger.write();
  }

  private Path file() throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findFirst().orElseThrow();
    }
  }

  /** Bodies that are found; every one of them has to be sound. */
  private long found(int count) {
    Ledger ledger = new Ledger(folder);
    long found = 0;
    for (int i = 0; i < count; i++) {
      var body = ledger.find(Ledger.RECORD, key(i));
      if (body.isPresent()) {
        assertThat(body.get()).isEqualTo(body(i));
        found++;
      }
    }
    return found;
  }

  @Test
  void whatIsPutIsFoundBeforeAndAfterItIsWritten() throws Exception {
    Ledger ledger = new Ledger(folder);
    ledger.put(Ledger.NOTE, key(1), body(1));
    assertThat(ledger.find(Ledger.NOTE, key(1))).contains(body(1));
    assertThat(ledger.find(Ledger.RECORD, key(1))).isEmpty();
    assertThat(folder).isEmptyDirectory();

    ledger.write();

    assertThat(new Ledger(folder).find(Ledger.NOTE, key(1))).contains(body(1));
  }

  @Test
  void othersSeeWhatIsAddedMeanwhileAndTheNewestCounts() throws Exception {
    Ledger early = new Ledger(folder);
    assertThat(early.find(Ledger.RECORD, key(0))).isEmpty();
    Ledger other = new Ledger(folder);
    for (int i = 0; i < 5; i++) {
      other.put(new LedgerFile.Draft(Ledger.RECORD, key(0), 1000 + i, body(i)));
      other.write();
      early.refresh();
      assertThat(early.find(Ledger.RECORD, key(0))).contains(body(i));
    }
    new Ledger(folder).put(new LedgerFile.Draft(Ledger.RECORD, key(0), 1, body(9)));
    early.refresh();
    assertThat(early.find(Ledger.RECORD, key(0))).contains(body(4));
  }

  @Test
  void aTornTailEndsTheFileAndLosesNothingBefore() throws Exception {
    write(0, 50);
    byte[] all = Files.readAllBytes(file());
    long before = 0;
    for (int length = 0; length <= all.length; length += 37) {
      Files.write(file(), Arrays.copyOf(all, length));
      long now = found(50);
      assertThat(now).isGreaterThanOrEqualTo(before);
      before = now;
    }
    Files.write(file(), all);
    assertThat(found(50)).isEqualTo(50);
  }

  @Test
  void damageCostsEntriesAndNeverMore() throws Exception {
    write(0, 50);
    byte[] all = Files.readAllBytes(file());
    Random random = new Random(1);
    for (int round = 0; round < 200; round++) {
      byte[] spoilt = all.clone();
      for (int i = 0; i < 1 + round % 20; i++) {
        spoilt[random.nextInt(spoilt.length)] = (byte) random.nextInt(256);
      }
      Files.write(file(), spoilt);
      assertThatCode(() -> found(50)).doesNotThrowAnyException();
    }
  }

  @Test
  void joinedLedgersHoldTheSame() throws Exception {
    for (int i = 0; i < 30; i++) {
      write(i * 10, i * 10 + 10);
    }
    Ledger ledger = new Ledger(folder);
    assertThat(ledger.fileCount()).isEqualTo(30);

    ledger.rewrite(ledger.list());

    assertThat(new Ledger(folder).fileCount()).isEqualTo(1);
    assertThat(found(300)).isEqualTo(300);
  }

  @Test
  void aFolderThatIsAFileHoldsNothing() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "no folder");
    assertThat(new Ledger(file).find(Ledger.RECORD, key(0))).isEmpty();
    assertThat(new Ledger(file).list()).isEqualTo(List.of());
  }
}
