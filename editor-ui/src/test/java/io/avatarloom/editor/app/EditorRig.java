package io.avatarloom.editor.app;

import io.avatarloom.core.basic.BasicNodes;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.run.FileResolver;
import io.avatarloom.editor.canvas.Box;
import io.avatarloom.editor.canvas.Desk;
import io.avatarloom.editor.canvas.GraphCanvas;
import io.avatarloom.editor.run.RunJob;
import io.avatarloom.editor.run.RunQueue;
import io.avatarloom.editor.session.NodeItem;
import io.avatarloom.editor.session.Sketch;
import io.avatarloom.editor.session.SketchWriter;
import io.avatarloom.editor.session.Spot;
import io.avatarloom.editor.stage.Fakes;
import io.avatarloom.editor.stage.StageServices;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.testfx.util.WaitForAsyncUtils;

/**
 * An editor window with settings, cache and runs of its own in a folder, and hands to work it: the
 * pointer in graph units, keys by their names.
 */
final class EditorRig extends Hands<EditorRig> {
  private static final double WIDTH = 1280;
  private static final double HEIGHT = 800;
  private static final String RECIPE = "toy.loom.json";

  final Deque<Path> picked = new ArrayDeque<>();
  final Path folder;
  private final EditorWindow window;
  private final RunQueue queue;
  private Labeled status;

  private EditorRig(Stage stage, Path folder) throws IOException {
    this(
        stage, folder, new Catalogue(List.of(new BasicNodes(), new KindNodes())), Fakes.withHead());
  }

  private EditorRig(Stage stage, Path folder, Catalogue catalogue, StageServices drawing)
      throws IOException {
    this.folder = folder;
    queue = RunQueue.open(folder.resolve("settings/runs"));
    window =
        new EditorWindow(
            stage,
            catalogue,
            folder.resolve("settings"),
            folder.resolve("cache"),
            queue,
            new Picks(),
            drawing);
  }

  /** The editor with all installed nodes, renderers and heads, and a new document. */
  static EditorRig whole(Stage stage, Path folder) throws IOException {
    Files.createDirectories(folder.resolve("settings"));
    Settings.DEFAULTS.write(folder.resolve("settings"));
    EditorRig rig =
        new EditorRig(
            stage,
            folder,
            Catalogue.installed(),
            StageServices.installed(FileResolver.installedAssets()));
    rig.show(stage);
    rig.window.start(Optional.empty());
    return rig;
  }

  /** Opens a recipe, with the keys of ComfyUI. Call it on the toolkit's thread. */
  static EditorRig open(Stage stage, Path folder, String recipe) throws IOException {
    return open(stage, folder, recipe, false);
  }

  static EditorRig open(Stage stage, Path folder, String recipe, boolean blenderKeys)
      throws IOException {
    Files.createDirectories(folder.resolve("settings"));
    Settings.DEFAULTS.withBlenderKeys(blenderKeys).write(folder.resolve("settings"));
    EditorRig rig = new EditorRig(stage, folder);
    rig.show(stage);
    rig.window.start(Optional.of(ToyFiles.write(folder, RECIPE, recipe)));
    return rig;
  }

  /** A window that has not started yet. */
  static EditorRig bare(Stage stage, Path folder) throws IOException {
    EditorRig rig = new EditorRig(stage, folder);
    rig.show(stage);
    return rig;
  }

  /** Opens its recipe anew, whatever an earlier test has left of it. */
  EditorRig reopen() {
    drop().robot.release(new KeyCode[0]);
    robot.interact(
        () -> {
          desk().document().markSaved();
          window.open(folder.resolve(RECIPE));
          robot.lookup("#library-search").queryAs(TextField.class).clear();
          for (TabPane tabs : robot.lookup(".tab-pane").queryAllAs(TabPane.class)) {
            tabs.getSelectionModel().selectFirst();
          }
        });
    return to(new Point2D(WIDTH - 4, HEIGHT - 4));
  }

