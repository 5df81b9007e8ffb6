package io.avatarloom.editor.stage;

import atlantafx.base.theme.PrimerDark;
import io.avatarloom.core.bench.BenchContext;
import io.avatarloom.core.bench.BenchRow;
import io.avatarloom.core.bench.Benchmark;
import io.avatarloom.core.stage.DrawStyle.MeshLook;
import io.avatarloom.core.value.SplatCloud;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

/** Pictures a second of the stage in a window of 1280 x 800 while the avatar moves. */
public final class StageBench implements Benchmark {
  private static final double BAR = 20;
  private static final double DEGREES_PER_SECOND = 40;
  private static final int WARM_UP_MS = 3000;
  private static final double SECONDS = 6;
  private static final int PARTS = 30;

  private WatchedStage stage;
  private StageView view;
  private Stage window;

  @Override
  public String name() {
    return "stage";
  }

  @Override
  public String description() {
    return "Pictures a second of the avatar stage while it moves; needs a display: [AVATAR.ply].";
  }

  @Override
  public List<BenchRow> run(List<String> args, BenchContext context) throws Exception {
    SplatCloud cloud = BenchAvatar.of(args, context);
    StageServices services = StageServices.installed(context.assets());
    MotionClip clip = MotionClip.read(context.assets().resolve("motion").resolve("talk.json"));
    List<BenchRow> rows = new ArrayList<>();
    rows.add(new BenchRow("splats", cloud.count(), "", "", true));
    rows.addAll(parts(cloud, services, clip));
    Platform.startup(() -> {});
    onToolkit(() -> open(services, cloud));
    try {
      while (!onToolkit(() -> view.model().poser().isPresent())) {
        Thread.sleep(50);
      }
      scenes(cloud, clip, context, rows);
    } finally {
      onToolkit(
          () -> {
            view.dispose();
            window.close();
            return true;
          });
    }
    return rows;
  }

  private boolean open(StageServices services, SplatCloud cloud) {
    Application.setUserAgentStylesheet(new PrimerDark().getUserAgentStylesheet());
    stage = new WatchedStage(new FxglStage());
    view = new StageView(stage, services);
    window = new Stage();
    window.setScene(new Scene(view, 1280, 800));
    window.show();
    view.show(cloud, "avatar");
    return true;
  }

  private static <T> T onToolkit(Callable<T> work) throws Exception {
    CompletableFuture<T> done = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            done.complete(work.call());
          } catch (Exception e) {
            done.completeExceptionally(e);
          }
        });
    return done.get(60, TimeUnit.SECONDS);
  }

  private void scenes(SplatCloud cloud, MotionClip clip, BenchContext context, List<BenchRow> rows)
      throws Exception {
    rows.addAll(scene("orbit", true, Optional.empty(), context));
    rows.addAll(scene("motion", false, Optional.of(clip), context));
    rows.addAll(scene("orbit and motion", true, Optional.of(clip), context));
    onToolkit(
        () -> {
          view.model().look(Look.plain().withMesh(true).withMeshLook(MeshLook.REGIONS));
          return true;
        });
    rows.addAll(scene("with the mesh by regions", true, Optional.of(clip), context));
    onToolkit(
        () -> {
          view.model().look(Look.plain());
          view.compare(cloud, cloud);
          return true;
        });
    rows.addAll(scene("two avatars", true, Optional.of(clip), context));
  }

  private List<BenchRow> scene(
      String name, boolean orbit, Optional<MotionClip> clip, BenchContext context)
      throws Exception {
    onToolkit(
        () -> {
          StageModel model = view.model();
          stage.alsoOnTick(
              seconds -> {
                OrbitCamera now = model.camera();
                if (orbit) {
                  double azimuth = now.azimuthDeg() + DEGREES_PER_SECOND * seconds;
                  model.camera(now.turned(azimuth, now.elevationDeg()));
                }
              });
          model.motion(clip);
          model.motionHead(model.motionHead().withPlaying(clip.isPresent()));
          return true;
        });
    Thread.sleep(WARM_UP_MS);
    double busyBefore = toolkitSeconds();
    long start = onToolkit(this::begin);
    Thread.sleep((long) (1000 * SECONDS));
    double seconds = (System.nanoTime() - start) / 1e9;
    WatchedStage.Figures figures = onToolkit(() -> stage.figures(seconds));
    double busy = (toolkitSeconds() - busyBefore) / seconds;
    context.print("measured: " + name);
    return List.of(
        new BenchRow(
            name, figures.perSecond(), "fps", ">= " + (int) BAR, figures.perSecond() >= BAR),
        new BenchRow(name + ": 95 % of waits within", figures.slowestMs(), "ms", "", true),
        new BenchRow(name + ": share of the resolution", figures.scale(), "", "", true),
        new BenchRow(name + ": posing and drawing", figures.drawingMs(), "ms", "", true),
        new BenchRow(name + ": window toolkit", 1000 * busy / figures.perSecond(), "ms", "", true));
  }

  private long begin() {
    stage.forget();
    return System.nanoTime();
  }

  /** Processor time of the threads that lay out and paint the window. */
  private static double toolkitSeconds() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    double seconds = 0;
    for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (thread != null
          && (thread.getThreadName().startsWith("JavaFX Application")
              || thread.getThreadName().startsWith("QuantumRenderer"))) {
        seconds += threads.getThreadCpuTime(thread.getThreadId()) / 1e9;
      }
    }
    return seconds;
  }

  /** What single steps take, without a window. */
  private static List<BenchRow> parts(SplatCloud cloud, StageServices services, MotionClip clip) {
    Actor actor = new Actor("avatar", cloud, services.renderers(), services.shippedHead());
    StageModel model = new StageModel();
    model.show(List.of(actor));
    double still = mean(i -> model.shot(920, 700), 1);
    double small = mean(i -> model.shot(920, 700), 0.5);
    model.motion(Optional.of(clip));
    double moving = mean(i -> model.shot(model.camera(), i / 25.0, 920, 700), 0.5);
    return List.of(
        new BenchRow("drawing 920 x 700", still, "ms", "", true),
        new BenchRow("drawing 460 x 350", small, "ms", "", true),
        new BenchRow("posing", moving - small, "ms", "", true));
  }

  private interface Shots {
    Shot at(int index);
  }

  private static double mean(Shots shots, double scale) {
    double sum = 0;
    for (int i = 0; i < 2 * PARTS; i++) {
      double took = Picture.of(shots.at(i), scale).tookMs();
      sum += i < PARTS ? 0 : took;
    }
    return sum / PARTS;
  }
}
