package io.avatarloom.core.cli;

import io.avatarloom.core.run.Store;
import io.avatarloom.core.run.StoreCare;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code loom cache}: what the cache holds, whether it is sound, and making it smaller. */
@Command(
    name = "cache",
    description = "Lists, checks and clears the cache of results.",
    mixinStandardHelpOptions = true)
final class CacheCommand implements Runnable {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

  @Option(
      names = "--cache",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "Folder of the cache.")
  Path cache = Store.defaultRoot();

  @Override
  public void run() {
    System.out.println("cache folder: " + cache + "; see loom cache --help");
  }

  @Command(name = "ls", description = "What takes the space, by node type.")
  int ls(
      @Option(names = "--all", description = "One line a result, the longest unused first.")
          boolean all)
      throws IOException {
    StoreCare care = new StoreCare(cache);
    Map<String, Long> sizes = care.sizes();
    List<StoreCare.Entry> entries = care.entries();
    if (all) {
      entries.forEach(entry -> print(entry, sizes));
    } else {
      byType(entries, sizes);
    }
    long bytes = sizes.values().stream().mapToLong(Long::longValue).sum();
    System.out.printf(
        Locale.ROOT,
        "%d results, %d blobs, %s in %s%n",
        entries.size(),
        sizes.size(),
        ByteSize.text(bytes),
        cache);
    return ExitCode.DONE;
  }

  private static void print(StoreCare.Entry entry, Map<String, Long> sizes) {
    System.out.printf(
        Locale.ROOT,
        "%s  %9s  %-28s %s%n",
        DAY.format(Instant.ofEpochMilli(entry.usedMillis())),
        ByteSize.text(bytes(entry, sizes)),
        entry.type(),
        entry.node());
  }

  private static void byType(List<StoreCare.Entry> entries, Map<String, Long> sizes) {
    Map<String, long[]> types = new TreeMap<>();
    for (StoreCare.Entry entry : entries) {
      long[] sum = types.computeIfAbsent(entry.type(), type -> new long[2]);
      sum[0]++;
      sum[1] += bytes(entry, sizes);
    }
    types.forEach(
        (type, sum) ->
            System.out.printf(
                Locale.ROOT, "%-28s %6d  %9s%n", type, sum[0], ByteSize.text(sum[1])));
  }

  private static long bytes(StoreCare.Entry entry, Map<String, Long> sizes) {
    return entry.blobs().stream().mapToLong(blob -> sizes.getOrDefault(blob, 0L)).sum();
  }

  @Command(
      name = "gc",
      description =
          "Deletes what was not used for longest until the rest fits; it is made again when needed.")
  int gc(
      @Option(
              names = "--max",
              paramLabel = "SIZE",
              required = true,
              converter = ByteSize.class,
              description = "What may stay: 500M, 20G; 0 clears it.")
          Long max)
      throws IOException {
    Optional<StoreCare.Freed> freed = new StoreCare(cache).shrink(max);
    if (freed.isEmpty()) {
      System.err.println("error: a run uses the cache " + cache + "; try again when it has ended");
      return ExitCode.NODE_FAILED;
    }
    System.out.printf(
        Locale.ROOT,
        "deleted %d results and %d blobs, %s%n",
        freed.get().results(),
        freed.get().blobs(),
        ByteSize.text(freed.get().bytes()));
    return ExitCode.DONE;
  }

  @Command(
      name = "verify",
      description = "Hashes every blob; damaged ones are deleted and computed again when needed.")
  int verify() throws IOException {
    StoreCare.Verdict verdict = new StoreCare(cache).verify();
    System.out.printf(
        Locale.ROOT,
        "%d blobs, %d damaged, %d results with a blob missing%n",
        verdict.blobs(),
        verdict.damaged(),
        verdict.missing());
    return verdict.damaged() == 0 ? ExitCode.DONE : ExitCode.NODE_FAILED;
  }
}
