package io.avatarloom.editor.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.core.graph.PortRef;
import io.avatarloom.editor.session.Clip;
import io.avatarloom.editor.session.Sketch;
import io.avatarloom.editor.session.Toy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every key of both presets, pressed on a canvas, does what its action says. */
@Tag("window")
class CanvasKeysTest {
  /** What can be seen of a canvas. */
  private record Seen(
      Sketch state,
      int position,
      Set<String> selection,
      String focused,
      Optional<PortRef> port,
      Box view,
      boolean snap,
      boolean searching,
      boolean minimap,
      String help,
      String clipboard,
      List<String> asked) {
    static Seen of(CanvasRig rig) {
      Desk desk = rig.desk();
      String copied = Clipboard.getSystemClipboard().getString();
      return new Seen(
          desk.state(),
          rig.document.position(),
          desk.selection(),
          desk.focused(),
          desk.focusedPort(),
          desk.viewport().visible(),
          desk.isSnapping(),
          rig.isSearching(),
          rig.canvas.lookup("#minimap").isVisible(),
          rig.canvas.getAccessibleHelp(),
          copied == null ? "" : copied,
          List.copyOf(rig.asked));
    }

    double x(String node) {
      return state.nodes().get(node).at().x();
    }

    double y(String node) {
      return state.nodes().get(node).at().y();
    }

    boolean has(String node) {
      return state.nodes().containsKey(node);
    }

    boolean linked(String link) {
      return state.links().anySatisfy(item -> item.link().toString().equals(link));
    }

    double scale() {
      return CanvasRig.WIDTH / view.width();
    }
  }

  private static final Map<String, BiPredicate<Seen, Seen>> EFFECTS = new HashMap<>();

  static {
    editing();
    nodes();
    arranging();
    looking();
    walking();
    subgraphs();
    for (String asked :
        List.of("find", "run.all", "run.selected", "run.stop", "file.save", "file.saveAs")) {
      host(asked, asked);
    }
    host("file.open", "file.open");
    host("file.new", "file.new");
    host("node.note", "node.note");
    host("help", "help image.resize");
    host("focus.inspector", "inspector small");
  }

  private static void host(String action, String asked) {
    EFFECTS.put(action, (was, is) -> is.asked().contains(asked));
  }

  private static void editing() {
    EFFECTS.put("edit.undo", (was, is) -> is.position() == was.position() - 1);
    EFFECTS.put("edit.redo", (was, is) -> is.position() == was.position() + 1);
    EFFECTS.put("edit.copy", (was, is) -> is.clipboard().contains("small"));
    EFFECTS.put(
        "edit.cut", (was, is) -> !is.has("small") && is.clipboard().contains("image.resize"));
    EFFECTS.put("edit.paste", (was, is) -> is.has("either2"));
    EFFECTS.put("edit.pasteLinked", (was, is) -> is.linked("photo.image -> either2.b"));
    EFFECTS.put("edit.duplicate", (was, is) -> is.has("small2"));
    EFFECTS.put("edit.duplicateLinked", (was, is) -> is.linked("photo.image -> small2.image"));
    EFFECTS.put(
        "edit.delete", (was, is) -> !is.has("small") && !is.linked("photo.image -> soft.image"));
    EFFECTS.put("edit.deleteHeal", (was, is) -> is.linked("photo.image -> soft.image"));
    EFFECTS.put("link.key", (was, is) -> is.help().contains("Walk to a port first"));
    EFFECTS.put("link.cut", (was, is) -> !is.linked("photo.image -> small.image"));
    EFFECTS.put("cancel", (was, is) -> is.selection().isEmpty());
  }

