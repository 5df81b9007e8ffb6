package io.avatarloom.editor.stage;

import io.avatarloom.core.run.DaemonThreads;
import io.avatarloom.core.stage.AvatarPoser;
import io.avatarloom.core.value.HeadModel;
import io.avatarloom.core.value.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;

/**
 * The avatar stage: a picture to be turned with the mouse, and panels for look, pose, motion and
 * camera path. Pictures are drawn on another thread.
 */
public final class StageView extends BorderPane {
  private static final double PANEL_WIDTH = 320;

  /** Share of the stage that the panels leave to the picture. */
  private static final double PICTURE = 0.55;

  private static final double LEAST_PANEL = 200;

  private final StageServices services;
  private final Stage3d stage;
  private final StageModel model = new StageModel();
  private final StagePicture picture;
  private final StageBar bar;
  private final RenderLoop loop;
  private final PathPanel paths;
  private final StageDock dock;
  private final MotionPanel motions;
  private final NotesKeeper notes;
  private final List<Refresher> refreshers = new ArrayList<>();
  private final ExecutorService background =
      Executors.newSingleThreadExecutor(new DaemonThreads("stage-binding"));
  private CompletableFuture<Optional<AvatarPoser>> head;
  private int shows;

  /**
   * @param stage where pictures appear; {@link #dispose} disposes of it
   */
  public StageView(Stage3d stage, StageServices services) {
    this.stage = stage;
    this.services = services;
    getStyleClass().add("stage-view");
    getStylesheets().add(css());
    bar = new StageBar(this, model);
    loop =
        new RenderLoop(
            new Newest<Picture>(Platform::runLater, this::shown)::offer,
            error -> Platform.runLater(() -> bar.error("Cannot draw: " + error.getMessage())));
    picture = new StagePicture(stage, model, loop::request);
    motions = new MotionPanel(model, bar, services.assets().resolve("motion"));
    paths = new PathPanel(model, bar);
    notes = new NotesKeeper(model, bar);
    head = CompletableFuture.supplyAsync(services::shippedHead, background);
    SplitPane split = new SplitPane(picture.node(), panels());
    split.setOrientation(Orientation.HORIZONTAL);
    split.widthProperty().addListener((property, was, is) -> divide(split, was, is));
    BorderPane content = new BorderPane(split, bar.node(), null, bar.status(), null);
    content.getStyleClass().add("stage-view");
    content.getStylesheets().add(css());
    dock = new StageDock(this, content);
    stage.onTick(this::tick);
    model.onChange(picture::request);
  }

  /** Gives the panels their width when the stage gets its own. */
  private static void divide(SplitPane split, Number before, Number now) {
    if (before.doubleValue() <= 0) {
      double width = now.doubleValue();
      double panels = Math.min(PANEL_WIDTH, Math.max(LEAST_PANEL, (1 - PICTURE) * width));
      split.setDividerPositions(1 - panels / width);
    }
  }

  private static String css() {
    return StageView.class.getResource("stage.css").toExternalForm();
  }

  private Region panels() {
    LookPanel looks = new LookPanel(model);
    PosePanel poses = new PosePanel(model);
    TabPane tabs =
        new TabPane(
            tab("View", looks.node(), looks::refresh),
            tab("Pose", poses.node(), poses::refresh),
            tab("Motion", motions.node(), motions::refresh),
            tab("Camera", paths.node(), paths::refresh));
    tabs.getStyleClass().add("stage-tabs");
    tabs.setMinWidth(0);
    tabs.setPrefWidth(PANEL_WIDTH);
    SplitPane.setResizableWithParent(tabs, false);
    return tabs;
  }

  private Tab tab(String name, Node content, Runnable refresh) {
    Tab tab = new Tab(name, content);
    tab.setClosable(false);
    refreshers.add(new Refresher(model, refresh, tab::isSelected));
    return tab;
  }

  private void tick(double seconds) {
    model.tick(seconds);
    motions.tick(seconds);
    refreshers.forEach(refresher -> refresher.tick(seconds));
  }

  private void shown(Picture drawn) {
    stage.show(drawn);
    bar.count(drawn);
  }

  /**
   * Shows the avatar of a splat file, with the cameras and poses kept beside it.
   *
   * @throws IOException if it is not a splat file; the message names it
   */
  public void show(Path file) throws IOException {
    show(AvatarFile.read(file), file.getFileName().toString());
    notes.open(file);
  }

  /** Shows one avatar: splats, an optimiser's state or a mesh. May be called again and again. */
  public void show(Value value, String title) {
    show(List.of(value), List.of(title));
  }

  /** Shows two avatars side by side under one camera and one pose. */
  public void compare(Value left, Value right) {
    compare(left, "left", right, "right");
  }

  /** Shows two avatars side by side, with titles. */
  public void compare(Value left, String leftTitle, Value right, String rightTitle) {
    show(List.of(left, right), List.of(leftTitle, rightTitle));
  }

  /** Adds a second avatar beside the first, or replaces it. */
  void beside(Value value, String title) {
    List<Actor> kept = model.actors();
    if (kept.isEmpty()) {
      show(value, title);
    } else {
      place(List.of(value), List.of(title), kept.subList(0, 1));
    }
  }

  /** Takes the second avatar away. */
  void alone() {
    if (model.actors().size() > 1) {
      model.show(model.actors().subList(0, 1));
    }
  }

  /** Moves the stage into a window of its own, or back. */
  void toggleDock() {
    dock.toggle();
  }

  /** Poses avatars shown from now on by another head model. */
  public void setHead(HeadModel model) {
    head = CompletableFuture.supplyAsync(() -> services.head(model), background);
  }

  private void show(List<Value> values, List<String> titles) {
    notes.leave();
    place(values, titles, List.of());
  }

  private void place(List<Value> values, List<String> titles, List<Actor> before) {
    int mine = ++shows;
    head.thenApplyAsync(
            poser -> {
              List<Actor> actors = new ArrayList<>(before);
              for (int i = 0; i < values.size(); i++) {
                actors.add(new Actor(titles.get(i), values.get(i), services.renderers(), poser));
              }
              return actors;
            },
            background)
        .whenComplete(
            (actors, error) ->
                Platform.runLater(
                    () -> {
                      if (error != null) {
                        bar.error(reason(error));
                      } else if (mine == shows) {
                        model.show(actors);
                      }
                    }));
  }

  private static String reason(Throwable error) {
    Throwable cause = error instanceof CompletionException ? error.getCause() : error;
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }

  /** Where the stage is looked at from now. */
  public OrbitCamera camera() {
    return model.camera();
  }

  /** The camera, looks and poses; for tests and the shell's automation. */
  StageModel model() {
    return model;
  }

  /** Exports the camera path into a folder, in the background. */
  public void exportPath(Path folder) {
    paths.export(folder);
  }

  /** Clips, and the recording of new ones. */
  MotionPanel motions() {
    return motions;
  }

  /** Plays a motion file, or several together. */
  public void play(Path... motionFiles) {
    motions.play(motionFiles);
  }

  StageBar bar() {
    return bar;
  }

  /** Key frames, their files and films. */
  PathPanel paths() {
    return paths;
  }

  /** Stops drawing and the clock. */
  public void dispose() {
    dock.dock();
    motions.dispose();
    loop.close();
    background.shutdownNow();
    stage.dispose();
  }
}
