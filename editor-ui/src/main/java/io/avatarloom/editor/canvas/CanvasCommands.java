package io.avatarloom.editor.canvas;

import io.avatarloom.editor.session.ArrangeEdits;
import io.avatarloom.editor.session.FrameEdits;
import io.avatarloom.editor.session.FreshId;
import io.avatarloom.editor.session.LinkEdits;
import io.avatarloom.editor.session.LinkItem;
import io.avatarloom.editor.session.NodeEdits;
import io.avatarloom.editor.session.RegionEdits;
import io.avatarloom.editor.session.Spot;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The actions that the canvas knows itself, by the names the key map uses. No toolkit. */
final class CanvasCommands {
  private static final String FRAME_COLOUR = FramePalette.TONES.get(0).rgb();

  private final Desk desk;
  private final CanvasHost host;
  private final KeyLink keyLink;
  private final FocusWalk walk;
  private final NodeEdits edits;
  private final ArrangeEdits arrange;
  private final Map<String, Runnable> actions = new HashMap<>();

  /**
   * @param clipboard takes what is copied
   * @param clipboardText what the clipboard holds
   */
  CanvasCommands(
      Desk desk,
      CanvasHost host,
      KeyLink keyLink,
      Consumer<String> clipboard,
      Supplier<String> clipboardText) {
    this.desk = desk;
    this.host = host;
    this.keyLink = keyLink;
    walk = new FocusWalk(desk);
    edits = new NodeEdits(desk.catalogue());
    arrange = new ArrangeEdits(desk::sizeOf);
    editing();
    nodes();
    arranging();
    looking();
    walking();
    new ClipCommands(desk, this::targets, clipboard, clipboardText).addTo(actions);
    new SubgraphCommands(desk, host, this::targets).addTo(actions);
  }

  /**
   * Does an action.
   *
   * @return false when nobody knows it
   */
  boolean perform(String action) {
    Runnable known = actions.get(action);
    if (known == null) {
      return host.perform(action);
    }
    known.run();
    return true;
  }

  private void editing() {
    actions.put("edit.undo", desk.document()::undo);
    actions.put("edit.redo", desk.document()::redo);
    actions.put("link.key", keyLink::press);
    actions.put("link.cut", this::cutLinks);
    actions.put("cancel", this::cancel);
  }

  private void nodes() {
    actions.put("node.mute", () -> desk.apply(edits.toggleMute(targets())));
    actions.put("node.bypass", this::bypass);
    actions.put("node.collapse", this::collapse);
    actions.put("node.hideUnused", this::hideUnused);
    actions.put(
        "node.frame",
        () -> desk.apply(FrameEdits.around(targets(), "Frame", FRAME_COLOUR, desk::sizeOf)));
    actions.put("node.region", this::region);
    actions.put("add.search", () -> search(""));
    actions.put("node.swap", () -> targets().stream().findFirst().ifPresent(this::search));
    actions.put("help", this::help);
  }

  private void arranging() {
    for (var side : ArrangeEdits.Side.values()) {
      String name = "arrange." + side.name().toLowerCase(java.util.Locale.ROOT);
      actions.put(name, () -> desk.apply(arrange.align(targets(), side)));
    }
    actions.put("arrange.row", () -> desk.apply(arrange.distribute(targets(), true)));
    actions.put("arrange.column", () -> desk.apply(arrange.distribute(targets(), false)));
    actions.put("arrange.layout", this::layOut);
    actions.put("view.snap", () -> desk.snap(!desk.isSnapping()));
    move("move.left", -1, 0);
    move("move.right", 1, 0);
    move("move.up", 0, -1);
    move("move.down", 0, 1);
  }

  private void move(String action, int dx, int dy) {
    actions.put(
        action, () -> desk.apply(moved().by(dx * Desk.GRID, dy * Desk.GRID), "move by keys"));
  }

  private Chosen moved() {
    Chosen chosen = Chosen.of(desk);
    return chosen.isEmpty() ? new Chosen(targets(), Set.of()) : chosen;
  }

  private void looking() {
    Viewport view = desk.viewport();
    actions.put("view.fit", () -> look(() -> view.fit(desk.picture().bounds(), 40)));
    actions.put("view.fitSelection", () -> look(() -> around().ifPresent(b -> view.fit(b, 80))));
    actions.put(
        "view.zoomIn", () -> look(() -> view.zoom(1.25, view.width() / 2, view.height() / 2)));
    actions.put(
        "view.zoomOut", () -> look(() -> view.zoom(0.8, view.width() / 2, view.height() / 2)));
    actions.put("view.actual", () -> look(() -> view.zoomTo(1)));
    actions.put("select.all", () -> desk.select(desk.state().nodes().castToMap().keySet()));
    actions.put("select.none", () -> desk.select(Set.of()));
    actions.put("select.readers", () -> selectLinked(true));
    actions.put("select.sources", () -> selectLinked(false));
  }

