package io.avatarloom.editor.canvas;

import io.avatarloom.core.graph.PortRef;
import io.avatarloom.editor.session.Frame;
import io.avatarloom.editor.session.LinkItem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Which parts of a drawing two states of a graph differ in. */
final class Damage {
  /** Room around a node or link for outlines and ports, graph units. */
  private static final double EDGE = 14;

  private final Scenery before;
  private final Scenery after;
  private final double scale;
  private final List<Box> found = new ArrayList<>();

  private Damage(Scenery before, Scenery after, double scale) {
    this.scale = scale;
    this.before = before;
    this.after = after;
  }

  /** Areas in graph units to draw again; empty for everything. */
  static Optional<List<Box>> between(Scenery before, Scenery after, double scale) {
    if (before == null
        || before.theme() != after.theme()
        || !before.picture().sketch().order().equals(after.picture().sketch().order())) {
      return Optional.empty();
    }
    Damage damage = new Damage(before, after, scale);
    if (before.picture() != after.picture()) {
      damage.nodes();
      damage.links();
      damage.regions();
      damage.frames();
    }
    damage.marks();
    damage.previews();
    return Optional.of(damage.found);
  }

  private void nodes() {
    for (Picture.Placed now : after.picture().nodes()) {
      Picture.Placed old = before.picture().node(now.id()).orElseThrow();
      if (old.item() != now.item() || old.shape() != now.shape()) {
        found.add(old.box().grow(EDGE));
        found.add(now.box().grow(EDGE));
      }
    }
  }

  private void links() {
    Map<LinkItem, LinkShape> old = new IdentityHashMap<>();
    before.picture().links().forEach(link -> old.put(link.item(), link));
    for (LinkShape now : after.picture().links()) {
      LinkShape was = old.remove(now.item());
      boolean same =
          was != null && was.colour() == now.colour() && Arrays.equals(was.points(), now.points());
      if (!same) {
        found.add(now.box().grow(EDGE));
        if (was != null) {
          found.add(was.box().grow(EDGE));
        }
      }
    }
    old.values().forEach(gone -> found.add(gone.box().grow(EDGE)));
  }

  private void regions() {
    Map<String, RegionShape> was = before.picture().regions();
    Map<String, RegionShape> is = after.picture().regions();
    for (String id : union(was.keySet(), is.keySet())) {
      if (!Objects.equals(was.get(id), is.get(id))) {
        add(was.get(id));
        add(is.get(id));
      }
    }
  }

  private void frames() {
    var was = before.picture().sketch().frames();
    for (Frame now : after.picture().sketch().frames()) {
      Frame old = was.get(now.id());
      if (!now.equals(old)) {
        found.add(box(now));
        found.add(box(old));
      }
    }
  }

  private void marks() {
    Marks was = before.marks();
    Marks is = after.marks();
    if (was.equals(is)) {
      return;
    }
    Set<String> chosen = differing(was.selection(), is.selection());
    chosen.addAll(differing(was.variants().idle(), is.variants().idle()));
    Map<String, String> choices = was.variants().choices().castToMap();
    is.variants()
        .choices()
        .forEachKeyValue(
            (id, choice) -> {
              if (!choice.equals(choices.get(id))) {
                chosen.add(id);
              }
            });
    Set<String> ids = new HashSet<>(chosen);
    for (String id : union(was.status().keySet(), is.status().keySet())) {
      if (!Objects.equals(was.status().get(id), is.status().get(id))) {
        ids.add(id);
      }
    }
    for (String id : union(was.problems().keySet(), is.problems().keySet())) {
      if (!Objects.equals(was.problems().get(id), is.problems().get(id))) {
        ids.add(id);
      }
    }
    ids.forEach(this::owner);
    if (!chosen.isEmpty()) {
      stronger(chosen);
    }
  }

  /** Links of selected nodes stand out, those of idle ones are faint. */
  private void stronger(Set<String> chosen) {
    for (LinkShape link : after.picture().links()) {
      if (chosen.contains(link.item().link().from().owner())
          || chosen.contains(link.item().link().to().owner())) {
        found.add(link.box().grow(EDGE));
      }
    }
  }

  private void owner(String id) {
    after.picture().node(id).ifPresent(node -> found.add(node.box().grow(EDGE)));
    add(after.picture().regions().get(id));
    Frame frame = after.picture().sketch().frames().get(id);
    if (frame != null) {
      found.add(box(frame));
    }
  }

  private void previews() {
    if (before.previews() == after.previews()) {
      return;
    }
    for (PortRef port : union(before.previews().keySet(), after.previews().keySet())) {
      if (before.previews().get(port) != after.previews().get(port)) {
        owner(port.owner());
      }
    }
  }

  private void add(RegionShape region) {
    if (region != null) {
      found.add(region.box().grow(RegionPainter.aside(scale)));
    }
  }

  private static Box box(Frame frame) {
    return new Box(frame.x(), frame.y(), frame.width(), frame.height()).grow(EDGE);
  }

  private static <T> Set<T> union(Set<T> a, Set<T> b) {
    Set<T> all = new HashSet<>(a);
    all.addAll(b);
    return all;
  }

  private static Set<String> differing(Set<String> a, Set<String> b) {
    Set<String> all = union(a, b);
    all.removeIf(id -> a.contains(id) && b.contains(id));
    return all;
  }
}
