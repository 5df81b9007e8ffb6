package io.avatarloom.editor.app;

import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.check.RecipeCheck;
import io.avatarloom.core.graph.Graph;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.recipe.Overrides;
import io.avatarloom.core.recipe.Recipe;
import io.avatarloom.core.run.DaemonThreads;
import io.avatarloom.core.run.DryRun;
import io.avatarloom.core.run.FileResolver;
import io.avatarloom.core.run.RunOptions;
import io.avatarloom.editor.canvas.NodeStatus;
import io.avatarloom.editor.canvas.NodeStatus.State;
import io.avatarloom.editor.run.RunJob;
import io.avatarloom.editor.run.RunQueue;
import io.avatarloom.editor.run.RunRequest;
import io.avatarloom.editor.run.RunnerProcess;
import io.avatarloom.editor.session.SketchWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.application.Platform;

/** Starts runs of the open recipe, and shows on its canvas how they go. */
final class RunDesk {
  private final RunQueue queue;
  private final Catalogue catalogue;
  private final Path cache;
  private final AtomicBoolean due = new AtomicBoolean();
  private final RunQueue.Listener listener =
      new RunQueue.Listener() {
        @Override
        public void queueChanged() {
          // only the job that is shown matters here
        }

        @Override
        public void jobChanged(RunJob job) {
          if (job == shown && due.compareAndSet(false, true)) {
            Platform.runLater(RunDesk.this::refresh);
          }
        }
      };
  private Workbench bench;
  private RunView view = new RunView();
  private Consumer<RunJob> follower = job -> {};
  private volatile RunJob shown;

  /**
   * @param cache folder of the cache
   */
  RunDesk(RunQueue queue, Catalogue catalogue, Path cache) {
    this.queue = queue;
    this.catalogue = catalogue;
    this.cache = cache;
    queue.addListener(listener);
  }

  /** Calls back whenever the run that is shown has gone on. */
  void follow(Consumer<RunJob> newFollower) {
    follower = newFollower;
  }

  void open(Workbench newBench) {
    bench = newBench;
    shown = null;
    view = new RunView();
  }

  /** Shows a run on the canvas and in the panels. */
  void show(RunJob job) {
    shown = job;
    view = new RunView();
    refresh();
  }

  private void refresh() {
    due.set(false);
    RunJob job = shown;
    if (job == null) {
      return;
    }
    bench.canvas().setStatus(view.badges(job.state()));
    bench.canvas().setPreviews(view.pictures(job.state(), bench.document().state()));
    follower.accept(job);
  }

  boolean perform(String action, Panels panels) {
    switch (action) {
      case "run.all" -> run("", panels);
      case "run.selected" -> runSelected(panels);
      case "run.plan" -> plan(panels);
      case "run.stop" -> stop(panels);
      case "run.pauseRegion" -> control(panels, (job, region) -> job.pause(region));
      case "run.stepRegion" -> control(panels, (job, region) -> job.step(region, 1));
      case "run.resumeRegion" -> control(panels, (job, region) -> job.resume(region));
      case "run.stage" -> avatar().ifPresentOrElse(panels::showOnStage, () -> noAvatar(panels));
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void noAvatar(Panels panels) {
    panels.say("The run has written no .ply file; name one in the recipe's outputs and run it.");
  }

  private void runSelected(Panels panels) {
    Optional<String> target = bench.canvas().selectionProperty().get().stream().findFirst();
    target.ifPresentOrElse(
        id -> run(id, panels), () -> panels.say("Select the node to run up to."));
  }

  private void run(String target, Panels panels) {
    String name = bench.document().state().head().path("name").asText("untitled");
    RunRequest request =
        RunRequest.of(
            name, SketchWriter.text(bench.document().state()), bench.file().folder(), cache);
    try {
      RunJob job = queue.enqueue(target.isEmpty() ? request : request.upTo(target));
      show(job);
      panels.say("Running " + name + (target.isEmpty() ? "" : " up to " + target));
    } catch (IOException e) {
      panels.say("The run could not be prepared: " + e.getMessage());
    }
  }

  private void stop(Panels panels) {
    Optional<RunJob> running = queue.running();
    if (running.isEmpty()) {
      panels.say("Nothing is running.");
      return;
    }
    try {
      queue.cancel(running.get());
    } catch (IOException e) {
      panels.say("The run could not be stopped: " + e.getMessage());
    }
  }

  /** What to tell the runner about a region. */
  private interface Order {
    void give(RunnerProcess process, String region);
  }

  private void control(Panels panels, Order order) {
    Optional<String> region =
        shown == null
            ? Optional.empty()
            : shown.state().regions().entrySet().stream()
                .filter(entry -> entry.getValue().iteration() < entry.getValue().of())
                .map(Map.Entry::getKey)
                .findFirst();
    if (region.isEmpty() || shown.process().isEmpty()) {
      panels.say("No region is at work.");
      return;
    }
    order.give(shown.process().get(), region.get());
  }

  /** The newest splat file of the run that is shown. */
  Optional<Path> avatar() {
    return shown == null
        ? Optional.empty()
        : shown.state().outputs().stream()
            .filter(file -> file.toString().endsWith(".ply"))
            .findFirst();
  }

  /** Marks every node with what a run would do, and why. */
  private void plan(Panels panels) {
    String text = SketchWriter.text(bench.document().state());
    Path base = bench.file().folder();
    Workbench asked = bench;
    new DaemonThreads("dry-run")
        .newThread(
            () -> {
              try {
                List<DryRun.Forecast> forecasts = forecasts(text, base);
                Platform.runLater(() -> showPlan(asked, forecasts, panels));
              } catch (IOException | InvalidRecipeException e) {
                Platform.runLater(() -> panels.say("A run is not possible: " + e.getMessage()));
              }
            })
        .start();
  }

  private List<DryRun.Forecast> forecasts(String text, Path base)
      throws IOException, InvalidRecipeException {
    Recipe recipe = Recipe.parse(text, "recipe", base);
    if (!recipe.defaultPreset().isEmpty()) {
      recipe = Overrides.preset(recipe, recipe.defaultPreset());
    }
    FileResolver files = new FileResolver(base, FileResolver.installedAssets());
    Graph graph = RecipeCheck.graph(recipe, catalogue, files::resolve);
    List<PortRef> targets = List.copyOf(graph.recipe().outputs().values());
    RunOptions options = new RunOptions(base, cache, true, 1);
    return DryRun.of(graph, files, options, targets);
  }

  private static void showPlan(Workbench asked, List<DryRun.Forecast> forecasts, Panels panels) {
    Map<String, NodeStatus> marks = new LinkedHashMap<>();
    for (DryRun.Forecast forecast : forecasts) {
      boolean hit = forecast.verdict().word().equals("hit");
      marks.put(
          forecast.id(),
          new NodeStatus(
              hit ? State.CACHED : State.STALE, 0, Double.NaN, forecast.verdict().reason()));
    }
    asked.canvas().setStatus(marks);
    long hits = marks.values().stream().filter(mark -> mark.state() == State.CACHED).count();
    panels.say(hits + " of " + marks.size() + " are cached; the others would run.");
  }

  void dispose() {
    queue.removeListener(listener);
    queue.close();
  }
}