  private void look(Runnable change) {
    change.run();
    desk.redraw();
  }

  private void walking() {
    for (var direction : FocusWalk.Direction.values()) {
      String name = "focus." + direction.name().toLowerCase(java.util.Locale.ROOT);
      actions.put(name, () -> walk.nearest(direction).ifPresent(this::goTo));
    }
    actions.put("focus.reader", () -> walk.alongLink(true).ifPresent(this::goTo));
    actions.put("focus.source", () -> walk.alongLink(false).ifPresent(this::goTo));
    actions.put("focus.around", () -> walk.around().ifPresent(this::goTo));
    actions.put("focus.nextPort", () -> walk.stepPort(1));
    actions.put("focus.previousPort", () -> walk.stepPort(-1));
    actions.put(
        "focus.select",
        () -> {
          if (desk.focused().isEmpty()) {
            search("");
          } else {
            desk.toggle(desk.focused());
          }
        });
    actions.put(
        "focus.inspector",
        () ->
            Stream.concat(targets().stream(), desk.selection().stream())
                .findFirst()
                .ifPresent(host::openInspector));
  }

  /** Focuses a node, region or frame, selects it and brings it into view. */
  void goTo(String id) {
    desk.focus(id);
    if (!keyLink.isOpen()) {
      desk.select(Set.of(id));
    }
    desk.picture().box(id).ifPresent(box -> desk.viewport().reveal(box, 60));
    desk.redraw();
  }

  private Optional<Box> around() {
    return Stream.concat(targets().stream(), desk.selection().stream())
        .map(desk.picture()::box)
        .flatMap(Optional::stream)
        .reduce(Box::union);
  }

  /** What an action works on: the selection, else what has the focus. */
  private Set<String> targets() {
    Set<String> nodes = desk.selectedNodes();
    boolean alone = nodes.isEmpty() && desk.state().nodes().containsKey(desk.focused());
    return alone ? Set.of(desk.focused()) : nodes;
  }

  private void cancel() {
    if (!keyLink.isOpen() && desk.selection().isEmpty() && desk.leave()) {
      return;
    }
    keyLink.cancel();
    desk.select(Set.of());
    desk.redraw();
  }

  private void cutLinks() {
    desk.focusedPort()
        .map(port -> desk.isFocusedInput() ? desk.index().into(port) : desk.index().outOf(port))
        .ifPresentOrElse(
            links ->
                desk.apply(
                    new LinkEdits(desk.catalogue())
                        .cut(links.collect(LinkItem::link).castToList())),
            () -> host.say("Walk to a port first (p)."));
  }

  private void collapse() {
    boolean open = targets().stream().anyMatch(id -> !desk.state().nodes().get(id).collapsed());
    desk.apply(edits.collapse(targets(), open));
  }

  private void bypass() {
    Set<String> awake = new TreeSet<>(targets());
    awake.removeIf(this::isBypassed);
    desk.apply(edits.toggleBypass(targets()));
    awake.removeIf(this::isBypassed);
    if (!awake.isEmpty()) {
      host.say(
          String.join(", ", awake)
              + " cannot be bypassed: a linked output has no linked input of the same type.");
    }
  }

  private boolean isBypassed(String id) {
    return desk.state().nodes().get(id).mode().equals("bypass");
  }

  private void hideUnused() {
    boolean open = targets().stream().anyMatch(id -> !desk.state().nodes().get(id).hideUnused());
    desk.apply(edits.hideUnused(targets(), open));
  }

  private void region() {
    if (!targets().isEmpty()) {
      desk.apply(RegionEdits.add(FreshId.near(desk.state(), "region"), 100, targets()));
    }
  }

  private void layOut() {
    Set<String> chosen = desk.selectedNodes();
    desk.apply(
        arrange.layOut(chosen.isEmpty() ? desk.state().nodes().castToMap().keySet() : chosen));
  }

  private void search(String replaces) {
    Box seen = desk.viewport().visible();
    Viewport view = desk.viewport();
    host.openSearch(
        new CanvasHost.SearchRequest(
            new Spot(seen.middleX(), seen.middleY()),
            view.width() / 2,
            view.height() / 3,
            Optional.empty(),
            true,
            replaces));
  }

  private void help() {
    targets().stream()
        .findFirst()
        .ifPresent(id -> host.openHelp(desk.state().nodes().get(id).type()));
  }

  private void selectLinked(boolean readers) {
    Set<String> grown = new LinkedHashSet<>(desk.selection());
    for (String id : targets()) {
      grown.add(id);
      desk.index()
          .touching(id)
          .forEach(
              item -> grown.add(readers ? item.link().to().owner() : item.link().from().owner()));
    }
    desk.select(grown);
  }
}
