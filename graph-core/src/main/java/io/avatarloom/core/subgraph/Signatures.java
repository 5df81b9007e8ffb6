package io.avatarloom.core.subgraph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.check.Diagnostic;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.node.PortType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.collections.api.factory.Lists;
import org.eclipse.collections.api.list.MutableList;

/**
 * The signatures of all subgraphs of a recipe as node declarations: of instances, and of the nodes
 * {@code in} and {@code out} that stand for the signature inside.
 */
public final class Signatures {
  /** Name of the library the subgraphs of a recipe are listed under. */
  public static final String LIBRARY = "this recipe";

  private final JsonNode definitions;
  private final Catalogue catalogue;
  private final Map<String, NodeSpec> specs = new LinkedHashMap<>();
  private final List<Diagnostic> found = new ArrayList<>();
  private final List<String> open = new ArrayList<>();

  /**
   * @param definitions the section {@code subgraphs} of a recipe, includes taken in
   */
  public Signatures(JsonNode definitions, Catalogue catalogue) {
    this.definitions = definitions;
    this.catalogue = catalogue;
    definitions.properties().forEach(definition -> spec(definition.getKey()));
  }

  /** What is wrong with signatures: types, exposed parameters, recursion. */
  public List<Diagnostic> found() {
    return List.copyOf(found);
  }

  /** The declaration of the instances of a subgraph. */
  public Optional<NodeSpec> of(String name) {
    return Optional.ofNullable(specs.get(name));
  }

  /** The types of instances. */
  public List<Node> instances() {
    return specs.values().stream().<Node>map(SubgraphNode::new).toList();
  }

  /** The catalogue with the types of instances, and of {@code in} and {@code out}. */
  public Catalogue catalogue() {
    MutableList<Node> ends = Lists.mutable.empty();
    specs.values().forEach(spec -> ends.addAll(inside(spec)));
    return catalogue.with(LIBRARY, instances()).withUnlisted(LIBRARY, ends);
  }

  /**
   * Inside, inputs of the signature are outputs of {@code in}, and outputs inputs of {@code out}.
   */
  private static List<Node> inside(NodeSpec spec) {
    String name = Subgraph.nameIn(spec.id()).orElseThrow();
    NodeSpec.Builder in =
        NodeSpec.of(Subgraph.IN_TYPE + name, 1, "Inputs", "What comes into " + name + ".");
    spec.inputs().forEach(port -> in.out(port.id(), port.type(), port.help()));
    NodeSpec.Builder out =
        NodeSpec.of(Subgraph.OUT_TYPE + name, 1, "Outputs", "What " + name + " yields.");
    spec.outputs().forEach(port -> out.in(port.id(), port.type(), port.help()));
    return List.of(new SubgraphNode(in.build()), new SubgraphNode(out.build()));
  }

  private Optional<NodeSpec> spec(String name) {
    if (specs.containsKey(name) || !definitions.path(name).isObject()) {
      return of(name);
    }
    if (open.contains(name)) {
      recursion(name);
      return Optional.empty();
    }
    open.add(name);
    JsonNode definition = definitions.get(name);
    definition
        .path("nodes")
        .forEach(node -> Subgraph.nameIn(node.path("type").asText()).ifPresent(this::spec));
    NodeSpec.Builder builder =
        NodeSpec.of(
            Subgraph.TYPE + name, 1, name, definition.path("description").asText("A subgraph."));
    ports(name, definition, builder);
    for (Map.Entry<String, JsonNode> param : definition.path("params").properties()) {
      exposed(name, definition, param.getKey(), param.getValue().asText())
          .ifPresent(builder::expose);
    }
    open.remove(name);
    specs.put(name, builder.build());
    return of(name);
  }

  private void recursion(String name) {
    List<String> circle = new ArrayList<>(open.subList(open.indexOf(name), open.size()));
    circle.add(name);
    add(
        name,
        "",
        "the subgraph contains itself: "
            + String.join(" -> ", circle)
            + "; a subgraph cannot be part of itself, take out one of the instances");
  }

