package io.avatarloom.editor.app;

import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.editor.canvas.NodePreview;
import io.avatarloom.editor.run.RunJob;
import io.avatarloom.editor.run.RunQueue;
import io.avatarloom.editor.run.RunRequest;
import io.avatarloom.editor.run.RunSite;
import io.avatarloom.editor.run.ServerToken;
import io.avatarloom.editor.run.Worker;
import io.avatarloom.editor.session.SketchWriter;
import io.avatarloom.editor.stage.Still;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;

/** Starts runs of the open recipe and follows the one that is shown. */
final class RunDesk {
  private final RunQueue queue;
  private final Supplier<Path> cache;
  private final Supplier<RunSite> site;
  private final DryRunDesk dryRuns;
  private final List<Consumer<RunJob>> followers = new ArrayList<>();
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
  private final NodePreviews previews;
  private Workbench bench;
  private RunView view = new RunView();
  private RunSettings settings = RunSettings.usual();
  private volatile RunJob shown;

  /**
   * @param cache folder of the cache of runs that are started
   * @param site where runs that are started take place
   * @param still draws results for nodes
   */
  RunDesk(
      RunQueue queue,
      Catalogue catalogue,
      Supplier<Path> cache,
      Supplier<RunSite> site,
      Still still) {
    this.queue = queue;
    this.cache = cache;
    this.site = site;
    dryRuns = new DryRunDesk(catalogue);
    previews = new NodePreviews(catalogue, still, this::showPreviews);
    queue.addListener(listener);
  }

  /** Calls back whenever the run that is shown has gone on. */
  void follow(Consumer<RunJob> follower) {
    followers.add(follower);
  }

  void open(Workbench newBench) {
    bench = newBench;
    bench.canvas().setPreset(settings.preset());
    shown = null;
    view = new RunView();
  }

  /** Shows a run on the canvas and in the panels. */
  void show(RunJob job) {
    shown = job;
    view = new RunView();
    refresh();
  }

  /** The run whose state is shown. */
  Optional<RunJob> shown() {
    return Optional.ofNullable(shown);
  }

  /** The secret of the service that runs may be handed to. */
  ServerToken token() {
    return queue.token();
  }

  /** Runs and dry runs from now on are under these. */
  void setSettings(RunSettings chosen) {
    settings = chosen;
    if (bench != null) {
      bench.canvas().setPreset(chosen.preset());
    }
  }

  private void refresh() {
    due.set(false);
    RunJob job = shown;
    if (job == null) {
      return;
    }
    bench.canvas().setStatus(view.badges(job.state()));
    showPreviews();
    followers.forEach(follower -> follower.accept(job));
  }

  /** Pictures the run has written and shown go before what its results look like. */
  private void showPreviews() {
    RunJob job = shown;
    if (job != null) {
      Map<PortRef, NodePreview> all = previews.of(job);
      all.putAll(view.pictures(job.state(), bench.document().whole()));
      bench.canvas().setPreviews(all);
    }
  }

  boolean perform(String action, Panels panels) {
    switch (action) {
      case "run.all" -> run("", panels);
      case "run.selected" -> runSelected(panels);
      case "run.plan" -> dryRuns.ask(bench, request(""), panels);
      case "run.stop" -> stop(panels);
      case "run.pauseRegion" -> control(panels, (worker, region) -> worker.pause(region));
      case "run.stepRegion" -> control(panels, (worker, region) -> worker.step(region, 1));
      case "run.resumeRegion" -> control(panels, (worker, region) -> worker.resume(region));
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
        id -> run(bench.document().place().runId(id), panels),
        () -> panels.say("Select the node to run up to."));
  }

  private RunRequest request(String target) {
    String name = bench.document().whole().head().path("name").asText("untitled");
    String text = SketchWriter.text(bench.document().whole());
    return RunRequest.of(name, text, bench.file().folder(), cache.get())
        .upTo(target)
        .under(settings.preset(), settings.set(), settings.threads())
        .at(site.get());
  }

  private void run(String target, Panels panels) {
    RunRequest request = request(target);
    try {
      show(queue.enqueue(request));
      panels.say("Running " + request.title() + (target.isEmpty() ? "" : " up to " + target));
    } catch (IOException e) {
      panels.say("The run could not be prepared: " + e.getMessage());
    }
  }

  private void stop(Panels panels) {
    Optional<RunJob> running =
        shown().filter(job -> job.status() == RunJob.Status.RUNNING).or(queue::running);
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
    void give(Worker worker, String region) throws IOException;
  }

  private void control(Panels panels, Order order) {
    Optional<String> region = shown().flatMap(RunDesk::regionAtWork);
    Optional<Worker> worker = shown().flatMap(RunJob::worker);
    if (region.isEmpty() || worker.isEmpty()) {
      panels.say("No region is at work.");
      return;
    }
    try {
      order.give(worker.get(), region.get());
    } catch (IOException e) {
      panels.say("The run does not hear: " + e.getMessage());
    }
  }

  private static Optional<String> regionAtWork(RunJob job) {
    return job.state().regions().entrySet().stream()
        .filter(entry -> entry.getValue().iteration() < entry.getValue().of())
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** The first splat file of the run that is shown. */
  private Optional<Path> avatar() {
    return shown()
        .flatMap(
            job ->
                job.state().outputs().stream()
                    .filter(file -> file.toString().endsWith(".ply"))
                    .findFirst());
  }

  void dispose() {
    previews.dispose();
    queue.removeListener(listener);
    queue.close();
  }
}