  private void show(Stage stage) {
    stage.setScene(new Scene(window, WIDTH, HEIGHT));
    stage.setX(0);
    stage.setY(0);
    stage.show();
  }

  /** Answers the file dialogs. */
  private final class Picks implements FilePicker {
    @Override
    public Optional<Path> open(Path from) {
      return Optional.ofNullable(picked.poll());
    }

    @Override
    public Optional<Path> save(Path to, String name, String kind, String pattern) {
      return Optional.ofNullable(picked.poll());
    }
  }

  /** Ends the window and what it has started. */
  void close() {
    robot.interact(window::dispose);
    for (RunJob job : queue.jobs()) {
      job.process()
          .flatMap(process -> ProcessHandle.of(process.pid()))
          .ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  EditorWindow window() {
    return window;
  }

  RunQueue queue() {
    return queue;
  }

  GraphCanvas canvas() {
    return robot.lookup("#graph").queryAs(GraphCanvas.class);
  }

  Desk desk() {
    return canvas().desk();
  }

  Sketch state() {
    return desk().state();
  }

  NodeItem node(String id) {
    return state().nodes().get(id);
  }

  /** The document as it would be saved. */
  String text() {
    return SketchWriter.text(state());
  }

  List<String> links() {
    return state().links().collect(item -> item.link().toString()).castToList();
  }

  @Override
  EditorRig self() {
    return this;
  }

  @Override
  EditorWindow root() {
    return window;
  }

  /** What the line at the bottom says. */
  @Override
  String said() {
    if (status == null) {
      status = robot.lookup("#status").queryAs(Labeled.class);
    }
    return status.getText();
  }

  // ---- places

  Point2D screen(Spot at) {
    return screen(at.x(), at.y());
  }

  Point2D screen(double x, double y) {
    var view = desk().viewport();
    return canvas().localToScreen(view.screenX(x), view.screenY(y));
  }

  Box box(String node) {
    return desk().picture().node(node).orElseThrow().box();
  }

  Point2D title(String node) {
    return screen(box(node).x() + 60, box(node).y() + 12);
  }

  Point2D input(String ref) {
    return screen(desk().picture().place(PortRef.parse(ref), true).orElseThrow());
  }

  Point2D output(String ref) {
    return screen(desk().picture().place(PortRef.parse(ref), false).orElseThrow());
  }

  /** The middle of a link without reroute points. */
  Point2D onLink(String link) {
    String[] ends = link.split(" -> ");
    return output(ends[0]).midpoint(input(ends[1]));
  }

  // ---- hands

  EditorRig fit() {
    robot.interact(() -> canvas().fit());
    WaitForAsyncUtils.waitForFxEvents();
    return this;
  }

  /** Selects nodes with the pointer. */
  EditorRig select(String... nodes) {
    click(title(nodes[0]));
    for (int i = 1; i < nodes.length; i++) {
      robot.press(KeyCode.SHIFT);
      click(title(nodes[i])).robot.release(KeyCode.SHIFT);
    }
    return settle();
  }

  /** Does an action of the menu. */
  EditorRig act(String action) {
    robot.interact(() -> canvas().perform(action));
    return settle();
  }

  /** What a screen reader says of a node. */
  String spoken(String node) {
    robot.interact(
        () -> {
          canvas().requestFocus();
          canvas().focus(node);
        });
    settle();
    return canvas().getAccessibleText();
  }

  /** Drags files from elsewhere over a part of the window and lets go of them. */
  EditorRig dropFiles(Node target, File... files) {
    robot.interact(() -> FileDrag.drop(target, List.of(files)));
    return settle();
  }

  /**
   * Drags a text over a place of the canvas and lets go of it.
   *
   * @return whether it was taken
   */
  boolean drop(String text, Point2D onScreen) {
    boolean[] taken = new boolean[1];
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    robot.interact(
        () -> taken[0] = FileDrag.drop(canvas(), content, canvas().screenToLocal(onScreen)));
    settle();
    return taken[0];
  }
}
