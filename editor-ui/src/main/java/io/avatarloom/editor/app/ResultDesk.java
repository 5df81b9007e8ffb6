package io.avatarloom.editor.app;

import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.run.DaemonThreads;
import io.avatarloom.core.run.Store;
import io.avatarloom.core.value.Value;
import io.avatarloom.core.value.ValueType;
import io.avatarloom.editor.panel.Preview;
import io.avatarloom.editor.panel.PreviewPane;
import io.avatarloom.editor.panel.PreviewReader;
import io.avatarloom.editor.run.RunJob;
import io.avatarloom.editor.run.RunPreview;
import io.avatarloom.editor.run.RunResult;
import io.avatarloom.editor.stage.Still;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import javafx.scene.image.Image;

/** Reads the results of the run that is shown for the preview panel. */
final class ResultDesk implements PreviewPane.Listener {
  private final Catalogue catalogue;
  private final ResultFiles files;
  private final InstanceResults results;
  private final PreviewPane pane = new PreviewPane(this);
  private final PreviewReader reader;
  private final ExecutorService reading =
      Executors.newSingleThreadExecutor(new DaemonThreads("previews"));
  private ToStage stage = (value, title) -> {};
  private Optional<RunJob> job = Optional.empty();
  private String node = "";
  private List<RunResult> shown = List.of();
  private final AtomicInteger wanted = new AtomicInteger();

  ResultDesk(Catalogue catalogue, ResultFiles files, Still still) {
    this.catalogue = catalogue;
    this.files = files;
    reader = new PreviewReader(still);
    results = new InstanceResults(catalogue);
  }

  /** Shows a value in three dimensions. */
  interface ToStage {
    void show(Value value, String title);
  }

  void onStage(ToStage newStage) {
    stage = newStage;
  }

  PreviewPane pane() {
    return pane;
  }

  /** Shows results of another run from now on. */
  void follow(RunJob newJob) {
    job = Optional.of(newJob);
    refresh(false);
  }

  void clear() {
    job = Optional.empty();
    select("");
  }

  /** Shows the results of a node or region; none for an empty id. */
  void select(String id) {
    node = id;
    refresh(true);
  }

  private void refresh(boolean other) {
    List<RunResult> found = job.map(run -> results.of(run, node)).orElse(List.of());
    List<RunPreview> live =
        job.stream()
            .flatMap(run -> run.state().previews().stream())
            .filter(preview -> preview.region().equals(node))
            .toList();
    if (!other && found.equals(shown) && live.isEmpty()) {
      return;
    }
    shown = found;
    int mine = wanted.incrementAndGet();
    if (other) {
      pane.expect(node);
    }
    if (found.isEmpty() && live.isEmpty()) {
      pane.hint(reason());
    } else if (found.isEmpty()) {
      pane.show(node, live.stream().map(ResultDesk::preview).toList());
    } else {
      String of = node;
      RunJob from = job.orElseThrow();
      boolean over = from.status().isOver();
      reading.execute(() -> read(mine, of, found, from, over));
    }
  }

  private String reason() {
    if (node.isEmpty()) {
      return "Select a node to see what the last run has made of it.";
    }
    return job.isEmpty()
        ? "Run the recipe to see what " + node + " makes."
        : "The run has no result of " + node + " yet. Nodes inside a region show previews only.";
  }

  private static Preview preview(RunPreview live) {
    Image picture = new Image(live.file().toUri().toString(), true);
    String facts = "iteration " + live.iteration();
    return new Preview(live.name(), facts, Optional.empty(), List.of(picture), 0, false);
  }

  /**
   * @param over whether the run had ended; before that a result may not be in the store yet
   */
  private void read(int mine, String of, List<RunResult> results, RunJob from, boolean over) {
    if (mine != wanted.get()) {
      return;
    }
    Store store = new Store(from.request().cache());
    List<Preview> previews = new ArrayList<>();
    results.forEach(result -> previews.add(read(result, store)));
    boolean all = over || previews.stream().allMatch(preview -> preview.value().isPresent());
    Platform.runLater(
        () -> {
          if (mine == wanted.get()) {
            pane.show(of, previews);
            if (!all) {
              readAgain(from);
            }
          }
        });
  }

  /** Reads once more as soon as the run tells more, and at once when it has ended. */
  private void readAgain(RunJob from) {
    shown = List.of();
    if (from.status().isOver()) {
      refresh(true);
    }
  }

  private Preview read(RunResult result, Store store) {
    Optional<ValueType<?>> type = catalogue.valueType(result.type());
    if (!result.isKept() || type.isEmpty()) {
      return Preview.none(
          result.port(), result.type() + ": loaders run every time, their results are not kept.");
    }
    try {
      return store
          .value(type.get(), result.blob())
          .map(value -> reader.of(result.port(), value, result.bytes()))
          .orElseGet(
              () ->
                  Preview.none(
                      result.port(),
                      "The result is no longer in the cache; run the recipe again."));
    } catch (IOException e) {
      return Preview.none(result.port(), "The result cannot be read: " + e.getMessage());
    }
  }

  @Override
  public void openOnStage(Preview preview) {
    preview.value().ifPresent(value -> stage.show(value, node + "." + preview.port()));
  }

  @Override
  public void export(Preview preview) {
    files.export(node, preview);
  }

  @Override
  public Optional<Path> file(Preview preview) {
    return files.file(job, node, preview);
  }

  /** The file of what the run has left at an output, whichever node is shown. */
  Optional<Path> file(PortRef output) {
    return job.stream()
        .flatMap(run -> results.of(run, output.owner()).stream())
        .filter(result -> result.port().equals(output.port()))
        .map(result -> read(result, new Store(job.orElseThrow().request().cache())))
        .flatMap(preview -> files.file(job, output.owner(), preview).stream())
        .findFirst();
  }

  void dispose() {
    reading.shutdownNow();
  }
}
