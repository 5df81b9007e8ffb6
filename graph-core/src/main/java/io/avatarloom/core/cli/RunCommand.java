package io.avatarloom.core.cli;

import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.file.RunSummary;
import io.avatarloom.core.graph.Graph;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.recipe.Recipe;
import io.avatarloom.core.run.Cancellation;
import io.avatarloom.core.run.DryRun;
import io.avatarloom.core.run.FileResolver;
import io.avatarloom.core.run.NodeFailure;
import io.avatarloom.core.run.RegionControl;
import io.avatarloom.core.run.RunEvents;
import io.avatarloom.core.run.RunInfo;
import io.avatarloom.core.run.RunOptions;
import io.avatarloom.core.run.Runner;
import io.avatarloom.core.run.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code loom run}: runs a recipe and writes its outputs. */
@Command(
    name = "run",
    description = "Runs a recipe and writes its outputs.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  private static final long SHUTDOWN_SECONDS = 3;

  @Mixin RecipeOptions recipe;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for outputs. Default: ${DEFAULT-VALUE}.")
  Path out = Path.of("out");

  @Option(names = "--cache", paramLabel = "DIR", description = "Folder of the cache.")
  Path cache = Store.defaultRoot();

  @Option(names = "--no-cache", description = "Compute everything; read and write no cache.")
  boolean noCache;

  @Option(
      names = "--to",
      paramLabel = "NODE",
      description = "Compute this node only, with what it needs; write no outputs.")
  String to;

  @Option(
      names = "--dry-run",
      description = "Say what would run, what the cache has, and why; compute nothing.")
  boolean dryRun;

  @Option(
      names = "--events",
      paramLabel = "FILE",
      description = "Write events as JSON lines; - for standard output.")
  String events;

  @Option(
      names = "--control",
      paramLabel = "FILE",
      description =
          "Obey commands while it runs, one a line: cancel, pause REGION, step REGION [n],"
              + " resume REGION; - for standard input. A file may grow while it runs.")
  String control;

  @Option(names = "--quiet", description = "Say nothing unless something is wrong.")
  boolean quiet;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Nodes that may run at the same time.")
  int threads = Math.min(4, Runtime.getRuntime().availableProcessors());

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws InvalidRecipeException, NodeFailure, IOException {
    Catalogue catalogue = Catalogue.installed();
    Recipe loaded = recipe.load(catalogue);
    FileResolver files = new FileResolver(loaded.folder(), FileResolver.installedAssets());
    Graph graph = RecipeOptions.checked(loaded, catalogue, files);
    SortedMap<String, PortRef> targets = to == null ? graph.recipe().outputs() : new TreeMap<>();
    List<PortRef> extra = to == null ? List.of() : Runner.portsOf(graph, to);
    RunOptions options = new RunOptions(out, cache, !noCache, threads);
    if (dryRun) {
      List<PortRef> ports = new ArrayList<>(targets.values());
      ports.addAll(extra);
      ForecastTable.print(DryRun.of(graph, files, options, ports), System.out);
      return ExitCode.DONE;
    }
    Cancellation cancellation = new Cancellation();
    RegionControl regions = new RegionControl();
    obey(new ControlReader(graph, cancellation, regions, System.err));
    CountDownLatch ended = new CountDownLatch(1);
    Thread hook = new Thread(() -> cancelAndWait(cancellation, ended), "cancel");
    Runtime.getRuntime().addShutdownHook(hook);
    try (EventFile file = new EventFile(events)) {
      RunSummary summary =
          new Runner(
                  graph,
                  files,
                  options,
                  new RunEvents(listeners(file)),
                  cancellation,
                  regions,
                  new RunInfo(words(), recipe.presetName(loaded)))
              .run(targets, extra);
      if (!quiet) {
        SummaryTable.print(summary, System.out);
        targets.forEach(
            (name, port) -> {
              if (graph.follow(port).isPresent()) {
                System.out.println("wrote " + out.resolve(name));
              }
            });
      }
      return ExitCode.DONE;
    } finally {
      ended.countDown();
      removeHook(hook);
    }
  }

  private void obey(ControlReader reader) throws IOException {
    if ("-".equals(control)) {
      reader.start(System.in);
    } else if (control != null) {
      reader.follow(Path.of(control));
    }
  }

  private List<RunEvents.Listener> listeners(EventFile file) {
    List<RunEvents.Listener> listeners = new ArrayList<>();
    listeners.add(file);
    if (!quiet) {
      listeners.add(new ProgressBar(System.err, System.console() != null));
    }
    return listeners;
  }

  private List<String> words() {
    return spec.commandLine().getParseResult() == null
        ? List.of()
        : new ArrayList<>(spec.root().commandLine().getParseResult().originalArgs());
  }

  /** On Ctrl-C: asks the run to stop and gives it time for a last checkpoint. */
  private static void cancelAndWait(Cancellation cancellation, CountDownLatch ended) {
    cancellation.cancel();
    try {
      if (!ended.await(SHUTDOWN_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("stopped in the middle of a step");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      System.err.println("\ncancelled; the same command resumes from the last checkpoint");
    }
  }
}
