package io.avatarloom.editor.canvas;

import io.avatarloom.core.check.Diagnostic;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.editor.session.Document;
import io.avatarloom.editor.session.Place;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.event.Event;
import javafx.scene.AccessibleRole;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/**
 * The graph, drawn and worked on with pointer and keyboard. What is visible is drawn in tiles, at
 * most once a pulse.
 */
public final class GraphCanvas extends Region {
  private final TileView tiles = new TileView(() -> Platform.runLater(this::requestLayout));
  private final Desk desk;
  private final CanvasMouse mouse;
  private final KeyLink keyLink;
  private final HintView hints;
  private final CanvasCommands commands;
  private final MinimapView minimap;
  private final NodeSearch search;
  private final ReadOnlyObjectWrapper<Set<String>> selection =
      new ReadOnlyObjectWrapper<>(Set.of());
  private boolean unfitted;
  private Box fitted;
  private boolean minimapWanted = true;
  private Theme theme = Theme.dark();
  private KeyMap keys = KeyMap.comfy();
  private final Overlay overlay = new Overlay();
  private Place shown = Place.ROOT;
  private Map<String, NodeStatus> status = Map.of();
  private Map<PortRef, NodePreview> previews = Map.of();
  private Map<String, Map<String, String>> problems = Map.of();

