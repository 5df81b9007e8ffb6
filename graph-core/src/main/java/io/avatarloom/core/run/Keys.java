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
import java.util.function.Function;

/**
 * Keys of work: SHA-256 over contract version, code hash, canonical parameters with files by
 * content, and the content hashes of the inputs. Equal outputs upstream therefore cut re-runs off.
 * Layout, notes and node ids do not enter, but for nodes that draw random numbers, whose stream
 * depends on their id.
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

  /** Key of a node outside regions, before any random stream. */
  String node(NodeEntry node, Function<PortRef, String> hashOf) throws IOException {
    StringBuilder text = new StringBuilder();
    describe(node, ref -> hashOf.apply(ref), text);
    return Sha256.of(text.toString());
  }

  /** Key of a node that draws random numbers. */
  String withRandom(String key, String id) {
    return Sha256.of(key + "\nseed " + graph.recipe().seed() + "\nid " + id);
  }

  /** Key of a whole region: its body, wiring, slots, iterations, seed and everything it reads. */
  String region(Plan.Unit unit, Function<PortRef, String> hashOf) throws IOException {
    RegionEntry region = unit.region();
    StringBuilder text = new StringBuilder("region\n");
    text.append("seed ").append(graph.recipe().seed()).append('\n');
    text.append("iterations ").append(region.iterations()).append('\n');
    region
        .series()
        .forEach(
            (name, ref) ->
                text.append("series ")
                    .append(name)
                    .append(' ')
                    .append(graph.follow(ref))
                    .append('\n'));
    for (String slot : region.slots().keySet()) {
      text.append("slot ")
          .append(slot)
          .append(' ')
          .append(graph.slotSource(region, slot, false).map(hashOf).orElse(""))
          .append(' ')
          .append(graph.slotSource(region, slot, true).map(PortRef::toString).orElse(""))
          .append('\n');
    }
    for (NodeEntry node : unit.body().toSortedListBy(NodeEntry::id)) {
      text.append("body ").append(node.id()).append(" every ").append(node.every()).append('\n');
      describe(
          node,
          ref ->
              ref.owner().equals(region.id()) || graph.regionOf(ref.owner()).equals(region.id())
                  ? ref.toString()
                  : hashOf.apply(ref),
          text);
    }
    return Sha256.of(text.toString());
  }

  private void describe(NodeEntry node, Function<PortRef, String> nameOf, StringBuilder text)
      throws IOException {
    Node implementation = graph.implementation(node).orElseThrow();
    NodeSpec spec = implementation.spec();
    text.append(spec.id()).append(' ').append(spec.version()).append('\n');
    text.append("code ").append(code.of(implementation.getClass())).append('\n');
    for (Param<?> param : spec.params().toSortedListBy(Param::id)) {
      text.append("param ").append(param.id()).append(' ').append(value(node, param)).append('\n');
      for (PortRef driver : graph.feeding(new PortRef(node.id(), param.id()))) {
        text.append("driven ").append(nameOf.apply(driver)).append('\n');
      }
    }
    for (In<?> input : spec.inputs().toSortedListBy(In::id)) {
      for (PortRef source : graph.feeding(new PortRef(node.id(), input.id()))) {
        text.append("in ").append(input.id()).append(' ').append(nameOf.apply(source)).append('\n');
      }
    }
  }

  private <P> String value(NodeEntry node, Param<P> param) throws IOException {
    JsonNode set = node.params().get(param.id());
    P parsed = set == null ? param.defaultValue() : param.parse(set);
    if (param.kind() == Param.Kind.FILE && !parsed.equals("")) {
      Path path = files.resolve((String) parsed);
      return Files.exists(path) ? files.hash(path) : "missing";
    }
    return param.toJson(parsed).toString();
  }
}
