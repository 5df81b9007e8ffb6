package io.avatarloom.core.node;

import io.avatarloom.core.value.ValueType;
import io.avatarloom.core.value.ValueTypes;
import java.util.Optional;
import java.util.ServiceLoader;
import org.eclipse.collections.api.factory.Lists;
import org.eclipse.collections.api.factory.Maps;
import org.eclipse.collections.api.list.MutableList;
import org.eclipse.collections.api.map.MutableMap;

/** All node types of all libraries, built once and passed in. */
public final class Catalogue {
  private final MutableMap<String, Node> nodes = Maps.mutable.empty();
  private final MutableMap<String, String> libraries = Maps.mutable.empty();
  private final MutableMap<String, ValueType<?>> types = Maps.mutable.empty();

  /**
   * @throws IllegalStateException if two libraries declare the same node id
   */
  public Catalogue(Iterable<NodeLibrary> found) {
    ValueTypes.all().forEach(type -> types.put(type.id(), type));
    for (NodeLibrary library : found) {
      library.valueTypes().forEach(type -> types.put(type.id(), type));
      for (Node node : library.nodes()) {
        String id = node.spec().id();
        if (nodes.put(id, node) != null) {
          throw new IllegalStateException("two libraries declare the node " + id);
        }
        libraries.put(id, library.name());
      }
    }
  }

  /** Every library on the class path. */
  public static Catalogue installed() {
    return new Catalogue(ServiceLoader.load(NodeLibrary.class));
  }

  private Catalogue(Catalogue base) {
    nodes.putAll(base.nodes);
    libraries.putAll(base.libraries);
    types.putAll(base.types);
  }

  /** A catalogue with further nodes; those of the same id take the place of present ones. */
  public Catalogue with(String library, Iterable<Node> more) {
    Catalogue wider = new Catalogue(this);
    for (Node node : more) {
      wider.nodes.put(node.spec().id(), node);
      wider.libraries.put(node.spec().id(), library);
    }
    return wider;
  }

  public Optional<Node> node(String id) {
    return Optional.ofNullable(nodes.get(id));
  }

  public Optional<ValueType<?>> valueType(String id) {
    return Optional.ofNullable(types.get(id));
  }

  /** Name of the library a node comes from. */
  public String library(String id) {
    return libraries.get(id);
  }

  /** All node ids, sorted. */
  public MutableList<String> ids() {
    return Lists.mutable.ofAll(nodes.keysView()).sortThis();
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
