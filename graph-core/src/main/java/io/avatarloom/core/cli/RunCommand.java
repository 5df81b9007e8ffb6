package io.avatarloom.core.cli;

import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.file.RunSummary;
import io.avatarloom.core.graph.Graph;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.recipe.Recipe;
import io.avatarloom.core.run.Cancellation;
import io.avatarloom.core.run.Confinement;
import io.avatarloom.core.run.DryRun;
import io.avatarloom.core.run.FileResolver;
import io.avatarloom.core.run.NodeFailure;
import io.avatarloom.core.run.RegionControl;
import io.avatarloom.core.run.RunContact;
import io.avatarloom.core.run.RunEvents;
import io.avatarloom.core.run.RunInfo;
import io.avatarloom.core.run.RunOptions;
import io.avatarloom.core.run.Runner;
import io.avatarloom.core.run.UsedCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
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
  @Mixin RecipeOptions recipe;
  @Mixin WorkOptions work;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for outputs. Default: ${DEFAULT-VALUE}.")
  Path out = Path.of("out");

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

  @Option(names = "--events-append", hidden = true, description = "Keep what the file has.")
  boolean appendEvents;

  @Option(
      names = "--submitted-code",
      hidden = true,
      description = "Say so when the code is not that of this file.")
  Path submittedCode;

  @Option(
      names = "--confine",
      paramLabel = "DIR",
      description = "Refuse input files outside this folder and the assets that ship.")
  Path confine;

  @Option(
      names = "--control",
      paramLabel = "FILE",
      description =
          "Obey commands while it runs, one a line: cancel, pause REGION, step REGION [n],"
              + " resume REGION; - for standard input. A file may grow while it runs.")
  String control;

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "Write JUnit XML: one case a node and one an assertion.")
  Path junit;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Nodes that may run at the same time.")
  int threads = Math.min(4, Runtime.getRuntime().availableProcessors());

  @Option(
      names = "--locked",
      description = "Refuse to run unless a lock pins every file, included subgraph and node type.")
  boolean locked;

  @Option(names = "--no-lock", description = "Run whatever the lock beside the recipe says.")
  boolean noLock;

  @Spec CommandSpec spec;

  private static void note(String change, RunEvents told) {
    System.err.println("note: " + change);
    told.log("code", change);
  }

  @Override
  public Integer call() throws InvalidRecipeException, NodeFailure, IOException {
    Catalogue catalogue = InstalledNodes.catalogue();
    Recipe loaded = recipe.load(catalogue);
    FileResolver files = files(loaded);
    Graph graph = RecipeOptions.checked(loaded, catalogue, files);
    if (!noLock) {
      LockCommand.before(recipe.recipe, graph, files, locked);
    }
    SortedMap<String, PortRef> targets = to == null ? graph.recipe().outputs() : new TreeMap<>();
    List<PortRef> extra = to == null ? List.of() : Runner.portsOf(graph, to);
    RunOptions options =
        new RunOptions(
            out, work.cache.path, !noCache, work.cacheLimit, threads, work.device.choice);
    if (dryRun) {
      List<PortRef> ports = new ArrayList<>(targets.values());
      ports.addAll(extra);
      ForecastTable.print(DryRun.of(graph, files, options, ports), System.out);
      return ExitCode.DONE;
    }
    Cancellation cancellation = new Cancellation();
    RegionControl regions = new RegionControl();
    RunInfo info = new RunInfo(words(), recipe.presetName(loaded), work.asserted(graph));
    obey(new ControlReader(graph, cancellation, regions, System.err));
    Interrupt interrupt = new Interrupt(cancellation, work.timeLimit());
    try (interrupt;
        EventFile file = new EventFile(events, appendEvents)) {
      RunEvents told = new RunEvents(listeners(file));
      if (submittedCode != null) {
        UsedCode.change(graph, submittedCode).ifPresent(change -> note(change, told));
      }
      RunSummary summary =
          new Runner(graph, files, options, new RunContact(told, cancellation, regions), info)
              .run(targets, extra);
      if (!work.quiet) {
        print(summary, graph, targets);
      }
      return judge(summary);
    } catch (CancellationException e) {
      if (!interrupt.timedOut()) {
        throw e;
      }
      System.err.println("the time limit is reached; the same command goes on from here");
      return ExitCode.TIMED_OUT;
    }
  }

  private FileResolver files(Recipe loaded) throws InvalidRecipeException, IOException {
    Path assets = FileResolver.installedAssets();
    if (confine == null) {
      return new FileResolver(loaded.folder(), assets);
    }
    Confinement.checkNames(loaded);
    Confinement inside = new Confinement(confine, assets);
    return new FileResolver(loaded.folder(), assets, Optional.of(inside));
  }

  private void print(RunSummary summary, Graph graph, SortedMap<String, PortRef> targets) {
    SummaryTable.print(summary, System.out);
    summary.gates().stream()
        .filter(RunSummary.Gate::passed)
        .forEach(gate -> System.out.println("holds: " + gate));
    targets.forEach(
        (name, port) -> {
          if (graph.follow(port).isPresent()) {
            System.out.println("wrote " + out.resolve(name));
          }
        });
  }

  private static int judge(RunSummary summary) {
    List<RunSummary.Gate> missed = summary.gates().stream().filter(gate -> !gate.passed()).toList();
    missed.forEach(gate -> System.err.println("error: assertion does not hold: " + gate));
    return missed.isEmpty() ? ExitCode.DONE : ExitCode.NODE_FAILED;
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
    if (!work.quiet) {
      listeners.add(new ProgressBar(System.err, System.console() != null));
    }
    if (junit != null) {
      listeners.add(new JunitFile(junit));
    }
    if (work.annotate) {
      listeners.add(new Annotations(recipe.recipe, System.out));
    }
    return listeners;
  }

  private List<String> words() {
    return spec.commandLine().getParseResult() == null
        ? List.of()
        : new ArrayList<>(spec.root().commandLine().getParseResult().originalArgs());
  }
}
