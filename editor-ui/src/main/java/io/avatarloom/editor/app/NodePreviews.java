package io.avatarloom.editor.app;

import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.run.DaemonThreads;
import io.avatarloom.core.run.Store;
import io.avatarloom.core.value.Value;
import io.avatarloom.core.value.ValueType;
import io.avatarloom.editor.canvas.NodePreview;
import io.avatarloom.editor.panel.NodePreviewMaker;
import io.avatarloom.editor.panel.PreviewReader;
import io.avatarloom.editor.run.RunJob;
import io.avatarloom.editor.run.RunResult;
import io.avatarloom.editor.stage.Still;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Platform;

/**
 * What nodes show of the results a run has left at their outputs. Results are read in the
 * background, each once; again only when the run was at work and had not written it yet.
 */
final class NodePreviews {
  /** Larger results are shown in the preview panel alone. Bytes. */
  private static final long LARGEST = 32 << 20;

  private final Catalogue catalogue;
  private final Runnable changed;
  private final NodePreviewMaker maker;
  private final ExecutorService reading =
      Executors.newSingleThreadExecutor(new DaemonThreads("node-previews"));
  private final Map<String, NodePreview> byBlob = new HashMap<>();
  private final Set<String> asked = new HashSet<>();

  /**
   * @param changed called on the toolkit's thread when a result has been read
   */
  NodePreviews(Catalogue catalogue, Still still, Runnable changed) {
    this.catalogue = catalogue;
    maker = new NodePreviewMaker(new PreviewReader(still));
    this.changed = changed;
  }

  /** Those known by now, by output; asks for the others. */
  Map<PortRef, NodePreview> of(RunJob job) {
    Map<PortRef, NodePreview> found = new HashMap<>();
    for (String node : job.state().nodes().keySet()) {
      for (RunResult result : job.state().results(node)) {
        NodePreview known = byBlob.get(result.blob());
        if (known != null) {
          found.put(new PortRef(node, result.port()), known);
        } else if (result.isKept() && result.bytes() <= LARGEST && asked.add(result.blob())) {
          boolean over = job.status().isOver();
          reading.execute(() -> read(result, job, over));
        }
      }
    }
    return found;
  }

  private void read(RunResult result, RunJob job, boolean over) {
    try {
      Optional<ValueType<?>> type = catalogue.valueType(result.type());
      if (type.isEmpty()) {
        return;
      }
      Optional<Value> value = new Store(job.request().cache()).value(type.get(), result.blob());
      if (value.isEmpty() && !over) {
        Platform.runLater(() -> askAgain(result, job));
      }
      value
          .flatMap(known -> maker.of(result.port(), known))
          .ifPresent(preview -> Platform.runLater(() -> keep(result.blob(), preview)));
    } catch (IOException e) {
      System.getLogger(NodePreviews.class.getName())
          .log(System.Logger.Level.DEBUG, "no preview of " + result.port(), e);
    }
  }

  /** With the next news of the run, or now that there will be none. */
  private void askAgain(RunResult result, RunJob job) {
    asked.remove(result.blob());
    if (job.status().isOver()) {
      changed.run();
    }
  }

  private void keep(String blob, NodePreview preview) {
    byBlob.put(blob, preview);
    changed.run();
  }

  void dispose() {
    reading.shutdownNow();
  }
}
