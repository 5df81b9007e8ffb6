package io.avatarloom.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.avatarloom.core.file.Sha256;
import io.avatarloom.core.graph.Graph;
import io.avatarloom.core.graph.NodeEntry;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.graph.RegionEntry;
import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Param;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.eclipse.collections.api.list.MutableList;

/**
 * What makes work the same work, part by part: contract version, code hash, canonical parameters
 * with files by content, and the content hashes of the inputs. The hash of all parts is the key.
 * Equal outputs upstream therefore cut re-runs off. Layout, notes and node ids do not enter, but
 * for nodes that draw random numbers, whose stream depends on their id.
 */
final class Keys {
  /** End of the name of a part: what drives a parameter. */
  static final String DRIVEN = " (driven)";

  static final String SEED = "the seed";

  /**
   * Where a part comes from.
   *
   * @param text ports of values, path of a file
   */
  record Origin(PartChange.Kind kind, String text) {}

  private final Graph graph;
  private final FileResolver files;
  private final CodeHash code;

  /** Most parameters of most nodes have their default. */
  private final Map<Param<?>, String> defaults = new ConcurrentHashMap<>();

  Keys(Graph graph, FileResolver files, CodeHash code) {
    this.graph = graph;
    this.files = files;
    this.code = code;
  }

  /** Parts of a unit: of a node outside regions before any random stream, or of a whole region. */
  SortedMap<String, String> parts(Plan.Unit unit, Function<PortRef, String> hashOf)
      throws IOException {
    SortedMap<String, String> parts = new TreeMap<>();
    if (unit.node() == null) {
      region(unit, hashOf, parts);
    } else {
      describe(unit.node(), "", hashOf, parts);
    }
    return parts;
  }

  /** Where the parts of a unit come from that stand for values and files. */
  Map<String, Origin> origins(Plan.Unit unit) throws IOException {
    SortedMap<String, String> hashed = parts(unit, ref -> "");
    Map<String, Origin> origins = new HashMap<>();
    parts(unit, PortRef::toString)
        .forEach(
            (name, ports) -> {
              if (!ports.equals(hashed.get(name))) {
                origins.put(name, new Origin(PartChange.Kind.INPUT, ports));
              }
            });
    List<NodeEntry> nodes = unit.node() == null ? unit.body() : List.of(unit.node());
    for (NodeEntry node : nodes) {
      String suffix = unit.node() == null ? " of " + node.id() : "";
      for (Param<?> param : graph.spec(node).params()) {
        file(node, param)
            .ifPresent(
                path ->
                    origins.put(
                        "parameter " + param.id() + suffix,
                        new Origin(PartChange.Kind.FILE, path.toString())));
      }
    }
    return origins;
  }

  static String key(SortedMap<String, String> parts) {
    StringBuilder text = new StringBuilder();
    parts.forEach((name, value) -> text.append(name).append('\t').append(value).append('\n'));
    return Sha256.of(text.toString());
  }

  String seed() {
    return Long.toString(graph.recipe().seed());
  }

  /** Key of a node that draws random numbers. */
  String withRandom(String key, String id) {
    return Sha256.of(key + "\nseed " + seed() + "\nid " + id);
  }

  private void region(
      Plan.Unit unit, Function<PortRef, String> hashOf, SortedMap<String, String> parts)
      throws IOException {
    RegionEntry region = unit.region();
    parts.put(SEED, seed());
    parts.put("the number of iterations", Integer.toString(region.iterations()));
    region.stop().ifPresent(rule -> parts.put("the stop rule", rule.toString()));
    region
        .series()
        .forEach(
            (name, ref) -> parts.put("series " + name, graph.follow(ref).orElse(ref).toString()));
    for (String slot : region.slots().keySet()) {
      graph
          .slotSource(region, slot, false)
          .ifPresent(first -> parts.put("the first value of slot " + slot, hashOf.apply(first)));
      graph
          .slotSource(region, slot, true)
          .ifPresent(next -> parts.put("the next value of slot " + slot, next.toString()));
    }
    for (NodeEntry node : unit.body()) {
      parts.put("the pace of " + node.id(), Integer.toString(node.every()));
      describe(
          node,
          " of " + node.id(),
          ref ->
              ref.owner().equals(region.id()) || graph.regionOf(ref.owner()).equals(region.id())
                  ? ref.toString()
                  : hashOf.apply(ref),
          parts);
    }
  }

  private void describe(
      NodeEntry node,
      String suffix,
      Function<PortRef, String> nameOf,
      SortedMap<String, String> parts)
      throws IOException {
    Node implementation = graph.implementation(node).orElseThrow();
    NodeSpec spec = implementation.spec();
    parts.put("the type" + suffix, spec.id() + " " + spec.version());
    parts.put("the code" + suffix, code.of(implementation.getClass()));
    for (Param<?> param : spec.params()) {
      String name = "parameter " + param.id() + suffix;
      parts.put(name, value(node, param));
      names(node, param.id(), nameOf).ifPresent(driver -> parts.put(name + DRIVEN, driver));
    }
    for (In<?> input : spec.inputs()) {
      names(node, input.id(), nameOf)
          .ifPresent(sources -> parts.put("input " + input.id() + suffix, sources));
    }
  }

  private Optional<String> names(NodeEntry node, String port, Function<PortRef, String> nameOf) {
    MutableList<String> names = graph.feeding(new PortRef(node.id(), port)).collect(nameOf::apply);
    return names.isEmpty() ? Optional.empty() : Optional.of(names.makeString(" "));
  }

  private <P> String value(NodeEntry node, Param<P> param) throws IOException {
    Optional<Path> file = file(node, param);
    if (file.isPresent()) {
      return "content " + (Files.exists(file.get()) ? files.hash(file.get()) : "missing");
    }
    return node.params().has(param.id())
        ? param.toJson(parsed(node, param)).toString()
        : defaults.computeIfAbsent(param, Keys::defaultText);
  }

  private static <P> String defaultText(Param<P> param) {
    return param.toJson(param.defaultValue()).toString();
  }

  private static <P> P parsed(NodeEntry node, Param<P> param) {
    JsonNode set = node.params().get(param.id());
    return set == null ? param.defaultValue() : param.parse(set);
  }

  /** The file or folder a parameter names; empty for parameters of other kinds. */
  private Optional<Path> file(NodeEntry node, Param<?> param) {
    if (param.kind() != Param.Kind.FILE) {
      return Optional.empty();
    }
    String text = (String) parsed(node, param);
    return text.isEmpty() ? Optional.empty() : Optional.of(files.resolve(text));
  }
}
