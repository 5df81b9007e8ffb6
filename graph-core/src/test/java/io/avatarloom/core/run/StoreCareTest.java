package io.avatarloom.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreCareTest {
  private static final String CLIP =
      "'nodes': {'grey': {'type': 'value.number', 'params': {'value': %s}},"
          + "'clip': {'type': 'toy.clip'}}, 'links': ['grey.value -> clip.grey'],"
          + "'outputs': {'c.gif': 'clip.clip'}";
  @TempDir Path folder;
  private Machine machine;
  private StoreCare care;

  @BeforeEach
  void start() {
    machine = new Machine(folder);
    care = new StoreCare(machine.cache());
  }

  private long bytes() throws Exception {
    return care.sizes().values().stream().mapToLong(Long::longValue).sum();
  }

  /** As if a run an hour from now had used what was not there before. */
  private void use(List<StoreCare.Entry> before) throws Exception {
    Ledger ledger = new Ledger(machine.cache().resolve("ledger"));
    long later = System.currentTimeMillis() + 3_600_000;
    care.entries().stream()
        .map(StoreCare.Entry::key)
        .filter(key -> before.stream().noneMatch(entry -> entry.key().equals(key)))
        .forEach(key -> ledger.put(new LedgerFile.Draft(Ledger.USE, key, later, new byte[0])));
    ledger.write();
  }

  @Test
  void whatWasNotUsedForLongestGoesFirst() throws Exception {
    machine.run(CLIP.formatted("0.25"));
    List<StoreCare.Entry> before = care.entries();
    machine.run(CLIP.formatted("0.75"));
    use(before);
    machine.run(CLIP.formatted("0.5"));
    long all = bytes();

    assertThat(care.shrink(all / 2))
        .get()
        .satisfies(freed -> assertThat(freed.bytes()).isPositive());

    assertThat(bytes()).isPositive().isLessThanOrEqualTo(all / 2);
    machine.run(CLIP.formatted("0.75"));
    assertThat(machine.verdict("clip")).isEqualTo("hit");
    machine.run(CLIP.formatted("0.25"));
    assertThat(machine.verdict("clip")).isEqualTo("run");
  }

  @Test
  void aRunKeepsTheStoreBelowItsLimit() throws Exception {
    machine.cacheLimit = 0;
    machine.run(CLIP.formatted("0.25"));

    assertThat(bytes()).isZero();
    assertThat(machine.out("c.gif")).isNotEmptyFile();
  }

  @Test
  void whileARunUsesTheStoreNothingIsDeleted() throws Exception {
    machine.run(CLIP.formatted("0.25"));
    try (StoreLock lock = StoreLock.shared(machine.cache())) {
      assertThat(care.shrink(0)).isEmpty();
    }
    assertThat(bytes()).isPositive();
    assertThat(care.shrink(0)).isPresent();
    assertThat(bytes()).isZero();
  }

  @Test
  void damageIsFoundAndWhatAKilledProcessLeftIsSweptAway() throws Exception {
    machine.run(CLIP.formatted("0.25"));
    assertThat(care.verify().damaged()).isZero();
    String hash =
        care.sizes().entrySet().stream()
            .filter(blob -> blob.getValue() > Store.SMALL)
            .findFirst()
            .orElseThrow()
            .getKey();
    Path blob = new Store(machine.cache()).blobFile(hash);
    Files.writeString(blob, "other");
    Path half = Files.writeString(blob.resolveSibling("." + hash + "1.part"), "half");

    StoreCare.Verdict verdict = care.verify();

    assertThat(verdict.damaged()).isEqualTo(1);
    assertThat(verdict.missing()).isPositive();
    assertThat(blob).doesNotExist();
    care.shrink(Long.MAX_VALUE);
    assertThat(half).doesNotExist();
  }
}
