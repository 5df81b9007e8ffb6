package io.avatarloom.editor.app;

import io.avatarloom.core.check.Diagnostic;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.editor.canvas.CanvasHost;
import io.avatarloom.editor.canvas.Chord;
import io.avatarloom.editor.canvas.KeyMap;
import io.avatarloom.editor.panel.ErrorListPane;
import io.avatarloom.editor.panel.HistoryPane;
import io.avatarloom.editor.panel.LibraryPane;
import io.avatarloom.editor.panel.LogPane;
import io.avatarloom.editor.panel.NodeHelpPane;
import io.avatarloom.editor.panel.QueuePane;
import io.avatarloom.editor.run.RunJob;
import io.avatarloom.editor.run.RunQueue;
import io.avatarloom.editor.session.NodeEdits;
import io.avatarloom.editor.session.Spot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

/** The panels around the canvas, and the line at the bottom that says what happens. */
final class Panels {
  private static final double SIDE_LEFT = 0.17;
  private static final double SIDE_RIGHT = 0.79;
  private static final double BELOW = 0.76;
  private static final double SIDE_MIN = 200;

  private final Catalogue catalogue;
  private final InspectorPane inspector;
  private final NodeHelpPane help = new NodeHelpPane();
  private final HistoryPane history = new HistoryPane(this::goTo);
  private final ErrorListPane errors = new ErrorListPane(this::goTo);
  private final LogPane log = new LogPane();
  private final CurvesTab curves = new CurvesTab();
  private final QueuePane queue;
  private final StageTab stage = new StageTab();
  private final StackPane canvasPlace = new StackPane();
  private final Label said = new Label();
  private final Tab graphTab = tab("Graph", canvasPlace);
  private final Tab inspectorTab;
  private final Tab helpTab = tab("Help", help);
  private final Tab errorsTab = tab("Problems", errors);
  private final TabPane centre = new TabPane();
  private final TabPane right = new TabPane();
  private final TabPane below = new TabPane();
  private final BorderPane root = new BorderPane();
  private Workbench bench;
  private List<Diagnostic> problems = List.of();

  Panels(Catalogue catalogue, RunQueue runQueue, CanvasHost host, RunDesk runs) {
    this.catalogue = catalogue;
    inspector = new InspectorPane(catalogue, port -> makeInput(port, host));
    inspectorTab = tab("Inspector", inspector);
    queue = new QueuePane(runQueue, runs::show);
    runs.follow(this::follow);
    LibraryPane library = new LibraryPane(catalogue, this::addInTheMiddle);
    TabPane left = new TabPane(tab("Library", library));
    centre.getTabs().addAll(graphTab, stage.tab());
    right.getTabs().addAll(inspectorTab, helpTab, tab("History", history));
    below.getTabs().addAll(errorsTab, tab("Queue", queue), tab("Log", log), curves.tab());
    left.setMinWidth(SIDE_MIN);
    right.setMinWidth(SIDE_MIN);
    canvasPlace.setMinSize(0, 0);
    canvasPlace.setOnDragOver(Panels::welcomeNodes);
    canvasPlace.setOnDragDropped(this::dropNode);
    SplitPane middle = new SplitPane(centre, below);
    middle.setOrientation(Orientation.VERTICAL);
    middle.setDividerPositions(BELOW);
    SplitPane all = new SplitPane(left, middle, right);
    all.setDividerPositions(SIDE_LEFT, SIDE_RIGHT);
    SplitPane.setResizableWithParent(left, false);
    SplitPane.setResizableWithParent(right, false);
    SplitPane.setResizableWithParent(below, false);
    said.setPadding(new Insets(4, 10, 4, 10));
    said.setId("status");
    root.setCenter(all);
    root.setBottom(said);
  }

  private static Tab tab(String title, javafx.scene.Node content) {
    Tab tab = new Tab(title, content);
    tab.setClosable(false);
    return tab;
  }

  BorderPane node() {
    return root;
  }

  /** Shows a document; {@link #edited} then shows its state. */
  void open(Workbench newBench) {
    bench = newBench;
    problems = List.of();
    canvasPlace.getChildren().setAll(bench.canvas());
    inspector.open(bench.document(), bench.file().folder());
    bench.canvas().selectionProperty().addListener((property, was, is) -> inspector.show(is));
    log.show(List.of());
    curves.clear();
  }

  /** Shows the document as it is now. */
  void edited() {
    history.show(bench.document().history().castToList(), bench.document().position());
    inspector.show(bench.canvas().selectionProperty().get());
  }

  /** Says something in the line at the bottom. */
  void say(String sentence) {
    said.setText(sentence);
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
    log.show(job.state().lines());
    curves.show(job.state());
    List<Diagnostic> all = new ArrayList<>(problems);
    job.state().error().ifPresent(all::add);
    showErrors(all);
    switch (job.status()) {
      case RUNNING -> say("Running: " + Math.round(100 * job.state().progress()) + " %");
      case DONE -> say("Done. Results are in " + job.folder().out());
      case FAILED -> say(job.state().error().map(Diagnostic::toString).orElse("The run failed."));
      case CANCELLED -> say("Cancelled; run it again to go on from the last checkpoint.");
      case QUEUED -> say("Waiting for its turn.");
    }
  }

  private void goTo(Diagnostic found) {
    if (bench.document().state().nodes().containsKey(found.owner())
        || bench.document().state().regions().containsKey(found.owner())) {
      centre.getSelectionModel().select(graphTab);
      bench.canvas().focus(found.owner());
      showInspector();
    }
  }

  private void goTo(int state) {
    bench.document().goTo(state);
  }

  void showInspector() {
    right.getSelectionModel().select(inspectorTab);
    inspector.takeFocus();
  }

  void showNote() {
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
              right.getSelectionModel().select(helpTab);
            });
  }

  /** Lists the keys of a preset in a window. */
  void showKeys(boolean blender) {
    Map<String, String> byAction = new TreeMap<>();
    KeyMap map = blender ? KeyMap.blender() : KeyMap.comfy();
    for (Map.Entry<Chord, String> entry : map.all().entrySet()) {
      byAction.merge(entry.getValue(), entry.getKey().toString(), (a, b) -> a + ", " + b);
    }
    KeysWindow.show(root.getScene().getWindow(), byAction);
  }

  void showOnStage(Path file) {
    centre.getSelectionModel().select(stage.tab());
    stage.show(file, this::say);
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

  private void addInTheMiddle(NodeSpec spec) {
    var seen = bench.canvas().desk().viewport().visible();
    add(spec.id(), new Spot(seen.middleX(), seen.middleY()));
  }

  private void add(String type, Spot at) {
    var desk = bench.canvas().desk();
    bench.document().apply(new NodeEdits(catalogue).add(type, at, desk.regionAt(at)));
    bench.canvas().requestFocus();
  }

  private static void welcomeNodes(DragEvent event) {
    if (event.getDragboard().hasString()
        && event.getDragboard().getString().startsWith(LibraryPane.DRAG)) {
      event.acceptTransferModes(TransferMode.COPY);
      event.consume();
    }
  }

  private void dropNode(DragEvent event) {
    String text = event.getDragboard().getString();
    if (text == null || !text.startsWith(LibraryPane.DRAG)) {
      return;
    }
    var view = bench.canvas().desk().viewport();
    add(
        text.substring(LibraryPane.DRAG.length()),
        new Spot(view.worldX(event.getX()), view.worldY(event.getY())));
    event.setDropCompleted(true);
    event.consume();
  }

  void dispose() {
    queue.dispose();
    stage.dispose();
  }
}
