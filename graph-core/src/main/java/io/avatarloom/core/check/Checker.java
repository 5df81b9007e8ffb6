package io.avatarloom.core.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.avatarloom.core.graph.Graph;
import io.avatarloom.core.graph.Link;
import io.avatarloom.core.graph.NodeEntry;
import io.avatarloom.core.graph.NodeMode;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.graph.RegionEntry;
import io.avatarloom.core.node.In;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.node.PortType;
import io.avatarloom.core.value.ValueType;
import io.avatarloom.core.value.ValueTypes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.collections.api.list.ImmutableList;

/** Finds everything that would keep a graph from running, before anything runs. */
public final class Checker {
  private final Graph graph;
  private final Function<String, Path> files;
  private final List<Diagnostic> found = new ArrayList<>();

  /**
   * @param files resolves the text of a file parameter
   */
  public Checker(Graph graph, Function<String, Path> files) {
    this.graph = graph;
    this.files = files;
  }

  /** All findings, in recipe order; empty when the graph can run. */
  public List<Diagnostic> check() {
    graph.recipe().nodes().forEach(this::checkNode);
    graph.recipe().links().forEach(this::checkLink);
    graph.recipe().regions().forEach(this::checkRegion);
    graph.recipe().outputs().forEach(this::checkOutput);
    if (found.isEmpty()) {
      found.addAll(new ModeCheck(graph).find());
    }
    if (found.isEmpty()) {
      new CycleCheck(graph).find().ifPresent(found::add);
    }
    return found;
  }

  private void add(String owner, String where, String message) {
    found.add(Diagnostic.of(owner, where, message));
  }

  private void checkNode(NodeEntry node) {
    if (graph.implementation(node).isEmpty()) {
      add(
          node.id(),
          "",
          "there is no node type '"
              + node.type()
              + "'; did you mean '"
              + graph.catalogue().nearest(node.type())
              + "'?");
      return;
    }
    if (node.every() < 1 || (node.every() > 1 && node.region().isEmpty())) {
      add(
          node.id(),
          "every",
          "expected a whole number from 1, above 1 only for a node of a region, met "
              + node.every());
    }
    if (!node.region().isEmpty() && graph.region(node.region()).isEmpty()) {
      add(node.id(), "", "it is drawn in the region '" + node.region() + "', which does not exist");
    }
    NodeSpec spec = graph.spec(node);
    for (Map.Entry<String, JsonNode> param : node.params().properties()) {
      checkParam(node, spec, param.getKey(), param.getValue());
    }
    for (Param<?> param : spec.params()) {
      boolean unset = !node.params().has(param.id());
      if (param.kind() == Param.Kind.FILE && unset) {
        checkFile(node, param, (String) param.defaultValue());
      }
    }
    if (node.mode() == NodeMode.RUN) {
      spec.inputs().forEach(input -> checkInput(node, input));
    }
  }

  private void checkParam(NodeEntry node, NodeSpec spec, String name, JsonNode value) {
    Optional<Param<?>> param = spec.param(name);
    if (param.isEmpty()) {
      add(
          node.id(),
          name,
          node.type()
              + " has no parameter '"
              + name
              + "'; it has "
              + spec.params().collect(Param::id).makeString(", "));
      return;
    }
    try {
      Object parsed = param.get().parse(value);
      if (param.get().kind() == Param.Kind.FILE) {
        checkFile(node, param.get(), (String) parsed);
      }
    } catch (IllegalArgumentException e) {
      add(node.id(), name, e.getMessage());
    }
  }

  private void checkFile(NodeEntry node, Param<?> param, String value) {
    boolean driven = graph.feeding(new PortRef(node.id(), param.id())).notEmpty();
    if (value.isEmpty() || driven) {
      return;
    }
    Path path = files.apply(value);
    if (!Files.exists(path)) {
      found.add(
          new Diagnostic(
              node.id(),
              param.id(),
              "there is no file "
                  + path
                  + "; set it with --set "
                  + node.id()
                  + "."
                  + param.id()
                  + "=PATH",
              true));
    }
  }

  private void checkInput(NodeEntry node, In<?> input) {
    ImmutableList<PortRef> links = graph.drawn(new PortRef(node.id(), input.id()));
    if (links.isEmpty() && input.required()) {
      add(
          node.id(),
          input.id(),
          "expected a link that brings " + input.type() + ", met none (" + input.help() + ")");
    }
    if (links.size() > 1 && !input.many()) {
      add(
          node.id(),
          input.id(),
          "takes one link, met " + links.size() + ": " + links.makeString(", "));
    }
  }

  private void checkLink(Link link) {
    Optional<PortType<?>> source = outputType(link.from(), link.to().owner());
    if (source.isEmpty()) {
      return;
    }
    Optional<NodeEntry> target = graph.node(link.to().owner());
    if (target.isEmpty()) {
      checkSlotLink(link, source.get());
      return;
    }
    if (graph.implementation(target.get()).isEmpty()) {
      return;
    }
    checkCrossing(link, target.get());
    NodeSpec spec = graph.spec(target.get());
    Optional<In<?>> input = spec.input(link.to().port());
    Optional<Param<?>> param = spec.param(link.to().port());
    if (input.isPresent()) {
      input
          .get()
          .type()
          .refusal(source.get())
          .ifPresent(why -> add(target.get().id(), link.to().port(), why + " from " + link.from()));
    } else if (param.isPresent()) {
      checkDriven(link, param.get(), source.get());
    } else {
      add(
          target.get().id(),
          link.to().port(),
          spec.id()
              + " has no input or parameter '"
              + link.to().port()
              + "'; inputs are "
              + spec.inputs().collect(In::id).makeString(", "));
    }
  }

