package io.avatarloom.editor.app;

import java.util.LinkedHashMap;
import java.util.Map;

/** What every action of the key map does, in words, by its name. */
final class ActionWords {
  private static final String TABLE =
      """
      file.save Save
      file.saveAs Save as
      file.open Open
      file.new New
      edit.undo Undo
      edit.redo Redo
      edit.copy Copy
      edit.cut Cut
      edit.paste Paste
      edit.pasteLinked Paste, keeping the inputs
      edit.delete Delete with links
      edit.deleteHeal Delete and join its links
      edit.duplicate Duplicate
      edit.duplicateLinked Duplicate, keeping the inputs
      add.search Add a node by search
      find Find a node
      select.readers Select what the selection feeds
      select.sources Select what feeds the selection
      select.none Select nothing
      select.all Select all
      node.swap Replace a node in place
      node.note Write a note
      node.region Make a region of the selection
      node.mute Mute
      node.bypass Bypass, where types prove it
      node.collapse Fold to the title
      node.hideUnused Hide unused ports
      node.frame Frame the selection
      node.subgraph Group into a subgraph
      subgraph.open Open a subgraph in place
      subgraph.leave Leave a subgraph
      subgraph.dissolve Dissolve a subgraph
      subgraph.expose Expose a port or parameter
      subgraph.conceal Take a port out of the signature
      link.key Start and end a link at a port
      link.cut Cut the links at a port
      focus.left To the node on the left
      focus.right To the node on the right
      focus.up To the node above
      focus.down To the node below
      focus.around To the region or frame around
      focus.inspector To the values of the node
      focus.nextPort Next port
      focus.previousPort Previous port
      focus.select Select what has the focus, or search
      focus.reader Along a link, forwards
      focus.source Along a link, backwards
      move.left Move left by a grid step
      move.right Move right by a grid step
      move.up Move up by a grid step
      move.down Move down by a grid step
      arrange.left Align left edges
      arrange.right Align right edges
      arrange.top Align upper edges
      arrange.bottom Align lower edges
      arrange.row Distribute in a row
      arrange.column Distribute in a column
      arrange.layout Lay out automatically
      view.fit Show the whole graph
      view.fitSelection Show the selection
      view.zoomIn Zoom in
      view.zoomOut Zoom out
      view.actual Natural size
      view.minimap Minimap on or off
      view.snap Snap to the grid
      run.all Run
      run.selected Run up to the selected node
      run.stop Stop the run
      help Manual page of the node
      cancel Cancel, select nothing
      """;

  private ActionWords() {}

  /** Those that belong together stand together. */
  static Map<String, String> all() {
    Map<String, String> words = new LinkedHashMap<>();
    for (String line : TABLE.split("\n")) {
      String[] parts = line.split(" ", 2);
      words.put(parts[0], parts[1]);
    }
    return words;
  }
}
