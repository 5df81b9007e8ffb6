package io.avatarloom.editor.stage;

import com.almasb.fxgl.app.ApplicationMode;
import com.almasb.fxgl.app.FXGLPane;
import com.almasb.fxgl.app.GameApplication;
import com.almasb.fxgl.app.GameSettings;
import com.almasb.fxgl.app.services.UpdaterService;
import com.almasb.fxgl.dsl.FXGL;
import com.almasb.fxgl.entity.Entity;
import java.util.function.DoubleConsumer;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/**
 * A stage run by FXGL: its loop is the clock and its scene holds the avatar as an entity. FXGL's
 * engine is one per process, so there is one such stage; others are {@link ImageStage}s.
 */
public final class FxglStage implements Stage3d {
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 800;

  private final PictureView view = new PictureView();
  private final Pane pane;
  private DoubleConsumer tick = seconds -> {};

  /** Starts the engine; must be called on the JavaFX thread, once per process. */
  public FxglStage() {
    view.node().setFitWidth(WIDTH);
    view.node().setFitHeight(HEIGHT);
    FXGLPane engine = GameApplication.embeddedLaunch(new Game());
    pane = new Pane(engine);
    engine.renderWidthProperty().bind(pane.widthProperty());
    engine.renderHeightProperty().bind(pane.heightProperty());
    engine.setMouseTransparent(true);
    engine.setFocusTraversable(false);
  }

  @Override
  public Region node() {
    return pane;
  }

  @Override
  public void show(Picture picture) {
    view.show(picture);
  }

  @Override
  public void onTick(DoubleConsumer callback) {
    tick = callback;
  }

  @Override
  public void dispose() {
    tick = seconds -> {};
    GameApplication.embeddedShutdown();
  }

  /** The one scene: the picture in an entity that fills the view, stretched with it. */
  private final class Game extends GameApplication {
    @Override
    protected void initSettings(GameSettings settings) {
      settings.setWidth(WIDTH);
      settings.setHeight(HEIGHT);
      settings.setTitle("AvatarLoom");
      settings.setVersion("");
      settings.setManualResizeEnabled(true);
      settings.setPreserveResizeRatio(false);
      settings.setScaleAffectedOnResize(true);
      settings.setIntroEnabled(false);
      settings.setMainMenuEnabled(false);
      settings.setGameMenuEnabled(false);
      settings.setClickFeedbackEnabled(false);
      settings.setFileSystemWriteAllowed(false);
      settings.setCloseConfirmation(false);
      settings.setApplicationMode(ApplicationMode.RELEASE);
      settings.setEngineServices(
          settings.getEngineServices().stream()
              .filter(service -> !service.equals(UpdaterService.class))
              .toList());
    }

    @Override
    protected void initGame() {
      Entity avatar = new Entity();
      avatar.getViewComponent().addChild(view.node());
      FXGL.getGameWorld().addEntity(avatar);
    }

    @Override
    protected void onUpdate(double secondsPerFrame) {
      tick.accept(secondsPerFrame);
    }
  }
}
