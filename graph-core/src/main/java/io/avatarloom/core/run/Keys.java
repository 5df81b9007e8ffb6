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
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.eclipse.collections.api.list.MutableList;

/**
 * What makes work the same work, part by part: contract version, code hash, canonical parameters
 * with files by content, and the content hashes of the inputs. The hash of all parts is the key.
 * Equal outputs upstream therefore cut re-runs off. Layout, notes and node ids do not enter, but
 * for nodes that draw random numbers, whose stream depends on their id.
 */
final class Keys {
  private final Graph graph;
  private final FileResolver files;
  private final CodeHash code;

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

  static String key(SortedMap<String, String> parts) {
    StringBuilder text = new StringBuilder();
    parts.forEach((name, value) -> text.append(name).append('\t').append(value).append('\n'));
    return Sha256.of(text.toString());
  }

  /** Key of a node that draws random numbers. */
  String withRandom(String key, String id) {
    return Sha256.of(key + "\nseed " + graph.recipe().seed() + "\nid " + id);
  }

  private void region(
      Plan.Unit unit, Function<PortRef, String> hashOf, SortedMap<String, String> parts)
      throws IOException {
    RegionEntry region = unit.region();
    parts.put("the seed", Long.toString(graph.recipe().seed()));
    parts.put("the number of iterations", Integer.toString(region.iterations()));
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
      names(node, param.id(), nameOf).ifPresent(driver -> parts.put(name + " (driven)", driver));
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
    JsonNode set = node.params().get(param.id());
    P parsed = set == null ? param.defaultValue() : param.parse(set);
    if (param.kind() == Param.Kind.FILE && !parsed.equals("")) {
      Path path = files.resolve((String) parsed);
      return "content " + (Files.exists(path) ? files.hash(path) : "missing");
    }
    return param.toJson(parsed).toString();
  }
}
