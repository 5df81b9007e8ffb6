package io.avatarloom.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.avatarloom.core.file.AtomicFile;
import io.avatarloom.core.file.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Looks through a store: what is in it, what is damaged, what may go. */
public final class StoreCare {
  /** Ledger files, one a run that added something, that may lie beside each other. */
  private static final int LEDGERS = 24;

  private static final long NOTES_MILLIS = 90L * 24 * 3_600_000;

  /**
   * A piece of work in the store.
   *
   * @param key of the work
   * @param node id of the node, empty for an output file
   * @param type of the node, {@code file} for an output file
   * @param blobs hashes of its values
   * @param usedMillis when it was last read or written
   */
  public record Entry(String key, String node, String type, Set<String> blobs, long usedMillis) {}

  /**
   * What a look at every blob found.
   *
   * @param damaged blobs whose bytes were not those of their name; they are gone now
   * @param missing results without one of their blobs; they will be computed again
   */
  public record Verdict(int blobs, int damaged, int missing) {}

  /** What was deleted. */
  public record Freed(int results, int blobs, long bytes) {}

  private final Path root;

  public StoreCare(Path root) {
    this.root = root;
  }

  /** Every result, the one used longest ago first. */
  public List<Entry> entries() {
    return entries(new Store(root).ledger());
  }

  private static List<Entry> entries(Ledger ledger) {
    List<Entry> entries = new ArrayList<>();
    for (Ledger.Listed listed : ledger.list()) {
      if (listed.kind() == Ledger.RECORD) {
        ledger
            .find(Ledger.RECORD, listed.key())
            .flatMap(Store::parsed)
            .flatMap(record -> entry(listed, record))
            .ifPresent(entries::add);
      }
    }
    entries.sort(Comparator.comparingLong(Entry::usedMillis).thenComparing(Entry::key));
    return entries;
  }

