package io.avatarloom.core.run;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The small things of a store: records of work, notes, and values too small for a file of their
 * own. What is put is found at once and reaches the disk with the next {@link #write}, everything
 * pending in one flush. Every process adds to a file of its own and reads those of all; of equal
 * entries the newest counts.
 */
final class Ledger {
  /** Record of the results of some work, by its key. */
  static final char RECORD = 'R';

  /** What a place was last made of, by the hash of the place. */
  static final char NOTE = 'N';

  /** A small value, by the hash of its bytes. */
  static final char BLOB = 'B';

  /** Says that a record was of use; no body. */
  static final char USE = 'U';

  /** Two changes of a folder within this time may carry one time. */
  private static final long CLOCK_STEP_MILLIS = 20;

  /** Entries written at once while a ledger is rewritten. */
  private static final int CHUNK = 1000;

  private static final byte[] NOTHING = {};

  /** An entry, on the disk or not yet. */
  private record Item(LedgerFile.Entry entry, LedgerFile.Draft draft) {
    long millis() {
      return entry == null ? draft.millis() : entry.millis();
    }

    byte[] body() {
      return entry == null ? draft.body() : entry.file().body(entry);
    }
  }

  /**
   * An entry as {@link StoreCare} sees it.
   *
   * @param usedMillis when it was last written or of use
   */
  record Listed(char kind, String key, int length, long millis, long usedMillis) {}

  private final Path folder;
  private final Map<Path, LedgerFile> files = new HashMap<>();
  private final Map<Character, Map<String, Item>> items = new HashMap<>();
  private final LedgerFile own;
  private List<LedgerFile.Draft> pending = new ArrayList<>();
  private boolean read;
  private long listedMillis;

  Ledger(Path folder) {
    this.folder = folder;
    this.own = new LedgerFile(folder.resolve(UUID.randomUUID() + ".ledger"));
    for (char kind : new char[] {RECORD, NOTE, BLOB, USE}) {
      items.put(kind, new HashMap<>());
    }
  }

  /** The newest entry of a kind and key; empty if there is none or it is damaged. */
  Optional<byte[]> find(char kind, String key) {
    Item item;
    synchronized (this) {
      if (!read) {
        refresh();
      }
      item = items.get(kind).get(key);
    }
    return item == null ? Optional.empty() : Optional.ofNullable(item.body());
  }

  /** When a record was last written or of use; 0 if there is none. */
  synchronized long usedMillis(String key) {
    Item record = items.get(RECORD).get(key);
    Item use = items.get(USE).get(key);
    return Math.max(record == null ? 0 : record.millis(), use == null ? 0 : use.millis());
  }

  /** Adds an entry, found from now on. */
  synchronized void put(char kind, String key, byte[] body) {
    put(new LedgerFile.Draft(kind, key, System.currentTimeMillis(), body));
  }

  synchronized void put(LedgerFile.Draft draft) {
    pending.add(draft);
    items.get(draft.kind()).put(draft.key(), new Item(null, draft));
  }

  /** Notes that a record is of use. */
  void use(String key) {
    put(USE, key, NOTHING);
  }

  /**
   * Writes what is pending; call it from one thread at a time.
   *
   * @return bytes written
   */
  long write() throws IOException {
    List<LedgerFile.Draft> drafts;
    synchronized (this) {
      drafts = pending;
      pending = new ArrayList<>();
    }
    return drafts.isEmpty() ? 0 : own.append(drafts);
  }

  /** Reads what other processes have added. */
  synchronized void refresh() {
    read = true;
    try {
      findFiles();
    } catch (IOException e) {
      return;
    }
    for (LedgerFile file : files.values()) {
      try {
        file.read(this::add);
      } catch (IOException e) {
        // swept up by somebody who had the store for himself; what it held is no longer there
      }
    }
  }

  /** Lists the folder if it has changed since it was listed last. */
  private void findFiles() throws IOException {
    long changed = Files.getLastModifiedTime(folder).toMillis();
    if (changed == listedMillis) {
      return;
    }
    boolean settled = System.currentTimeMillis() - changed > CLOCK_STEP_MILLIS;
    listedMillis = settled ? changed : 0;
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.ledger")) {
      for (Path path : found) {
        if (!path.equals(own.path())) {
          files.computeIfAbsent(path, LedgerFile::new);
        }
      }
    } catch (NotDirectoryException e) {
      // nothing is kept there
    }
  }

  private synchronized void add(LedgerFile.Entry entry) {
    Map<String, Item> kind = items.get(entry.kind());
    if (kind != null) {
      kind.merge(
          entry.key(),
          new Item(entry, null),
          (old, now) -> old.millis() > now.millis() ? old : now);
    }
  }

  /** Every entry there is. */
  synchronized List<Listed> list() {
    refresh();
    List<Listed> all = new ArrayList<>();
    items.forEach(
        (kind, byKey) ->
            byKey.forEach(
                (key, item) -> {
                  int length =
                      item.entry() == null ? item.draft().body().length : item.entry().length();
                  long used = kind == RECORD ? usedMillis(key) : item.millis();
                  all.add(new Listed(kind, key, length, item.millis(), used));
                }));
    return all;
  }

  /** Files the ledger consists of. */
  synchronized int fileCount() {
    refresh();
    return files.size();
  }

  /**
   * Writes some entries to one new file and deletes all others. Nobody else may use the store.
   *
   * @param kept entries to keep; those that are damaged go, too
   */
  void rewrite(List<Listed> kept) throws IOException {
    List<LedgerFile.Draft> drafts = new ArrayList<>();
    LedgerFile next = new LedgerFile(folder.resolve(UUID.randomUUID() + ".next"));
    for (Listed entry : kept) {
      Optional<byte[]> body = find(entry.kind(), entry.key());
      body.ifPresent(
          bytes ->
              drafts.add(
                  new LedgerFile.Draft(entry.kind(), entry.key(), entry.usedMillis(), bytes)));
      if (drafts.size() == CHUNK) {
        next.append(drafts);
        drafts.clear();
      }
    }
    next.append(drafts);
    Path name = next.path().resolveSibling(UUID.randomUUID() + ".ledger");
    Files.move(next.path(), name);
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      for (Path old : all) {
        if (!old.equals(name)) {
          Files.deleteIfExists(old);
        }
      }
    }
  }
}
