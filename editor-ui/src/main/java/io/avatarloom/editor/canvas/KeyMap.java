package io.avatarloom.editor.canvas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which keys do what: actions by key chord. */
public final class KeyMap {
  private static final String COMMON =
      """
      edit.undo Ctrl+Z
      edit.redo Ctrl+Shift+Z
      edit.redo Ctrl+Y
      edit.copy Ctrl+C
      edit.cut Ctrl+Alt+X
      edit.paste Ctrl+V
      edit.pasteLinked Ctrl+Shift+V
      edit.delete Delete
      edit.deleteHeal Ctrl+X
      add.search Shift+A
      find Ctrl+F
      view.fit Home
      view.fitSelection Period
      view.zoomIn Ctrl+Equals
      view.zoomIn Ctrl+Plus
      view.zoomIn Ctrl+Add
      view.zoomOut Ctrl+Minus
      view.zoomOut Ctrl+Subtract
      view.actual Ctrl+Digit0
      view.minimap Alt+M
      arrange.left Ctrl+Alt+Left
      arrange.right Ctrl+Alt+Right
      arrange.top Ctrl+Alt+Up
      arrange.bottom Ctrl+Alt+Down
      arrange.row Ctrl+Alt+H
      arrange.column Ctrl+Alt+V
      select.readers L
      select.sources Shift+L
      select.none Ctrl+Shift+A
      node.swap Shift+S
      node.note Ctrl+Shift+N
      subgraph.open Alt+Down
      subgraph.leave Alt+Up
      subgraph.dissolve Ctrl+Alt+G
      subgraph.expose Ctrl+E
      subgraph.conceal Ctrl+Alt+E
      node.region Ctrl+Shift+R
      focus.left Left
      focus.right Right
      focus.up Up
      focus.down Down
      focus.around O
      focus.inspector Enter
      focus.nextPort P
      focus.nextPort Close_Bracket
      focus.previousPort Open_Bracket
      focus.select Space
      link.key C
      link.cut Shift+C
      move.left Ctrl+Left
      move.right Ctrl+Right
      move.up Ctrl+Up
      move.down Ctrl+Down
      cancel Escape
      run.all Ctrl+Enter
      run.selected Ctrl+Shift+Enter
      run.stop Ctrl+Period
      file.save Ctrl+S
      file.saveAs Ctrl+Shift+S
      file.open Ctrl+O
      file.new Ctrl+N
      help F1
      """;

  private static final String COMFY =
      """
      edit.delete Back_Space
      edit.duplicate Ctrl+D
      edit.duplicateLinked Ctrl+Shift+D
      select.all Ctrl+A
      node.mute Ctrl+M
      node.bypass Ctrl+B
      node.collapse Alt+C
      node.hideUnused Ctrl+H
      node.frame Ctrl+G
      view.snap Alt+G
      arrange.layout Alt+L
      focus.reader Tab
      focus.source Shift+Tab
      node.subgraph Ctrl+Shift+E
      """;

  private static final String BLENDER =
      """
      edit.duplicate Shift+D
      edit.duplicateLinked Ctrl+Shift+D
      edit.delete X
      select.all A
      select.all Ctrl+A
      select.none Alt+A
      node.mute M
      node.bypass Ctrl+B
      node.collapse H
      node.hideUnused Ctrl+H
      node.frame Ctrl+J
      node.subgraph Ctrl+G
      focus.reader Shift+Right
      subgraph.open Tab
      subgraph.leave Ctrl+Tab
      view.snap Shift+Tab
      arrange.layout Alt+L
      focus.source Back_Space
      """;

  private final String name;
  private final Map<Chord, String> actions = new LinkedHashMap<>();

  private KeyMap(String name, String... tables) {
    this.name = name;
    for (String table : tables) {
      table.lines().forEach(this::add);
    }
  }

  private void add(String line) {
    String[] words = line.split(" ", 2);
    String before = actions.put(Chord.parse(words[1]), words[0]);
    if (before != null) {
      throw new IllegalArgumentException(words[1] + " means " + before + " and " + words[0]);
    }
  }

  /** Keys as users of ComfyUI know them. */
  public static KeyMap comfy() {
    return new KeyMap("ComfyUI", COMMON, COMFY);
  }

  /** Keys as users of Blender know them. */
  public static KeyMap blender() {
    return new KeyMap("Blender", COMMON, BLENDER);
  }

  public String name() {
    return name;
  }

  public Optional<String> action(Chord chord) {
    return Optional.ofNullable(actions.get(chord));
  }

  /** The keys of an action, the usual one first; empty when it has none. */
  public List<Chord> chords(String action) {
    List<Chord> found = new ArrayList<>();
    actions.forEach(
        (chord, id) -> {
          if (id.equals(action)) {
            found.add(chord);
          }
        });
    return found;
  }

  /** All actions with their keys, for a table of them. */
  public Map<Chord, String> all() {
    return Map.copyOf(actions);
  }
}
