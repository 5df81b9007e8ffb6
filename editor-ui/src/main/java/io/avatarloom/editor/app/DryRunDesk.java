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
import io.avatarloom.editor.run.RunRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.application.Platform;

/** Finds out what a run would do, and marks the nodes with it. */
final class DryRunDesk {
  private final Catalogue catalogue;

  DryRunDesk(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** Marks every node with what the run would do; the panel lists the reasons. */
  void ask(Workbench asked, RunRequest request, Panels panels) {
    new DaemonThreads("dry-run").newThread(() -> answer(asked, request, panels)).start();
  }

  private void answer(Workbench asked, RunRequest request, Panels panels) {
    try {
      List<DryRun.Forecast> forecasts = forecasts(request);
      Platform.runLater(() -> show(asked, forecasts, panels));
    } catch (IOException | InvalidRecipeException e) {
      Platform.runLater(() -> panels.say("A run is not possible: " + e.getMessage()));
    }
  }

  private List<DryRun.Forecast> forecasts(RunRequest request)
      throws IOException, InvalidRecipeException {
    Recipe read = Recipe.parse(request.recipe(), request.title(), request.base());
    Recipe chosen = Overrides.preset(read, request.preset());
    Path here = Path.of("").toAbsolutePath();
    Recipe recipe = Overrides.set(chosen, request.settings(), here, catalogue);
    FileResolver files = new FileResolver(request.base(), FileResolver.installedAssets());
    Graph graph = RecipeCheck.graph(recipe, catalogue, files::resolve);
    List<PortRef> targets = List.copyOf(graph.recipe().outputs().values());
    RunOptions options = new RunOptions(request.base(), request.cache(), true, Long.MAX_VALUE, 1);
    return DryRun.of(graph, files, options, targets);
  }

  private static void show(Workbench asked, List<DryRun.Forecast> forecasts, Panels panels) {
    Map<String, NodeStatus> marks = new LinkedHashMap<>();
    for (DryRun.Forecast forecast : forecasts) {
      boolean hit = forecast.verdict().word().equals("hit");
      marks.put(
          forecast.id(),
          new NodeStatus(
              hit ? State.CACHED : State.STALE, 0, Double.NaN, forecast.verdict().reason()));
    }
    asked.canvas().setStatus(marks);
    panels.showPlan(forecasts);
    long hits = marks.values().stream().filter(mark -> mark.state() == State.CACHED).count();
    panels.say(hits + " of " + marks.size() + " are cached; the others would run.");
  }
}