  /** A record that holds blobs; those that only note facts take no space. */
  private static Optional<Entry> entry(Ledger.Listed listed, JsonNode record) {
    Set<String> blobs = new HashSet<>();
    record.path("outputs").forEach(output -> blobs.add(output.path("blob").asText()));
    if (record.has("blob")) {
      blobs.add(record.path("blob").asText());
    }
    return blobs.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Entry(
                listed.key(),
                record.path("node").asText(),
                record.path("type").asText("file"),
                blobs,
                listed.usedMillis()));
  }

  /** Size in bytes of every blob, by hash. */
  public Map<String, Long> sizes() throws IOException {
    return sizes(new Store(root).ledger());
  }

  private Map<String, Long> sizes(Ledger ledger) throws IOException {
    Map<String, Long> sizes = new HashMap<>();
    for (Ledger.Listed listed : ledger.list()) {
      if (listed.kind() == Ledger.BLOB) {
        sizes.put(listed.key(), (long) listed.length());
      }
    }
    for (Path blob : whole(files("blobs"))) {
      sizes.put(blob.getFileName().toString(), size(blob));
    }
    return sizes;
  }

  /** Without what a killed process left half written. */
  private static List<Path> whole(List<Path> files) {
    return files.stream().filter(file -> !file.getFileName().toString().startsWith(".")).toList();
  }

  private static long size(Path file) throws IOException {
    try {
      return Files.size(file);
    } catch (NoSuchFileException e) {
      return 0;
    }
  }

  private List<Path> files(String kind) throws IOException {
    Path folder = root.resolve(kind);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).toList();
    }
  }

  /** Hashes every blob and deletes the damaged ones. */
  public Verdict verify() throws IOException {
    Ledger ledger = new Store(root).ledger();
    int damaged = 0;
    Set<String> sound = new HashSet<>();
    for (Path blob : whole(files("blobs"))) {
      String name = blob.getFileName().toString();
      if (Sha256.of(blob).equals(name)) {
        sound.add(name);
      } else {
        Files.deleteIfExists(blob);
        damaged++;
      }
    }
    for (Ledger.Listed listed : ledger.list()) {
      if (listed.kind() == Ledger.BLOB) {
        if (ledger.find(Ledger.BLOB, listed.key()).isPresent()) {
          sound.add(listed.key());
        } else {
          damaged++;
        }
      }
    }
    int missing =
        (int) entries(ledger).stream().filter(entry -> !sound.containsAll(entry.blobs())).count();
    return new Verdict(sound.size() + damaged, damaged, missing);
  }

  /**
   * Deletes the results used longest ago until the blobs take no more than a number of bytes, and
   * every blob that belongs to no result.
   *
   * @return empty while a run uses the store
   */
  public Optional<Freed> shrink(long bytes) throws IOException {
    Optional<StoreLock> alone = StoreLock.alone(root);
    if (alone.isEmpty()) {
      return Optional.empty();
    }
    try (StoreLock lock = alone.get()) {
      return Optional.of(shrinkAlone(bytes));
    }
  }

  /**
   * Shrinks the store if its blobs take more than a number of bytes, and joins its ledgers if there
   * are many; does nothing while somebody uses it.
   *
   * @param known the store as somebody has it who just used it: its ledgers are not read again
   */
  void keepBelow(long bytes, Store known) throws IOException {
    sweep();
    Ledger ledger = known.ledger();
    if (ledger.fileCount() > LEDGERS
        || sizes(ledger).values().stream().mapToLong(Long::longValue).sum() > bytes) {
      shrink(bytes);
    }
  }

  private Freed shrinkAlone(long bytes) throws IOException {
    Ledger ledger = new Store(root).ledger();
    Map<String, Long> sizes = sizes(ledger);
    Set<String> kept = new HashSet<>();
    Set<String> gone = new HashSet<>();
    long taken = 0;
    List<Entry> entries = entries(ledger);
    for (int i = entries.size() - 1; i >= 0; i--) {
      Entry entry = entries.get(i);
      long more =
          entry.blobs().stream()
              .filter(blob -> !kept.contains(blob))
              .mapToLong(blob -> sizes.getOrDefault(blob, 0L))
              .sum();
      if (taken + more <= bytes) {
        taken += more;
        kept.addAll(entry.blobs());
      } else {
        gone.add(entry.key());
      }
    }
    long notesFrom = bytes == 0 ? Long.MAX_VALUE : System.currentTimeMillis() - NOTES_MILLIS;
    Set<String> results = new HashSet<>();
    entries.forEach(entry -> results.add(entry.key()));
    ledger.rewrite(
        ledger.list().stream()
            .filter(
                entry ->
                    switch (entry.kind()) {
                      case Ledger.BLOB -> kept.contains(entry.key());
                      case Ledger.USE -> false; // the record carries the time from now on
                      default ->
                          results.contains(entry.key())
                              ? !gone.contains(entry.key())
                              : entry.usedMillis() >= notesFrom;
                    })
            .toList());
    deleteOld();
    if (bytes == 0) {
      RegionCheckpoint.deleteAll(root.resolve("checkpoints"));
    }
    return freed(gone.size(), sizes, kept);
  }

  private Freed freed(int results, Map<String, Long> sizes, Set<String> kept) throws IOException {
    int blobs = 0;
    long freed = 0;
    for (Map.Entry<String, Long> blob : sizes.entrySet()) {
      if (!kept.contains(blob.getKey())) {
        blobs++;
        freed += blob.getValue();
      }
    }
    for (Path blob : files("blobs")) {
      if (!kept.contains(blob.getFileName().toString())) {
        Files.deleteIfExists(blob);
      }
    }
    return new Freed(results, blobs, freed);
  }

  /** Half-written files of killed processes, among them those of a store that is in use. */
  private void sweep() throws IOException {
    Path blobs = root.resolve("blobs");
    if (Files.isDirectory(blobs)) {
      try (Stream<Path> folders = Files.list(blobs)) {
        for (Path folder : folders.toList()) {
          AtomicFile.sweep(folder, Instant.now().minusSeconds(600));
        }
      }
    }
  }

  /** Records as they were kept before there were ledgers, one file each. */
  private void deleteOld() throws IOException {
    for (Path record : files("records")) {
      Files.deleteIfExists(record);
    }
  }
}
