package io.avatarloom.editor.canvas;

import io.avatarloom.editor.session.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** One thing a hand can do to a canvas, drawn by a seed. */
final class RandomGesture {
  private static final List<Chord> CHORDS = chords();
  private static final List<String> TEXTS = List.of("blur", "n", "zzz", "a b", "", "switch", "%(*");

  private final CanvasRig rig;
  private final Random random;

  RandomGesture(CanvasRig rig, long seed) {
    this.rig = rig;
    random = new Random(seed);
  }

  private static List<Chord> chords() {
    List<Chord> all = new ArrayList<>(new java.util.TreeMap<>(byText(KeyMap.comfy())).values());
    all.addAll(new java.util.TreeMap<>(byText(KeyMap.blender())).values());
    return List.copyOf(all);
  }

  private static Map<String, Chord> byText(KeyMap keys) {
    Map<String, Chord> found = new java.util.HashMap<>();
    keys.all().keySet().forEach(chord -> found.put(chord.toString(), chord));
    return found;
  }

  void play() {
    switch (random.nextInt(16)) {
      case 0 -> rig.mouse(MouseEvent.MOUSE_PRESSED, button(), place(), clicks(), held());
      case 1 -> rig.mouse(MouseEvent.MOUSE_DRAGGED, button(), place(), 1, held());
      case 2 -> rig.mouse(MouseEvent.MOUSE_RELEASED, button(), place(), 1, held());
      case 3 -> rig.mouse(MouseEvent.MOUSE_MOVED, MouseButton.NONE, place(), 0, held());
      case 4, 5, 6, 7 -> drag();
      case 8 -> click();
      case 9 -> rig.scroll(place(), random.nextInt(3) * 40 - 40, 300 - random.nextInt(600), held());
      case 10, 11, 12, 13 -> rig.key(CHORDS.get(random.nextInt(CHORDS.size())));
      case 14 -> rig.key(key(), held());
      default -> other();
    }
  }

  private void drag() {
    MouseButton button = button();
    CanvasRig.Held held = held();
    rig.mouse(MouseEvent.MOUSE_PRESSED, button, place(), 1, held);
    for (int i = random.nextInt(4); i >= 0; i--) {
      rig.mouse(MouseEvent.MOUSE_DRAGGED, button, place(), 1, held);
    }
    rig.mouse(MouseEvent.MOUSE_RELEASED, button, place(), 1, held);
  }

  private void click() {
    Point2D at = place();
    MouseButton button = button();
    CanvasRig.Held held = held();
    int clicks = clicks();
    rig.mouse(MouseEvent.MOUSE_PRESSED, button, at, clicks, held);
    rig.mouse(MouseEvent.MOUSE_RELEASED, button, at, clicks, held);
  }

  private void other() {
    if (rig.isSearching()) {
      rig.field().setText(TEXTS.get(random.nextInt(TEXTS.size())));
      rig.key(random.nextBoolean() ? KeyCode.ENTER : KeyCode.DOWN, CanvasRig.Held.NONE);
    } else {
      int steps = random.nextInt(4);
      for (int i = 0; i < steps; i++) {
        rig.canvas.perform(random.nextInt(3) == 0 ? "edit.redo" : "edit.undo");
      }
    }
  }

  private int clicks() {
    return 1 + random.nextInt(2);
  }

  private MouseButton button() {
    return switch (random.nextInt(5)) {
      case 0 -> MouseButton.MIDDLE;
      case 1 -> MouseButton.SECONDARY;
      default -> MouseButton.PRIMARY;
    };
  }

  private CanvasRig.Held held() {
    return new CanvasRig.Held(
        random.nextInt(4) == 0, random.nextInt(4) == 0, random.nextInt(6) == 0);
  }

  private KeyCode key() {
    KeyCode[] all = KeyCode.values();
    return all[random.nextInt(all.length)];
  }

  /** A place of the canvas: of a node, port, link, frame or region more often than of nothing. */
  private Point2D place() {
    Picture picture = rig.desk().picture();
    int kind = random.nextInt(6);
    if (kind < 2 && !picture.nodes().isEmpty()) {
      return in(picture.nodes().get(random.nextInt(picture.nodes().size())), kind == 0);
    }
    if (kind == 2 && !picture.links().isEmpty()) {
      double[] at = picture.links().get(random.nextInt(picture.links().size())).at(0.5);
      return rig.at(at[0], at[1]);
    }
    if (kind == 3 && picture.sketch().frames().notEmpty()) {
      Frame frame = picture.sketch().frameList().getFirst();
      return random.nextBoolean()
          ? rig.at(frame.x() + 30, frame.y() + 10)
          : rig.at(frame.x() + frame.width() - 5, frame.y() + frame.height() - 5);
    }
    if (kind == 4 && !picture.regions().isEmpty()) {
      return in(picture.regions().values().iterator().next());
    }
    return new Point2D(
        random.nextInt((int) CanvasRig.WIDTH + 60) - 30,
        random.nextInt((int) CanvasRig.HEIGHT + 60) - 30);
  }

  private Point2D in(Picture.Placed node, boolean atPort) {
    Box box = node.box();
    var ports = node.shape().ports();
    if (atPort && ports.notEmpty()) {
      PortShape port = ports.get(random.nextInt(ports.size()));
      return rig.at(box.x() + port.x(), box.y() + port.y());
    }
    double down = random.nextBoolean() ? 10 : random.nextDouble() * box.height();
    return rig.at(box.x() + random.nextDouble() * box.width(), box.y() + down);
  }

  private Point2D in(RegionShape region) {
    var ports = region.left().newWithAll(region.right());
    if (ports.isEmpty() || random.nextBoolean()) {
      return rig.at(region.box().x() + 40, region.box().y() + 10);
    }
    PortShape port = ports.get(random.nextInt(ports.size()));
    return rig.at(port.x(), port.y());
  }
}
