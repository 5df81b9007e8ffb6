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
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.image.PixelReader;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/**
 * An editor window with settings, cache and runs of its own in a folder, and hands to work it: the
 * pointer in graph units, keys by their names.
 */
final class EditorRig {
  private static final double WIDTH = 1280;
  private static final double HEIGHT = 800;
  private static final String RECIPE = "toy.loom.json";

  final FxRobot robot = new FxRobot();
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

  /** What the line at the bottom says. */
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

  /** Moves the pointer in one step. */
  EditorRig to(Point2D at) {
    robot.robotContext().getBaseRobot().moveMouse(at);
    return settle();
  }

  EditorRig click(Point2D at) {
    to(at).robot.clickOn(MouseButton.PRIMARY);
    return settle();
  }

  EditorRig doubleClick(Point2D at) {
    to(at).robot.doubleClickOn(MouseButton.PRIMARY);
    return settle();
  }

  EditorRig click(String query) {
    return click(middle(robot.lookup(query).query()));
  }

  static Point2D middle(Node node) {
    var bounds = node.localToScreen(node.getBoundsInLocal());
    return new Point2D(bounds.getCenterX(), bounds.getCenterY());
  }

  EditorRig drag(Point2D from, Point2D to, KeyCode... held) {
    return hold(from, to, held).drop(held);
  }

  /** Presses and moves, without letting go. */
  EditorRig hold(Point2D from, Point2D to, KeyCode... held) {
    return hold(MouseButton.PRIMARY, from, to, held);
  }

  EditorRig hold(MouseButton button, Point2D from, Point2D to, KeyCode... held) {
    aside(from).to(from).robot.press(held).press(button);
    return to(from.midpoint(to)).to(to);
  }

  /** Leaves a place, so that the next press there is not the second of a double click. */
  private EditorRig aside(Point2D from) {
    return to(from.add(25, 25));
  }

  EditorRig drop(KeyCode... held) {
    robot.release(MouseButton.PRIMARY, MouseButton.SECONDARY, MouseButton.MIDDLE).release(held);
    return settle();
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

  /** Presses keys together, such as {@code Ctrl+Shift+Z}, by the names of the key map. */
  EditorRig keys(String chord) {
    KeyCode[] codes =
        List.of(chord.split("\\+")).stream()
            .map(word -> word.equals("Ctrl") ? "CONTROL" : word.toUpperCase(java.util.Locale.ROOT))
            .map(KeyCode::valueOf)
            .toArray(KeyCode[]::new);
    robot.push(codes);
    return settle();
  }

  /** Does an action of the menu. */
  EditorRig act(String action) {
    robot.interact(() -> canvas().perform(action));
    return settle();
  }

  EditorRig type(String text) {
    robot.write(text, 0);
    return settle();
  }

  EditorRig settle() {
    WaitForAsyncUtils.waitForFxEvents(1);
    robot.interact(window::layout);
    return this;
  }

  /** Waits until something holds; says what was waited for when it does not come. */
  EditorRig await(String what, Callable<Boolean> condition) {
    return await(what, 60, condition);
  }

  EditorRig await(String what, long seconds, Callable<Boolean> condition) {
    try {
      WaitForAsyncUtils.waitFor(seconds, TimeUnit.SECONDS, () -> onToolkit(condition));
    } catch (TimeoutException e) {
      throw new AssertionError("waited in vain for " + what + "; said: " + said(), e);
    }
    return this;
  }

  /** What the canvas looks like, a number for each pixel. */
  int[] pixels() {
    BufferedImage[] seen = new BufferedImage[1];
    robot.interact(() -> seen[0] = SwingFXUtils.fromFXImage(canvas().snapshot(null, null), null));
    return seen[0].getRGB(
        0, 0, seen[0].getWidth(), seen[0].getHeight(), null, 0, seen[0].getWidth());
  }

  /** How far the middle of a link stands out from the ground, in brightness, 0 to 3. */
  double contrastOn(String link) {
    Point2D at = canvas().screenToLocal(onLink(link));
    double[] most = new double[1];
    robot.interact(
        () -> {
          PixelReader seen = canvas().snapshot(null, null).getPixelReader();
          Color ground = seen.getColor(2, 2);
          for (int dx = -2; dx <= 2; dx++) {
            for (int dy = -2; dy <= 2; dy++) {
              Color c = seen.getColor((int) at.getX() + dx, (int) at.getY() + dy);
              most[0] = Math.max(most[0], Math.abs(sum(c) - sum(ground)));
            }
          }
        });
    return most[0];
  }

  private static double sum(Color colour) {
    return colour.getRed() + colour.getGreen() + colour.getBlue();
  }

  /** The control whose accessible name begins so. */
  <T extends Node> T named(String accessible, Class<T> type) {
    return robot
        .lookup(
            (Node node) ->
                type.isInstance(node)
                    && isShown(node)
                    && node.getAccessibleText() != null
                    && node.getAccessibleText().startsWith(accessible))
        .queryAs(type);
  }

  /** The label, tab or button with a text. */
  Labeled label(String text) {
    return robot
        .lookup(
            (Node node) ->
                node instanceof Labeled labeled && isShown(node) && text.equals(labeled.getText()))
        .queryAs(Labeled.class);
  }

  private static boolean isShown(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return node.getScene() != null;
  }

  /** Texts of all labels that a query finds. */
  List<String> texts(String query) {
    return robot.lookup(query).queryAllAs(Labeled.class).stream().map(Labeled::getText).toList();
  }

  /** The drawn cell of a list. */
  Node cell(ListView<?> list, int index) {
    return robot
        .from(list)
        .lookup((Node node) -> node instanceof ListCell<?> cell && cell.getIndex() == index)
        .query();
  }

  EditorRig click(Node node) {
    return click(middle(node));
  }

  /** Puts a text in the place of what a field holds. */
  EditorRig fill(TextField field, String text) {
    return click(field).keys("Ctrl+A").type(text);
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

  private static boolean onToolkit(Callable<Boolean> condition) throws Exception {
    return WaitForAsyncUtils.asyncFx(condition).get();
  }

  Optional<Node> find(String query) {
    return robot.lookup(query).tryQuery();
  }

  /** Works on something of the window on the toolkit's thread. */
  <T extends Node> void with(String query, Class<T> type, Consumer<T> work) {
    T node = robot.lookup(query).queryAs(type);
    robot.interact(() -> work.accept(node));
    settle();
  }
}
