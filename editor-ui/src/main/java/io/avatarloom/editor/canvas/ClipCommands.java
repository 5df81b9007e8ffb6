package io.avatarloom.editor.canvas;

import io.avatarloom.editor.session.Clip;
import io.avatarloom.editor.session.FrameEdits;
import io.avatarloom.editor.session.NodeEdits;
import io.avatarloom.editor.session.PasteEdit;
import io.avatarloom.editor.session.RegionEdits;
import io.avatarloom.editor.session.Spot;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The actions that copy, paste, duplicate and delete. No toolkit. */
final class ClipCommands {
  private static final double ASIDE = 40;

  private final Desk desk;
  private final NodeEdits edits;
  private final Supplier<Set<String>> targets;
  private final Consumer<String> clipboard;
  private final Supplier<String> clipboardText;

  /**
   * @param targets what an action works on: the selected nodes, else the focused one
   * @param clipboard takes what is copied
   * @param clipboardText what the clipboard holds
   */
  ClipCommands(
      Desk desk,
      Supplier<Set<String>> targets,
      Consumer<String> clipboard,
      Supplier<String> clipboardText) {
    this.desk = desk;
    this.targets = targets;
    this.clipboard = clipboard;
    this.clipboardText = clipboardText;
    edits = new NodeEdits(desk.catalogue());
  }

  void addTo(Map<String, Runnable> actions) {
    actions.put("edit.copy", this::copy);
    actions.put("edit.cut", this::cut);
    actions.put("edit.paste", () -> paste(false));
    actions.put("edit.pasteLinked", () -> paste(true));
    actions.put("edit.duplicate", () -> duplicate(false));
    actions.put("edit.duplicateLinked", () -> duplicate(true));
    actions.put("edit.delete", () -> delete(false));
    actions.put("edit.deleteHeal", () -> delete(true));
  }

  private void cut() {
    copy();
    delete(false);
  }

  private void copy() {
    if (!targets.get().isEmpty()) {
      clipboard.accept(Clip.of(desk.state(), targets.get()).text());
    }
  }

  private void paste(boolean linked) {
    Box seen = desk.viewport().visible();
    Clip.parse(clipboardText.get())
        .ifPresent(clip -> place(clip, new Spot(seen.middleX(), seen.middleY()), linked));
  }

  private void duplicate(boolean linked) {
    around()
        .filter(box -> !targets.get().isEmpty())
        .ifPresent(
            box ->
                place(
                    Clip.of(desk.state(), targets.get()),
                    new Spot(box.x() + ASIDE, box.y() + ASIDE),
                    linked));
  }

  private void place(Clip clip, Spot at, boolean linked) {
    Collection<String> ids = clip.idsIn(desk.state()).values();
    desk.apply(new PasteEdit(clip, at, linked, desk.catalogue()));
    desk.select(new LinkedHashSet<>(ids));
  }

  private void delete(boolean heal) {
    Set<String> nodes = targets.get();
    String gesture = desk.newGesture();
    for (String id : desk.selection()) {
      if (desk.state().frames().containsKey(id)) {
        desk.apply(FrameEdits.delete(id), gesture);
      } else if (desk.state().regions().containsKey(id)) {
        desk.apply(RegionEdits.delete(id), gesture);
      }
    }
    if (!nodes.isEmpty()) {
      desk.apply(heal ? edits.deleteHealing(nodes) : edits.delete(nodes), gesture);
    }
    desk.document().endGesture();
  }

  private Optional<Box> around() {
    return targets.get().stream()
        .map(desk.picture()::node)
        .flatMap(Optional::stream)
        .map(Picture.Placed::box)
        .reduce(Box::union);
  }
}
