package io.avatarloom.editor.app;

import io.avatarloom.core.check.Diagnostic;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.recipe.TopParams;
import io.avatarloom.core.run.DryRun;
import io.avatarloom.core.value.Series;
import io.avatarloom.editor.canvas.CanvasHost;
import io.avatarloom.editor.panel.CurvesPane;
import io.avatarloom.editor.panel.ErrorListPane;
import io.avatarloom.editor.panel.HistoryPane;
import io.avatarloom.editor.panel.LibraryPane;
import io.avatarloom.editor.panel.LogPane;
import io.avatarloom.editor.panel.MemoryPane;
import io.avatarloom.editor.panel.NodeHelpPane;
import io.avatarloom.editor.panel.PlanPane;
import io.avatarloom.editor.panel.QueuePane;
import io.avatarloom.editor.run.RunJob;
import io.avatarloom.editor.run.RunQueue;
import io.avatarloom.editor.run.RunState;
import io.avatarloom.editor.session.Location;
import io.avatarloom.editor.session.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;

/** The panels around the canvas, filled from the document and from the run that is shown. */
final class Panels {
  private final Catalogue catalogue;
  private final InspectorPane inspector;
  private final TopParamsDesk top = new TopParamsDesk(this::goTo, this::say);
  private final NodeHelpPane help = new NodeHelpPane();
  private final HistoryPane history = new HistoryPane(this::goTo);
  private final ErrorListPane errors = new ErrorListPane(this::goTo);
  private final LogPane log = new LogPane(this::goTo);
  private final CurvesPane curves = new CurvesPane();
  private final MemoryPane memory = new MemoryPane(this::goTo);
  private final PlanPane plan = new PlanPane(this::goTo);
  private final QueuePane queue;
  private final StageTab stage;
  private final CanvasPlace canvasPlace;
  private final LibraryPane library;
  private final ResultDesk results;
  private final StatusBar status = new StatusBar();
  private final Tab graphTab;
  private final Tab inspectorTab;
  private final Tab helpTab = tab("Help", help);
  private final Tab errorsTab = tab("Problems", errors);
  private final Tab planTab = tab("Dry run", plan);
  private final TabPane centre = new TabPane();
  private final TabPane right = new TabPane();
  private final TabPane below = new TabPane();
  private final PanelLayout layout;
  private final BorderPane root = new BorderPane();
  private Workbench bench;
  private List<Diagnostic> problems = List.of();

  Panels(
      Catalogue catalogue,
      RunQueue runQueue,
      CanvasHost host,
      RunDesk runs,
      ResultDesk results,
      StageTab stage,
      PanelSizes sizes) {
    this.catalogue = catalogue;
    this.results = results;
    this.stage = stage;
    canvasPlace = new CanvasPlace(catalogue);
    graphTab = tab("Graph", canvasPlace.node());
    inspector =
        new InspectorPane(catalogue, port -> makeInput(port, host), top, stage::camera, this::say);
    inspectorTab = tab("Inspector", inspector);
    queue = new QueuePane(runQueue, runs::show);
    runs.follow(this::follow);
    results.onStage((value, title) -> onStage(() -> stage.show(value, title)));
    library = new LibraryPane(catalogue, canvasPlace::add);
    TabPane left = new TabPane(tab("Library", library), top.tab());
    centre.getTabs().addAll(graphTab, stage.tab());
    right.getTabs().addAll(inspectorTab, helpTab, tab("History", history));
    below
        .getTabs()
        .addAll(
            errorsTab,
            tab("Queue", queue),
            tab("Log", log),
            tab("Curves", curves),
            tab("Preview", results.pane()),
            tab("Memory", memory),
            planTab);
    name(left, "left-tabs", "Nodes and files");
    name(centre, "centre-tabs", "Graph and stage");
    name(right, "right-tabs", "Values and manual");
    name(below, "below-tabs", "Problems and runs");
    layout = new PanelLayout(left, centre, below, right, sizes);
    root.setCenter(layout.node());
    root.setBottom(status.node());
  }

  private static void name(TabPane tabs, String id, String spoken) {
    tabs.setId(id);
    tabs.setAccessibleText(spoken);
  }

  private static Tab tab(String title, javafx.scene.Node content) {
    Tab tab = new Tab(title, content);
    tab.setId("tab-" + title.toLowerCase(java.util.Locale.ROOT).replace(' ', '-'));
    tab.setClosable(false);
    return tab;
  }

  BorderPane node() {
    return root;
  }

  PanelLayout layout() {
    return layout;
  }

  /** Shows a document; {@link #edited} then shows its state. */
  void open(Workbench newBench) {
    bench = newBench;
    problems = List.of();
    canvasPlace.show(bench);
    top.open(bench);
    inspector.open(bench.document(), bench.file().folder());
    bench.canvas().selectionProperty().addListener((property, was, is) -> selected(is));
    log.show(List.of());
    curves.clear();
    memory.show(List.of(), List.of());
    plan.show(List.of());
    results.clear();
    say(bench.file().path().map(path -> "Opened " + path.getFileName() + ".").orElse("Ready."));
  }