  private void ports(String name, JsonNode definition, NodeSpec.Builder builder) {
    for (Map.Entry<String, JsonNode> input : definition.path("inputs").properties()) {
      JsonNode json = input.getValue();
      boolean many = json.path("many").asBoolean();
      boolean required = json.path("required").asBoolean(!many);
      type(name, Subgraph.IN, input)
          .ifPresent(
              type ->
                  builder.input(
                      new In<>(input.getKey(), type, required, many, help(json, "An input"))));
    }
    for (Map.Entry<String, JsonNode> output : definition.path("outputs").properties()) {
      type(name, Subgraph.OUT, output)
          .ifPresent(
              type -> builder.out(output.getKey(), type, help(output.getValue(), "An output")));
    }
  }

  private static String help(JsonNode port, String otherwise) {
    return port.path("help").asText(otherwise + " of the subgraph.");
  }

  private Optional<PortType<?>> type(String name, String side, Map.Entry<String, JsonNode> port) {
    nameable(name, side, port.getKey());
    String text = port.getValue().path("type").asText("");
    Optional<PortType<?>> type = SignatureType.parse(text, catalogue);
    if (type.isEmpty()) {
      add(
          Subgraph.path(name, side),
          port.getKey(),
          "expected \"type\": a value type such as Image, several joined by or, or any; met '"
              + text
              + "'");
    }
    return type;
  }

  private void nameable(String name, String side, String port) {
    if (port.isEmpty() || port.indexOf('.') >= 0 || port.indexOf(' ') >= 0) {
      add(Subgraph.path(name, side), port, "a port name must not contain dots or spaces");
    }
  }

  private Optional<Param<?>> exposed(
      String name, JsonNode definition, String parameter, String target) {
    nameable(name, Subgraph.IN, parameter);
    if (definition.path("inputs").has(parameter)) {
      add(name, parameter, "an input and a parameter have this name; rename one of them");
    }
    PortRef ref;
    try {
      ref = PortRef.parse(target);
    } catch (IllegalArgumentException e) {
      add(name, parameter, e.getMessage() + "; name the inner parameter this one stands for");
      return Optional.empty();
    }
    JsonNode node = definition.path("nodes").path(ref.owner());
    if (definition.path("regions").path(ref.owner()) instanceof ObjectNode region) {
      return ofRegion(name, parameter, ref, region);
    }
    if (!node.isObject()) {
      add(name, parameter, "it stands for " + ref + ", but the subgraph has no such node");
      return Optional.empty();
    }
    Optional<NodeSpec> inner = declared(node.path("type").asText());
    Optional<Param<?>> param = inner.flatMap(spec -> spec.param(ref.port()));
    if (inner.isPresent() && param.isEmpty()) {
      add(
          name,
          parameter,
          "it stands for "
              + ref
              + ", but "
              + inner.get().id()
              + " has no such parameter; it has "
              + inner.get().params().collect(Param::id).makeString(", "));
    }
    return param.map(found -> renamed(found, parameter, node.path("params").get(ref.port())));
  }

  private Optional<NodeSpec> declared(String type) {
    Optional<String> nested = Subgraph.nameIn(type);
    return nested.isPresent() ? of(nested.get()) : catalogue.node(type).map(Node::spec);
  }

  /** The inner declaration under the outer name; its default is what the definition sets. */
  private static <P> Param<P> renamed(Param<P> param, String name, JsonNode set) {
    P value = param.defaultValue();
    if (set != null) {
      try {
        value = param.parse(set);
      } catch (IllegalArgumentException e) {
        // The check of the definition reports the value at the inner node.
        value = param.defaultValue();
      }
    }
    return param.as(name, value);
  }

  private Optional<Param<?>> ofRegion(
      String name, String parameter, PortRef ref, ObjectNode region) {
    Optional<Param<Integer>> setting =
        RegionSetting.param(ref.port(), region, ref.owner(), parameter);
    if (setting.isEmpty()) {
      add(
          name,
          parameter,
          "it stands for " + ref + ", but a region has " + RegionSetting.ALL.makeString(", "));
    }
    return setting.map(found -> found);
  }

  private void add(String name, String where, String message) {
    found.add(Diagnostic.of(Subgraph.TYPE + name, where, message));
  }
}
