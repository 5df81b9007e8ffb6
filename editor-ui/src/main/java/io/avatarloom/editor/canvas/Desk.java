package io.avatarloom.editor.canvas;

import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.editor.session.Document;
import io.avatarloom.editor.session.Edit;
import io.avatarloom.editor.session.GraphIndex;
import io.avatarloom.editor.session.LinkRules;
import io.avatarloom.editor.session.NodeItem;
import io.avatarloom.editor.session.Place;
import io.avatarloom.editor.session.Size;
import io.avatarloom.editor.session.Sketch;
import io.avatarloom.editor.session.Spot;
import io.avatarloom.editor.session.TopTargets;
import io.avatarloom.editor.session.Variants;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** What the canvas works on, without a toolkit: document, picture, viewport, selection, focus. */
public final class Desk {
  static final double GRID = 24;

  private final Catalogue catalogue;
  private final Document document;
  private final Shapes shapes;
  private final Viewport viewport = new Viewport();
  private final Runnable changed;
  private ToDoubleFunction<String> previewed = node -> 0;
  private final Map<Place, Box> seen = new HashMap<>();
  private Place place = Place.ROOT;
  private Picture picture;
  private GraphIndex index;
  private Variants variants;
  private Optional<String> preset = Optional.empty();
  private Set<String> selection = Set.of();
  private String focused = "";
  private Optional<PortRef> focusedPort = Optional.empty();
  private boolean focusedInput;
  private boolean snap;
  private int gestures;

  /**
   * @param changed called after every change of what is drawn
   */
  public Desk(Catalogue catalogue, Document document, Runnable changed) {
    this.catalogue = catalogue;
    this.document = document;
    this.changed = changed;
    this.shapes = new Shapes(catalogue);
    document.listen(this::follow);
  }

  private void follow(Sketch now) {
    picture = null;
    index = null;
    variants = null;
    if (!document.place().equals(place)) {
      arrive(now);
    }
    Set<String> kept = new LinkedHashSet<>(selection);
    kept.removeIf(id -> !exists(now, id));
    selection = Set.copyOf(kept);
    if (!exists(now, focused)) {
      focused = "";
      focusedPort = Optional.empty();
    }
    changed.run();
  }

  /** Shows another place as it was seen last; the first time all of it. */
  private void arrive(Sketch now) {
    seen.put(place, viewport.visible());
    Place left = place;
    place = document.place();
    selection = Set.of();
    focused = "";
    focusedPort = Optional.empty();
    Box known = seen.get(place);
    if (known != null) {
      viewport.show(known);
    } else {
      viewport.fit(picture().bounds(), 60);
    }
    if (left.instances().size() > place.instances().size()) {
      String instance = left.instances().get(place.instances().size());
      focused = exists(now, instance) ? instance : "";
      selection = focused.isEmpty() ? Set.of() : Set.of(focused);
    }
  }

  /** Opens an instance of a subgraph in place; false when that is not possible. */
  boolean open(String instance) {
    return document.go(place.inside(instance));
  }

  /** Leaves the open subgraph; false when none is open. */
  boolean leave() {
    return !place.isRoot() && document.go(place.around());
  }

  private static boolean exists(Sketch sketch, String id) {
    return sketch.nodes().containsKey(id)
        || sketch.regions().containsKey(id)
        || sketch.frames().containsKey(id);
  }

  public Catalogue catalogue() {
    return catalogue;
  }

  public Document document() {
    return document;
  }

  public Sketch state() {
    return document.state();
  }

  public Viewport viewport() {
    return viewport;
  }

  public Shapes shapes() {
    return shapes;
  }

  /** The picture of the present state. */
  public Picture picture() {
    if (picture == null) {
      picture = new Picture(document.state(), catalogue, shapes, variants(), top(), previewed);
    }
    return picture;
  }

  /** By node and parameter of the place, the name under which the recipe shows it. */
  Map<String, Map<String, String>> top() {
    return TopTargets.at(document.whole(), document.place());
  }

  /** What a run under the chosen preset would take of the present state. */
  public Variants variants() {
    if (variants == null) {
      variants = Variants.of(index(), preset);
    }
    return variants;
  }

  /**
   * Shows the document as a run under a preset takes it.
   *
   * @param name nothing for the preset the recipe names, an empty name for none
   */
  void preset(Optional<String> name) {
    preset = name;
    variants = null;
    picture = null;
    changed.run();
  }

  /** Height of what a node previews, graph units, 0 for none. */
  void previews(ToDoubleFunction<String> ofNode) {
    previewed = ofNode;
    picture = null;
    changed.run();
  }

  /** Look-ups in the present state. */
  GraphIndex index() {
    if (index == null) {
      index = new GraphIndex(document.state(), catalogue);
    }
    return index;
  }

  LinkRules rules() {
    return new LinkRules(index());
  }

  /** Extent of a node as it is drawn. */
  Size sizeOf(NodeItem item) {
    return picture()
        .node(item.id())
        .map(node -> new Size(node.box().width(), node.box().height()))
        .orElseGet(() -> shapes.sizeOf(item));
  }

  Hit hit(double x, double y) {
    return new HitTest(picture(), viewport.scale()).at(x, y);
  }

  public void apply(Edit edit) {
    document.apply(edit);
  }

  /** A new id that joins the edits of one gesture. */
  String newGesture() {
    return "canvas " + ++gestures;
  }

  void apply(Edit edit, String gesture) {
    document.apply(edit, gesture);
  }

  /** Undoes a gesture that has changed the document since a state. */
  void takeBack(Sketch before) {
    if (state() != before) {
      document.undo();
    }
  }

  /** Ids of the selected nodes, regions and frames. */
  public Set<String> selection() {
    return selection;
  }

  public Set<String> selectedNodes() {
    Set<String> nodes = new LinkedHashSet<>(selection);
    nodes.removeIf(id -> !state().nodes().containsKey(id));
    return nodes;
  }

  public void select(Set<String> ids) {
    Set<String> known = new LinkedHashSet<>(ids);
    known.removeIf(id -> !exists(state(), id));
    if (!known.equals(selection)) {
      selection = Set.copyOf(known);
      changed.run();
    }
  }

  void toggle(String id) {
    Set<String> next = new LinkedHashSet<>(selection);
    if (!next.remove(id)) {
      next.add(id);
    }
    select(next);
  }

  /** The node or region the keyboard works on; empty for none. */
  public String focused() {
    return focused;
  }

  public void focus(String id) {
    focused = exists(state(), id) ? id : "";
    focusedPort = Optional.empty();
    changed.run();
  }

  public Optional<PortRef> focusedPort() {
    return focusedPort;
  }

  public boolean isFocusedInput() {
    return focusedInput;
  }

  void focusPort(PortRef port, boolean input) {
    focused = port.owner();
    focusedPort = Optional.of(port);
    focusedInput = input;
    changed.run();
  }

  public boolean isSnapping() {
    return snap;
  }

  public void snap(boolean on) {
    snap = on;
  }

  /** Nearest place of the grid. */
  static double toGrid(double at) {
    return Math.rint(at / GRID) * GRID;
  }

  /** Region whose area holds a place; empty when none does. */
  public String regionAt(Spot at) {
    for (RegionShape region : picture().regions().values()) {
      if (region.box().holds(at.x(), at.y())) {
        return region.id();
      }
    }
    return "";
  }

  void redraw() {
    changed.run();
  }
}