  private void selected(Set<String> ids) {
    inspector.show(ids);
    Place place = bench.document().place();
    results.select(ids.size() == 1 ? place.runId(ids.iterator().next()) : "");
  }

  /** Shows the document as it is now. */
  void edited() {
    canvasPlace.edited();
    library.showSubgraphs(bench.types().subgraphs().castToList());
    top.edited();
    history.show(bench.document().history().castToList(), bench.document().position());
    inspector.show(bench.canvas().selectionProperty().get());
  }

  /** The document has another folder. */
  void moved() {
    top.open(bench);
    inspector.open(bench.document(), bench.file().folder());
    edited();
  }

  /** The file of what the run that is shown has left at an output. */
  Optional<Path> result(PortRef output) {
    return results.file(output);
  }

  /** Says something in the line at the bottom. */
  void say(String sentence) {
    status.say(sentence);
  }

  void problems(List<Diagnostic> found) {
    problems = found;
    showErrors(found);
  }

  private void showErrors(List<Diagnostic> found) {
    errors.show(found);
    errorsTab.setText(found.isEmpty() ? "Problems" : "Problems (" + found.size() + ")");
  }

  private void follow(RunJob job) {
    RunState state = job.state();
    log.show(state.lines());
    Map<String, Series> series = new LinkedHashMap<>();
    state.regions().keySet().forEach(id -> state.series(id).ifPresent(s -> series.put(id, s)));
    curves.show(series);
    memory.show(state.memory(), state.costs());
    results.follow(job);
    status.follow(job);
    List<Diagnostic> all = new ArrayList<>(problems);
    state.error().ifPresent(all::add);
    showErrors(all);
    switch (job.status()) {
      case RUNNING -> say("Running: " + QueuePane.describe(job));
      case DONE -> say("Done" + where(job) + ". Results are in " + job.folder().out());
      case FAILED -> say(state.error().map(Diagnostic::toString).orElse("The run failed."));
      case CANCELLED -> say("Cancelled; run it again to go on from the last checkpoint.");
      case QUEUED -> say("Waiting for its turn.");
    }
  }

  private static String where(RunJob job) {
    return job.where().isEmpty() ? "" : " on " + job.where();
  }

  private void goTo(PortRef setting) {
    goTo(Diagnostic.of(setting.owner(), setting.port(), ""));
  }

  private void goTo(Diagnostic found) {
    if (found.owner().equals(TopParams.SECTION)) {
      layout.showLeft();
      top.show(found.where());
    } else if (goTo(found.owner())) {
      showInspector();
      inspector.takeFocus(found.where());
    }
  }

  private boolean goTo(String owner) {
    return Location.of(owner, bench.document()).filter(this::goTo).isPresent();
  }

  private boolean goTo(Location location) {
    String id = location.id();
    bench.document().go(location.place());
    if (!bench.document().state().nodes().containsKey(id)
        && !bench.document().state().regions().containsKey(id)) {
      return false;
    }
    centre.getSelectionModel().select(graphTab);
    bench.canvas().focus(id);
    return true;
  }

  private void goTo(int state) {
    bench.document().goTo(state);
  }

  void showInspector() {
    layout.showRight();
    right.getSelectionModel().select(inspectorTab);
    inspector.takeFocus();
  }

  void showNote() {
    layout.showRight();
    right.getSelectionModel().select(inspectorTab);
    inspector.takeFocusToNote();
  }

  void showHelp(String type) {
    catalogue
        .node(type)
        .map(Node::spec)
        .ifPresent(
            spec -> {
              help.show(spec, catalogue.library(spec.id()));
              layout.showRight();
              right.getSelectionModel().select(helpTab);
            });
  }

  /** Shows what a run would do. */
  void showPlan(List<DryRun.Forecast> forecasts) {
    plan.show(forecasts);
    layout.showBelow();
    below.getSelectionModel().select(planTab);
  }

  void showOnStage(Path file) {
    onStage(() -> stage.show(file, this::say));
  }

  private void onStage(Runnable show) {
    centre.getSelectionModel().select(stage.tab());
    show.run();
  }

  private void makeInput(PortRef port, CanvasHost host) {
    host.openSearch(
        new CanvasHost.SearchRequest(
            bench.document().state().nodes().get(port.owner()).at().plus(-320, 0),
            bench.canvas().getWidth() / 3,
            bench.canvas().getHeight() / 4,
            Optional.of(port),
            false,
            ""));
  }

  void dispose() {
    queue.dispose();
    stage.dispose();
    results.dispose();
  }
}