  public GraphCanvas(Catalogue catalogue, Document document, CanvasHost host) {
    desk = new Desk(catalogue, document, this::changed);
    keyLink = new KeyLink(desk);
    mouse = new CanvasMouse(desk, host);
    hints = new HintView(desk, mouse, keyLink);
    commands =
        new CanvasCommands(desk, host, keyLink, GraphCanvas::toClipboard, GraphCanvas::clipboard);
    minimap =
        new MinimapView(
            spot -> {
              desk.viewport().centre(spot.x(), spot.y());
              changed();
            });
    search = new NodeSearch(desk, this::requestFocus);
    getChildren().addAll(tiles, hints.canvas(), minimap, search);
    setId("graph");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.NODE);
    mouse.attach(tiles);
    tiles.addEventFilter(
        MouseEvent.MOUSE_PRESSED,
        event -> {
          search.close();
          requestFocus();
        });
    new ResultDrag(desk, host, () -> previews, mouse::cancel).attach(tiles);
    addEventHandler(MouseEvent.MOUSE_PRESSED, Event::consume);
    addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    addEventHandler(
        KeyEvent.KEY_RELEASED,
        event -> {
          if (event.getCode() == KeyCode.SPACE) {
            mouse.panKey(false);
          }
        });
    focusedProperty().addListener((property, was, is) -> changed());
  }

  private static void toClipboard(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }

  private static String clipboard() {
    Object text = Clipboard.getSystemClipboard().getContent(DataFormat.PLAIN_TEXT);
    return text instanceof String string ? string : "";
  }

  private void changed() {
    if (!desk.document().place().equals(shown)) {
      shown = desk.document().place();
      status = overlay.statusAt(shown);
      problems = overlay.problemsAt(desk.document());
      showPreviews();
    }
    if (!desk.selection().equals(selection.get())) {
      selection.set(desk.selection());
    }
    requestLayout();
  }

  /** What the canvas works on; for panels that edit along with it. */
  public Desk desk() {
    return desk;
  }

  /** Ids of the selected nodes, regions and frames. */
  public ReadOnlyObjectProperty<Set<String>> selectionProperty() {
    return selection.getReadOnlyProperty();
  }

  public void select(Set<String> ids) {
    desk.select(ids);
  }

  /** Focuses a node or region, selects it and brings it into view. */
  public void focus(String id) {
    commands.goTo(id);
  }

  /** Shows the whole graph. */
  public void fit() {
    desk.viewport().resize(getWidth(), getHeight());
    perform("view.fit");
  }

  /**
   * Shows the whole graph in the first layout that gives the canvas a size, and in those after it
   * that change the size before anybody has looked elsewhere.
   */
  public void fitWhenShown() {
    unfitted = true;
    changed();
  }

  /**
   * Does an action of the key map by its name, such as {@code edit.deleteHeal}.
   *
   * @return false when neither the canvas nor its host knows it
   */
  public boolean perform(String action) {
    return action.equals("view.minimap") ? toggleMinimap() : commands.perform(action);
  }

  private boolean toggleMinimap() {
    minimapWanted = !minimapWanted;
    changed();
    return true;
  }

  public void setTheme(Theme newTheme) {
    theme = newTheme;
    search.setTheme(newTheme);
    changed();
  }

  public void setKeyMap(KeyMap map) {
    keys = map;
  }

  /**
   * Shows the choices and iterations of a preset.
   *
   * @param name nothing for the preset the recipe names, an empty name for none
   */
  public void setPreset(Optional<String> name) {
    desk.preset(name);
  }

  /** How nodes and regions stand in the present run, by the ids of the run. */
  public void setStatus(Map<String, NodeStatus> byId) {
    overlay.status(byId);
    status = overlay.statusAt(shown);
    changed();
  }

  /** What to show in nodes, by output. */
  public void setPreviews(Map<PortRef, NodePreview> byOutput) {
    overlay.previews(byOutput);
    showPreviews();
  }

  private void showPreviews() {
    previews = overlay.previewsAt(desk.document());
    Map<String, List<NodePreview>> shown = new HashMap<>();
    previews.forEach(
        (port, preview) ->
            shown.computeIfAbsent(port.owner(), owner -> new ArrayList<>()).add(preview));
    desk.previews(node -> PreviewPlaces.height(shown.getOrDefault(node, List.of())));
  }

  /** What would keep the graph from running. */
  public void setProblems(List<Diagnostic> found) {
    overlay.problems(found);
    problems = overlay.problemsAt(desk.document());
    changed();
  }

  /** Opens the canvas's own search for node types. */
  public void search(CanvasHost.SearchRequest request) {
    search.open(request);
    changed();
  }

  /**
   * Writes a picture of the whole graph.
   *
   * @param scale pixels per graph unit
   */
  public void exportPng(File file, double scale) throws IOException {
    PngExport.write(scenery(), file, scale);
  }

  /** Writes a drawing of the whole graph. */
  public void exportSvg(File file) throws IOException {
    SvgExport.write(desk.picture(), theme, file);
  }

  private Scenery scenery() {
    return new Scenery(desk.picture(), theme, marks(), previews);
  }

  private Marks marks() {
    return new Marks(desk.selection(), status, problems, desk.variants());
  }

  private void pressed(KeyEvent event) {
    if (event.getTarget() != this) {
      return;
    }
    if (event.getCode() == KeyCode.SPACE && !event.isShortcutDown() && desk.focused().isEmpty()) {
      mouse.panKey(true);
      event.consume();
      return;
    }
    if (event.getCode() == KeyCode.ESCAPE && mouse.isBusy()) {
      mouse.cancel();
      event.consume();
      return;
    }
    Chord chord =
        new Chord(
            event.getCode().name(), event.isShortcutDown(), event.isShiftDown(), event.isAltDown());
    if (keys.action(chord).map(this::perform).orElse(false)) {
      event.consume();
    }
  }

  @Override
  protected void layoutChildren() {
    double width = Math.max(1, getWidth());
    double height = Math.max(1, getHeight());
    tiles.resizeRelocate(0, 0, width, height);
    boolean untouched = desk.viewport().visible().equals(fitted);
    boolean resized = desk.viewport().resize(width, height);
    if (width > 1 && (unfitted || (untouched && resized))) {
      unfitted = false;
      perform("view.fit");
      fitted = desk.viewport().visible();
    }
    minimap.setVisible(
        minimapWanted
            && MinimapView.hasRoomIn(width, height)
            && !desk.viewport().visible().contains(desk.picture().bounds()));
    minimap.resizeRelocate(
        width - MinimapView.WIDTH - 12,
        height - MinimapView.HEIGHT - 12,
        MinimapView.WIDTH,
        MinimapView.HEIGHT);
    search.place(width, height);
    draw();
  }

  private void draw() {
    Scenery scenery = scenery();
    tiles.show(scenery, desk.viewport());
    setAccessibleHelp(told());
    hints.show(theme, scenery.marks(), isFocused());
    if (minimap.isVisible()) {
      minimap.show(scenery.picture(), desk.viewport(), theme);
    }
    if (isFocused()) {
      setAccessibleRoleDescription(SpokenText.role(desk));
      setAccessibleText(SpokenText.of(desk, scenery.marks()));
    }
  }

  /** What is said about the gesture at hand, for those who do not see it. */
  private String told() {
    return mouse.isBusy() ? mouse.hint().sentence() : keyLink.hint().sentence();
  }
}
