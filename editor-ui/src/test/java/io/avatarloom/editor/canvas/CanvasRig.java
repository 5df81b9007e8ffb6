package io.avatarloom.editor.canvas;

import io.avatarloom.core.graph.PortRef;
import io.avatarloom.editor.session.Document;
import io.avatarloom.editor.session.Sketch;
import io.avatarloom.editor.session.SketchWriter;
import io.avatarloom.editor.session.Toy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A canvas without a window that is handed events; use it on the toolkit's thread. */
final class CanvasRig implements CanvasHost {
  static final double WIDTH = 900;
  static final double HEIGHT = 600;

  /** Keys that are held along with a button or key. */
  record Held(boolean shift, boolean ctrl, boolean alt) {
    static final Held NONE = new Held(false, false, false);
  }

  final List<String> asked = new ArrayList<>();
  final Document document;
  final GraphCanvas canvas;

  CanvasRig(Sketch sketch) {
    document = new Document(sketch);
    canvas = new GraphCanvas(Toy.CATALOGUE, document, this);
    Scene scene = new Scene(canvas, WIDTH, HEIGHT);
    scene.getRoot().applyCss();
    canvas.resize(WIDTH, HEIGHT);
    canvas.layout();
    canvas.fit();
  }

  /** Does something on the toolkit's thread; failures of listeners there count too. */
  static <T> T onToolkit(Callable<T> work) throws Exception {
    FxToolkit.registerPrimaryStage();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    T result =
        WaitForAsyncUtils.waitFor(
            120,
            TimeUnit.SECONDS,
            WaitForAsyncUtils.asyncFx(
                () -> {
                  Thread.currentThread()
                      .setUncaughtExceptionHandler(
                          (thread, thrown) -> failure.compareAndSet(null, thrown));
                  try {
                    return work.call();
                  } finally {
                    Thread.currentThread().setUncaughtExceptionHandler(null);
                  }
                }));
    if (failure.get() != null) {
      throw new AssertionError("a listener failed", failure.get());
    }
    return result;
  }

  String text() {
    return SketchWriter.text(document.state());
  }

  Desk desk() {
    return canvas.desk();
  }

  /** A place of the canvas, pixels, by graph units. */
  Point2D at(double x, double y) {
    Viewport view = desk().viewport();
    return new Point2D(view.screenX(x), view.screenY(y));
  }

  Point2D port(String ref, boolean input) {
    var spot = desk().picture().place(PortRef.parse(ref), input).orElseThrow();
    return at(spot.x(), spot.y());
  }

  void mouse(
      javafx.event.EventType<MouseEvent> type,
      MouseButton button,
      Point2D at,
      int clicks,
      Held held) {
    Node target = canvas.getChildrenUnmodifiable().get(0);
    boolean moved = type == MouseEvent.MOUSE_MOVED;
    Event.fireEvent(
        target,
        new MouseEvent(
            type,
            at.getX(),
            at.getY(),
            at.getX(),
            at.getY(),
            moved ? MouseButton.NONE : button,
            clicks,
            held.shift(),
            held.ctrl(),
            held.alt(),
            false,
            button == MouseButton.PRIMARY && !moved,
            button == MouseButton.MIDDLE && !moved,
            button == MouseButton.SECONDARY && !moved,
            false,
            false,
            true,
            new PickResult(target, at.getX(), at.getY())));
    canvas.layout();
  }

  void scroll(Point2D at, double dx, double dy, Held held) {
    Node target = canvas.getChildrenUnmodifiable().get(0);
    Event.fireEvent(
        target,
        new ScrollEvent(
            ScrollEvent.SCROLL,
            at.getX(),
            at.getY(),
            at.getX(),
            at.getY(),
            held.shift(),
            held.ctrl(),
            held.alt(),
            false,
            false,
            false,
            dx,
            dy,
            dx,
            dy,
            ScrollEvent.HorizontalTextScrollUnits.NONE,
            0,
            ScrollEvent.VerticalTextScrollUnits.NONE,
            0,
            0,
            new PickResult(target, at.getX(), at.getY())));
    canvas.layout();
  }

  void key(Chord chord) {
    key(KeyCode.valueOf(chord.key()), new Held(chord.shift(), chord.ctrl(), chord.alt()));
  }

  /** Presses and lets go of a key, in the search when it is open. */
  void key(KeyCode code, Held held) {
    for (var type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
      Event.fireEvent(
          isSearching() ? field() : canvas,
          new KeyEvent(type, "", "", code, held.shift(), held.ctrl(), held.alt(), false));
    }
    canvas.layout();
  }

  boolean isSearching() {
    return canvas.lookup("#node-search").isVisible();
  }

  TextField field() {
    return (TextField) canvas.lookup("#node-search-field");
  }

  @Override
  public void openSearch(SearchRequest request) {
    canvas.search(request);
  }

  @Override
  public void openHelp(String type) {
    asked.add("help " + type);
  }

  @Override
  public void openInspector(String id) {
    asked.add("inspector " + id);
  }

  @Override
  public boolean perform(String action) {
    asked.add(action);
    return true;
  }
}
