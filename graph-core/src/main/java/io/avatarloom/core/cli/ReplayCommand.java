package io.avatarloom.core.cli;

import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.device.DeviceChoice;
import io.avatarloom.core.device.DeviceException;
import io.avatarloom.core.device.Devices;
import io.avatarloom.core.graph.Graph;
import io.avatarloom.core.recipe.Recipe;
import io.avatarloom.core.run.Cancellation;
import io.avatarloom.core.run.FileResolver;
import io.avatarloom.core.run.NodeFailure;
import io.avatarloom.core.run.RegionControl;
import io.avatarloom.core.run.Replay;
import io.avatarloom.core.run.RunContact;
import io.avatarloom.core.run.RunEvents;
import io.avatarloom.core.run.RunInfo;
import io.avatarloom.core.run.RunOptions;
import io.avatarloom.core.run.Runner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code loom replay}: does a run again without the cache and tells what is not the same. */
@Command(
    name = "replay",
    description =
        "Does the run of a run.json again, without the cache, and tells every difference: input"
            + " files, code, bytes of outputs.",
    mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "RUN.JSON", description = "Manifest of the run.")
  Path manifest;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for what it makes. Default: ${DEFAULT-VALUE}.")
  Path out = Path.of("out", "replay");

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Nodes that may run at the same time.")
  int threads = Math.min(4, Runtime.getRuntime().availableProcessors());

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      converter = DeviceWord.class,
      description =
          "Where nodes that can use an accelerator run: auto, cpu, opencl[:n], cuda[:n]. Default:"
              + " what the run took, where that is here.")
  DeviceChoice device;

  @Override
  public Integer call() throws InvalidRecipeException, NodeFailure, IOException {
    Replay replay = Replay.read(manifest);
    Recipe recipe = replay.recipe();
    FileResolver files = new FileResolver(recipe.folder(), FileResolver.installedAssets());
    Graph graph = RecipeOptions.checked(recipe, InstalledNodes.catalogue(), files);
    List<Replay.Difference> found = new ArrayList<>(replay.before(graph));
    DeviceChoice taken = device == null ? recorded(replay, found) : device;
    Cancellation cancellation = new Cancellation();
    try (Interrupt interrupt = new Interrupt(cancellation, Optional.empty())) {
      new Runner(
              graph,
              files,
              new RunOptions(out, out.resolve("cache"), false, 0, threads, taken),
              new RunContact(
                  new RunEvents(List.of(new ProgressBar(System.err, System.console() != null))),
                  cancellation,
                  new RegionControl()),
              new RunInfo(List.of("replay", manifest.toString()), replay.preset(), List.of()))
          .run(graph.recipe().outputs(), List.of());
    }
    found.addAll(replay.after(graph, out));
    found.forEach(
        one -> System.out.println((one.broken() ? "DIFFERS  " : "note     ") + one.text()));
    boolean same = found.stream().noneMatch(Replay.Difference::broken);
    System.out.println(same ? "the run repeats" : "the run does not repeat");
    return same ? ExitCode.DONE : ExitCode.NODE_FAILED;
  }

  /** The device of the run, else the best there is. */
  private static DeviceChoice recorded(Replay replay, List<Replay.Difference> found) {
    DeviceChoice recorded = replay.device();
    try {
      Devices.find(recorded);
      return recorded;
    } catch (DeviceException e) {
      found.add(
          new Replay.Difference(
              "the run took the device " + recorded + ", which is not here; " + e.getMessage(),
              false));
      return DeviceChoice.AUTO;
    }
  }
}