  private static void nodes() {
    EFFECTS.put("add.search", (was, is) -> is.searching());
    EFFECTS.put("node.swap", (was, is) -> is.searching());
    EFFECTS.put("node.mute", (was, is) -> is.state().nodes().get("small").mode().equals("mute"));
    EFFECTS.put(
        "node.bypass", (was, is) -> is.state().nodes().get("small").mode().equals("bypass"));
    EFFECTS.put("node.collapse", (was, is) -> is.state().nodes().get("small").collapsed());
    EFFECTS.put("node.hideUnused", (was, is) -> is.state().nodes().get("small").hideUnused());
    EFFECTS.put("node.frame", (was, is) -> is.state().frames().size() == 2);
    EFFECTS.put("node.region", (was, is) -> is.state().regions().size() == 2);
  }

  private static void arranging() {
    EFFECTS.put("arrange.left", (was, is) -> is.x("small") == is.x("either"));
    EFFECTS.put("arrange.right", (was, is) -> is.x("small") > was.x("small"));
    EFFECTS.put("arrange.top", (was, is) -> is.y("either") == is.y("small"));
    EFFECTS.put("arrange.bottom", (was, is) -> is.y("small") > was.y("small"));
    EFFECTS.put("arrange.row", (was, is) -> is.x("either") != was.x("either"));
    EFFECTS.put("arrange.column", (was, is) -> is.y("small") != was.y("small"));
    EFFECTS.put("arrange.layout", (was, is) -> is.x("soft") > is.x("small") + 200);
    EFFECTS.put("view.snap", (was, is) -> is.snap() != was.snap());
    EFFECTS.put("move.left", (was, is) -> is.x("small") == was.x("small") - 24);
    EFFECTS.put("move.right", (was, is) -> is.x("small") == was.x("small") + 24);
    EFFECTS.put("move.up", (was, is) -> is.y("small") == was.y("small") - 24);
    EFFECTS.put("move.down", (was, is) -> is.y("small") == was.y("small") + 24);
  }

  private static void subgraphs() {
    EFFECTS.put("node.subgraph", (was, is) -> is.has("group") && !is.has("small"));
    EFFECTS.put("subgraph.open", (was, is) -> is.has("in") && is.has("small"));
    EFFECTS.put("subgraph.leave", (was, is) -> is.has("group") && !is.has("in"));
    EFFECTS.put("subgraph.dissolve", (was, is) -> is.has("small") && !is.has("group"));
    EFFECTS.put("subgraph.expose", (was, is) -> is.linked("in.image2 -> small.image"));
    EFFECTS.put("subgraph.conceal", (was, is) -> !is.linked("in.image -> small.image"));
  }

  private static void looking() {
    EFFECTS.put("view.fit", (was, is) -> is.view().width() > 1200);
    EFFECTS.put("view.fitSelection", (was, is) -> is.view().holds(is.x("small"), is.y("small")));
    EFFECTS.put("view.zoomIn", (was, is) -> is.scale() > was.scale());
    EFFECTS.put("view.zoomOut", (was, is) -> is.scale() < was.scale());
    EFFECTS.put("view.actual", (was, is) -> is.scale() == 1);
    EFFECTS.put("view.minimap", (was, is) -> is.minimap() != was.minimap());
    EFFECTS.put("select.all", (was, is) -> is.selection().size() == is.state().nodes().size());
    EFFECTS.put("select.none", (was, is) -> is.selection().isEmpty());
    EFFECTS.put("select.readers", (was, is) -> is.selection().contains("soft"));
    EFFECTS.put("select.sources", (was, is) -> is.selection().contains("photo"));
  }

  private static void walking() {
    EFFECTS.put("focus.left", (was, is) -> is.focused().equals("photo"));
    EFFECTS.put("focus.right", (was, is) -> is.focused().equals("soft"));
    EFFECTS.put("focus.up", (was, is) -> !is.focused().equals("small"));
    EFFECTS.put("focus.down", (was, is) -> is.focused().equals("alien"));
    EFFECTS.put("focus.around", (was, is) -> is.focused().equals("fit"));
    EFFECTS.put("focus.reader", (was, is) -> is.focused().equals("soft"));
    EFFECTS.put("focus.source", (was, is) -> is.focused().equals("photo"));
    EFFECTS.put(
        "focus.nextPort", (was, is) -> is.port().equals(Optional.of(PortRef.parse("small.image"))));
    EFFECTS.put(
        "focus.previousPort", (was, is) -> is.port().isPresent() && is.focused().equals("small"));
    EFFECTS.put("focus.select", (was, is) -> !is.selection().contains("small"));
  }

