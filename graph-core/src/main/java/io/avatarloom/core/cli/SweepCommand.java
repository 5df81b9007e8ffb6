package io.avatarloom.core.cli;

import io.avatarloom.core.check.Diagnostic;
import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.recipe.Overrides;
import io.avatarloom.core.recipe.Recipe;
import io.avatarloom.core.recipe.TopParam;
import io.avatarloom.core.recipe.TopParams;
import io.avatarloom.core.run.Cancellation;
import io.avatarloom.core.run.RunEvents;
import io.avatarloom.core.subgraph.Includes;
import io.avatarloom.core.sweep.Member;
import io.avatarloom.core.sweep.MemberChoice;
import io.avatarloom.core.sweep.MemberResult;
import io.avatarloom.core.sweep.Sweep;
import io.avatarloom.core.sweep.SweepOptions;
import io.avatarloom.core.sweep.SweepPlan;
import io.avatarloom.core.sweep.SweepReader;
import io.avatarloom.core.sweep.SweepRun;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code loom sweep}: runs a recipe with many settings and compares what comes out. */
@Command(
    name = "sweep",
    description =
        "Runs a recipe with many settings: common work once, several members at a time. The same"
            + " command goes on where it stopped.",
    mixinStandardHelpOptions = true)
final class SweepCommand implements Callable<Integer>, RecipeHelp.Described {
  private static final int CORES = Runtime.getRuntime().availableProcessors();

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "A .sweep.json file, or a .loom.json file with a section sweeps.")
  Path file;

  @Mixin SettingOptions settings;
  @Mixin WorkOptions work;

  @Option(names = "--sweep", paramLabel = "NAME", description = "Which sweep of the recipe.")
  String name;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for results and members. Default: out/NAME.")
  Path out;

  @Option(
      names = "--parallel",
      paramLabel = "N",
      description = "Members that may run at the same time. Default: ${DEFAULT-VALUE}.")
  int parallel = Math.min(4, CORES);

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Nodes of a member that may run at the same time. Default: ${DEFAULT-VALUE}.")
  int threads = 2;

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      converter = ByteSize.class,
      description = "No further member starts beyond it. Default: 80 %% of the machine's memory.")
  Long memory;

  @Option(
      names = "--member",
      paramLabel = "ID",
      split = ",",
      description = "Run these members alone, even when they are done.")
  List<String> members = new ArrayList<>();

  @Option(
      names = "--only",
      paramLabel = "NAME=VALUE",
      description = "Run the members with this setting alone.")
  List<String> only = new ArrayList<>();

  @Option(names = "--fail-fast", description = "Stop after the first failure.")
  boolean failFast;

  @Option(names = "--dry-run", description = "Check everything and list the members.")
  boolean dryRun;

  @Option(
      names = "--events",
      paramLabel = "FILE",
      description = "Where events go as JSON lines; - for standard output. Default: events.jsonl.")
  String events;

  @Option(names = "--junit", paramLabel = "FILE", description = "JUnit XML: a case a member.")
  Path junit;

  @Override
  public Integer call() throws InvalidRecipeException, IOException {
    Catalogue catalogue = InstalledNodes.catalogue();
    Sweep sweep = new SweepReader(catalogue).read(file, Optional.ofNullable(name));
    Recipe base = Includes.takenIn(Recipe.read(sweep.recipe()), catalogue);
    SweepPlan plan = SweepPlan.of(sweep, catalogue, settings.assignments(base.json(), catalogue));
    Set<String> chosen = new MemberChoice(plan.members()).of(members, only);
    SweepOptions options = options(sweep, plan, chosen);
    if (dryRun) {
      plan.members().stream()
          .filter(member -> chosen.isEmpty() || chosen.contains(member.id()))
          .forEach(member -> System.out.println(member.id() + "  " + member.words()));
      return ExitCode.DONE;
    }
    return run(plan, options);
  }

  @Override
  public Path named() {
    return file;
  }

  @Override
  public RecipeHelp.Shown shown(Catalogue catalogue) throws InvalidRecipeException {
    Sweep sweep = new SweepReader(catalogue).read(file, Optional.ofNullable(name));
    Recipe whole = Includes.takenIn(Recipe.read(sweep.recipe()), catalogue);
    Recipe recipe = Overrides.preset(whole, Optional.ofNullable(sweep.preset()));
    Map<String, String> notes = new HashMap<>();
    for (TopParam param : TopParams.of(recipe.json(), catalogue).list()) {
      for (String set : param.targets().newWith(param.name())) {
        if (sweep.varied().contains(set)) {
          notes.put(param.name(), " It varies in the sweep.");
        } else if (sweep.set().containsKey(set)) {
          notes.put(param.name(), " The sweep sets it to " + sweep.set().get(set) + ".");
        }
      }
    }
    return new RecipeHelp.Shown(recipe, Optional.empty(), notes);
  }

  private SweepOptions options(Sweep sweep, SweepPlan plan, Set<String> chosen)
      throws InvalidRecipeException {
    if (parallel < 1 || threads < 1) {
      throw new InvalidRecipeException(
          Diagnostic.of(parallel < 1 ? "--parallel" : "--threads", "", "expected at least 1"));
    }
    return new SweepOptions(
        out == null ? Path.of("out", sweep.name()) : out,
        work.cache.path,
        work.cacheLimit,
        parallel,
        threads,
        work.device.choice,
        memory == null ? machineMemory() / 10 * 8 : memory,
        chosen,
        !members.isEmpty(),
        failFast,
        work.asserted(plan.graph(plan.members().get(0))));
  }

  private static long machineMemory() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean machine
        ? machine.getTotalMemorySize()
        : Runtime.getRuntime().maxMemory();
  }

  private int run(SweepPlan plan, SweepOptions options) throws InvalidRecipeException, IOException {
    Cancellation cancellation = new Cancellation();
    String log = events == null ? options.out().resolve("events.jsonl").toString() : events;
    Interrupt interrupt = new Interrupt(cancellation, work.timeLimit());
    try (interrupt;
        EventFile written = new EventFile(log, false)) {
      List<RunEvents.Listener> listeners = new ArrayList<>(List.of(written));
      if (!work.quiet) {
        listeners.add(new SweepProgress(System.err, System.console() != null));
      }
      if (work.annotate) {
        listeners.add(new Annotations(plan.sweep().recipe(), System.out));
      }
      Map<String, MemberResult> results =
          new SweepRun(plan, options, new RunEvents(listeners), cancellation).run();
      if (junit != null) {
        SweepJunit.write(junit, plan, results);
      }
      return ended(plan, options, results, interrupt, cancellation);
    }
  }

  private int ended(
      SweepPlan plan,
      SweepOptions options,
      Map<String, MemberResult> results,
      Interrupt interrupt,
      Cancellation cancellation) {
    if (interrupt.timedOut()) {
      System.err.println("the time limit is reached; the same command goes on from here");
      return ExitCode.TIMED_OUT;
    }
    if (cancellation.isCancelled()) {
      System.err.println("cancelled; the same command goes on from here");
      return ExitCode.CANCELLED;
    }
    boolean failed = false;
    for (Member member : plan.members()) {
      MemberResult result = results.get(member.id());
      boolean asked = options.chosen().isEmpty() || options.chosen().contains(member.id());
      if (asked && (result == null || !result.done())) {
        failed = true;
        if (result != null && !result.message().isEmpty()) {
          System.err.println("error: member " + member.id() + ": " + result.message());
        }
      }
    }
    if (!work.quiet) {
      System.out.println("wrote " + options.out().resolve("index.html"));
      System.out.println("wrote " + options.out().resolve("results.csv"));
      System.out.println("wrote " + options.out().resolve("results.sqlite"));
    }
    return failed ? ExitCode.NODE_FAILED : ExitCode.DONE;
  }
}
