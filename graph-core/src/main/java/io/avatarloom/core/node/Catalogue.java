package io.avatarloom.core.node;

import io.avatarloom.core.file.Exporter;
import io.avatarloom.core.value.ValueType;
import io.avatarloom.core.value.ValueTypes;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import org.eclipse.collections.api.factory.Lists;
import org.eclipse.collections.api.factory.Maps;
import org.eclipse.collections.api.factory.Sets;
import org.eclipse.collections.api.list.MutableList;
import org.eclipse.collections.api.map.MutableMap;
import org.eclipse.collections.api.set.MutableSet;

/** All node types of all libraries, built once and passed in. */
public final class Catalogue {
  private final MutableMap<String, Node> nodes = Maps.mutable.empty();
  private final MutableMap<String, String> libraries = Maps.mutable.empty();
  private final MutableMap<String, String> plugins = Maps.mutable.empty();
  private final MutableMap<String, ValueType<?>> types = Maps.mutable.empty();
  private final MutableList<Exporter> exporters = Lists.mutable.empty();
  private final MutableMap<String, String> formerIds = Maps.mutable.empty();
  private final MutableList<String> notes = Lists.mutable.empty();
  private final MutableSet<String> unlisted = Sets.mutable.empty();
  private Supplier<Catalogue> present = () -> this;

  /**
   * @throws IllegalStateException if two libraries declare the same node id
   */
  public Catalogue(Iterable<NodeLibrary> found) {
    ValueTypes.all().forEach(type -> types.put(type.id(), type));
    found.forEach(this::add);
  }

  private void add(NodeLibrary library) {
    library.valueTypes().forEach(type -> types.put(type.id(), type));
    exporters.addAll(library.exporters());
    for (Node node : library.nodes()) {
      String id = node.spec().id();
      if (nodes.put(id, node) != null) {
        throw new IllegalStateException("two libraries declare the node " + id);
      }
      libraries.put(id, library.name());
      addFormerIds(node.spec());
    }
  }

  private void addFormerIds(NodeSpec spec) {
    for (String former : spec.former().ids()) {
      String other = formerIds.put(former, spec.id());
      if (other != null && !other.equals(spec.id())) {
        throw new IllegalStateException(
            "both " + other + " and " + spec.id() + " say that they were called " + former);
      }
    }
  }

  /** Every library on the class path; {@code Plugins} adds those of the user. */
  public static Catalogue installed() {
    return new Catalogue(ServiceLoader.load(NodeLibrary.class));
  }

  private Catalogue(Catalogue base) {
    Catalogue now = base.now();
    nodes.putAll(now.nodes);
    libraries.putAll(now.libraries);
    plugins.putAll(now.plugins);
    notes.addAll(now.notes);
    types.putAll(now.types);
    exporters.addAll(now.exporters);
    formerIds.putAll(now.formerIds);
    unlisted.addAll(now.unlisted);
  }

  /** A catalogue that answers as another one does at the time it is asked. */
  public static Catalogue following(Supplier<Catalogue> present) {
    Catalogue follower = new Catalogue(List.of());
    follower.present = present;
    return follower;
  }

  /** The same catalogue, with the very nodes of an earlier one where they declare the same. */
  public Catalogue keeping(Catalogue earlier) {
    nodes.replaceAll(
        (id, node) -> earlier.node(id).filter(old -> old.spec().equals(node.spec())).orElse(node));
    return this;
  }

  /** A catalogue with further nodes that are found by their id, but not listed. */
  public Catalogue withUnlisted(String library, Iterable<Node> more) {
    Catalogue wider = with(library, more);
    more.forEach(node -> wider.unlisted.add(node.spec().id()));
    return wider;
  }

  /** A catalogue with further nodes; those of the same id take the place of present ones. */
  public Catalogue with(String library, Iterable<Node> more) {
    Catalogue wider = new Catalogue(this);
    for (Node node : more) {
      wider.nodes.put(node.spec().id(), node);
      wider.libraries.put(node.spec().id(), library);
      node.spec().former().ids().forEach(id -> wider.formerIds.put(id, node.spec().id()));
    }
    return wider;
  }

  /**
   * A catalogue with the libraries of a plug-in.
   *
   * @param label name and version of the plug-in
   * @throws IllegalStateException if a node of that id is there already
   */
  public Catalogue withPlugin(String label, Iterable<NodeLibrary> more) {
    Catalogue wider = new Catalogue(this);
    for (NodeLibrary library : more) {
      wider.add(library);
      library.nodes().forEach(node -> wider.plugins.put(node.spec().id(), label));
    }
    return wider;
  }

  /** The same catalogue, which says this, too, of ids that are not there. */
  public Catalogue withNote(String note) {
    Catalogue same = new Catalogue(this);
    same.notes.add(note);
    return same;
  }

  private Catalogue now() {
    Catalogue next = present.get();
    return next == this ? this : next.now();
  }

  public Optional<Node> node(String id) {
    return Optional.ofNullable(now().nodes.get(id));
  }

  /** What a node type is called now that had this id before; empty for ids in use. */
  public Optional<String> renamed(String id) {
    Catalogue now = now();
    return now.nodes.containsKey(id)
        ? Optional.empty()
        : Optional.ofNullable(now.formerIds.get(id));
  }

  /** True when a node, a port or a parameter had another name before. */
  public boolean hasFormerNames() {
    return now().nodes.anySatisfy(node -> !node.spec().former().isEmpty());
  }

  public Optional<ValueType<?>> valueType(String id) {
    return Optional.ofNullable(now().types.get(id));
  }

  /**
   * What writes values of a type as files of an ending: the program's own before a plug-in's.
   *
   * @param extension file name ending in lower case, without the dot
   */
  public Optional<Exporter> exporter(ValueType<?> type, String extension) {
    return now().exporters.detectOptional(exporter -> exporter.handles(type, extension));
  }

  /** Why values of a type cannot be written to a file of that name; empty when they can. */
  public Optional<String> writeRefusal(ValueType<?> type, String file) {
    String extension = Exporter.extension(file);
    String own = type.codec().extension();
    if (own.equals(extension) || exporter(type, extension).isPresent()) {
      return Optional.empty();
    }
    String stem = file.substring(0, file.lastIndexOf('.') + 1);
    return Optional.of(
        "a " + type + " cannot be written as ." + extension + "; name the output " + stem + own);
  }

  /** Name of the library a node comes from. */
  public String library(String id) {
    return now().libraries.get(id);
  }

  /** Name and version of the plug-in a node comes from; empty for the program's own. */
  public Optional<String> plugin(String id) {
    return Optional.ofNullable(now().plugins.get(id));
  }

  /** All node ids, sorted. */
  public MutableList<String> ids() {
    Catalogue now = now();
    return Lists.mutable.ofAll(now.nodes.keysView()).reject(now.unlisted::contains).sortThis();
  }

  /**
   * A node that has to be there.
   *
   * @throws NodeException if it is not; the message names the nearest
   */
  public Node required(String id) throws NodeException {
    return node(id).orElseThrow(() -> new NodeException("", unknown(id)));
  }

  /** What to say of an id that is not there. */
  public String unknown(String id) {
    return "there is no node type '"
        + id
        + "'; did you mean '"
        + nearest(id)
        + "'?"
        + now().notes.collect(note -> " (" + note + ")").makeString("");
  }

  /** The id nearest in spelling, for messages. */
  public String nearest(String id) {
    return ids().minBy(candidate -> distance(id, candidate));
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