  /** Nodes outside a region see its slots and series, never its body. */
  private void checkCrossing(Link link, NodeEntry target) {
    String sourceRegion = graph.regionOf(link.from().owner());
    if (!sourceRegion.isEmpty() && !sourceRegion.equals(target.region())) {
      add(
          target.id(),
          link.to().port(),
          "it lies outside the region '"
              + sourceRegion
              + "' and cannot read its body node "
              + link.from()
              + "; carry the value in a slot of the region");
    }
  }

  private void checkDriven(Link link, Param<?> param, PortType<?> source) {
    boolean scalar =
        source
            .kinds()
            .allSatisfy(
                kind ->
                    kind == ValueTypes.NUMBER
                        || kind == ValueTypes.FLAG
                        || kind == ValueTypes.TEXT);
    if (!scalar) {
      add(
          link.to().owner(),
          param.id(),
          "a parameter takes Number, Flag or Text, met " + source + " from " + link.from());
    }
  }

  private void checkSlotLink(Link link, PortType<?> source) {
    Optional<RegionEntry> region = graph.region(link.to().owner());
    if (region.isEmpty()) {
      add(link.to().owner(), "", "the link " + link + " ends at a node that does not exist");
      return;
    }
    String type = region.get().slots().get(link.to().port());
    if (type == null) {
      add(
          region.get().id(),
          link.to().port(),
          "the region has no slot of that name; it has " + region.get().slots().keySet());
      return;
    }
    graph
        .catalogue()
        .valueType(type)
        .ifPresent(
            kind ->
                PortType.of(kind)
                    .refusal(source)
                    .ifPresent(
                        why ->
                            add(
                                region.get().id(),
                                link.to().port(),
                                why + " from " + link.from())));
  }

  /** Type of an output as {@code reader} sees it; reports what does not exist. */
  private Optional<PortType<?>> outputType(PortRef ref, String reader) {
    Optional<RegionEntry> region = graph.region(ref.owner());
    if (region.isPresent()) {
      if (ref.port().equals(RegionEntry.SERIES)) {
        return Optional.of(PortType.of(ValueTypes.SERIES));
      }
      Optional<ValueType<?>> type =
          Optional.ofNullable(region.get().slots().get(ref.port()))
              .flatMap(graph.catalogue()::valueType);
      if (type.isEmpty()) {
        add(
            reader,
            "",
            "the region "
                + ref.owner()
                + " has no slot '"
                + ref.port()
                + "'; it has "
                + region.get().slots().keySet());
      }
      return type.map(PortType::of);
    }
    Optional<NodeEntry> node = graph.node(ref.owner());
    if (node.isEmpty()) {
      add(reader, "", "it is linked from " + ref + ", but there is no such node");
      return Optional.empty();
    }
    if (graph.implementation(node.get()).isEmpty()) {
      return Optional.empty();
    }
    Optional<Out<?>> output = graph.spec(node.get()).output(ref.port());
    if (output.isEmpty()) {
      add(
          node.get().id(),
          ref.port(),
          node.get().type()
              + " has no output of that name; it has "
              + graph.spec(node.get()).outputs().collect(Out::id).makeString(", "));
      return Optional.empty();
    }
    return Optional.of(throughSwitch(ref, output.get().type()));
  }

  private PortType<?> throughSwitch(PortRef ref, PortType<?> declared) {
    if (!declared.isVariable()) {
      return declared;
    }
    return graph
        .follow(ref)
        .filter(real -> !real.equals(ref))
        .<PortType<?>>flatMap(
            real ->
                graph.region(real.owner()).isPresent()
                    ? Optional.ofNullable(graph.region(real.owner()).get().slots().get(real.port()))
                        .flatMap(graph.catalogue()::valueType)
                        .map(PortType::of)
                    : graph
                        .node(real.owner())
                        .filter(node -> graph.implementation(node).isPresent())
                        .flatMap(node -> graph.spec(node).output(real.port()))
                        .map(Out::type))
        .orElse(declared);
  }

  private void checkRegion(RegionEntry region) {
    region
        .slots()
        .forEach(
            (slot, type) -> {
              if (graph.catalogue().valueType(type).isEmpty()) {
                add(region.id(), slot, "there is no value type '" + type + "'");
              }
              if (graph.slotSource(region, slot, false).isEmpty()) {
                add(
                    region.id(),
                    slot,
                    "the slot has no initial value; link an output from outside the region to it"
                        + ", of a node that is not muted");
              }
              if (graph.slotSource(region, slot, true).isEmpty()) {
                add(
                    region.id(),
                    slot,
                    "the slot gets no next value; link an output of a body node to it"
                        + ", of a node that is not muted");
              }
            });
    if (graph.body(region.id()).isEmpty()) {
      add(region.id(), "", "the region has no nodes; set \"region\" of its body nodes to its id");
    }
    region.series().values().forEach(ref -> checkInside(region, ref));
    region.previews().values().forEach(ref -> checkInside(region, ref));
  }

  private void checkInside(RegionEntry region, PortRef ref) {
    if (!graph.regionOf(ref.owner()).equals(region.id())) {
      add(region.id(), "", ref + " is recorded but is not an output of a body node");
    } else {
      outputType(ref, region.id());
    }
  }

  private void checkOutput(String file, PortRef ref) {
    outputType(ref, file);
    if (!graph.regionOf(ref.owner()).isEmpty()) {
      add(file, "", ref + " lies inside a region; carry it in a slot to write it");
    }
    if (file.indexOf('.') < 0) {
      add(file, "", "an output needs a file name with an ending");
    }
  }
}