  static Stream<Arguments> keys() {
    return Stream.of(KeyMap.comfy(), KeyMap.blender())
        .flatMap(
            keys ->
                keys.all().entrySet().stream()
                    .map(e -> Arguments.of(keys.name(), e.getKey(), e.getValue())));
  }

  @ParameterizedTest(name = "{0}: {1} is {2}")
  @MethodSource("keys")
  void everyKeyDoesWhatItsActionSays(String preset, Chord chord, String action) throws Exception {
    BiPredicate<Seen, Seen> effect = EFFECTS.get(action);
    assertThat(effect).as("the effect of %s", action).isNotNull();
    CanvasRig.onToolkit(
        () -> {
          CanvasRig rig = prepared(action);
          rig.canvas.setKeyMap(preset.equals("Blender") ? KeyMap.blender() : KeyMap.comfy());
          Seen before = Seen.of(rig);
          rig.key(chord);
          Seen after = Seen.of(rig);
          assertThat(effect.test(before, after)).as("%s", after.asked()).isTrue();
          return null;
        });
  }

  /** The toy with {@code small} focused and selected, and something to undo, redo and paste. */
  private static CanvasRig prepared(String action) {
    CanvasRig rig = new CanvasRig(Toy.sketch());
    rig.canvas.focus("small");
    rig.canvas.perform("move.down");
    rig.canvas.perform("edit.undo");
    rig.canvas.perform("edit.redo");
    switch (action) {
      case "edit.redo" -> rig.canvas.perform("edit.undo");
      case "arrange.left", "arrange.right", "arrange.top", "arrange.bottom" -> spread(rig, 2);
      case "arrange.row", "arrange.column" -> spread(rig, 3);
      case "view.fit", "view.fitSelection", "view.minimap" -> rig.desk().viewport().pan(-5000, 900);
      case "subgraph.open", "subgraph.dissolve" -> rig.canvas.perform("node.subgraph");
      case "focus.around" -> rig.canvas.focus("step");
      case "link.cut" -> rig.canvas.perform("focus.nextPort");
      case "subgraph.leave" -> inside(rig, "small");
      case "subgraph.expose" -> inside(rig, "small");
      case "subgraph.conceal" -> inside(rig, "in");
      default -> {}
    }
    ClipboardContent content = new ClipboardContent();
    content.putString(Clip.of(rig.document.state(), Set.of("either")).text());
    Clipboard.getSystemClipboard().setContent(content);
    rig.canvas.layout();
    return rig;
  }

  /** Makes a subgraph of {@code small}, opens it and steps to the first port of a node. */
  private static void inside(CanvasRig rig, String node) {
    rig.canvas.perform("node.subgraph");
    rig.canvas.perform("subgraph.open");
    rig.canvas.focus(node);
    rig.canvas.perform("focus.nextPort");
  }

  /** Selects two or three nodes that stand apart. */
  private static void spread(CanvasRig rig, int nodes) {
    rig.canvas.select(Set.of("either"));
    rig.canvas.perform("move.down");
    for (int i = 0; i < 15; i++) {
      rig.canvas.perform("move.left");
    }
    rig.canvas.select(nodes == 2 ? Set.of("small", "either") : Set.of("small", "either", "soft"));
  }

  @Test
  void noEffectIsOfAnActionWithoutKeys() {
    Set<String> actions = new TreeSet<>(KeyMap.comfy().all().values());
    assertThat(actions).containsAll(EFFECTS.keySet());
  }
}
