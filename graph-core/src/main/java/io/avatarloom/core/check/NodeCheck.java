package io.avatarloom.core.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.avatarloom.core.graph.Graph;
import io.avatarloom.core.graph.NodeEntry;
import io.avatarloom.core.graph.NodeMode;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.node.In;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.subgraph.Subgraph;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.collections.api.list.ImmutableList;

/** A node: its type, mode, parameters, files, and whether its inputs are linked. */
final class NodeCheck {
  private final Graph graph;
  private final Optional<Function<String, Path>> files;
  private final Findings findings;

  /**
   * @param files resolves the text of a file parameter; empty inside a definition, whose instances
   *     may set other files and lie in a region
   */
  NodeCheck(Graph graph, Optional<Function<String, Path>> files, Findings findings) {
    this.graph = graph;
    this.files = files;
    this.findings = findings;
  }

  void check(NodeEntry node) {
    if (graph.implementation(node).isEmpty()) {
      findings.add(node.id(), "", unknown(node.type()));
      return;
    }
    boolean paceOfNothing = node.every() > 1 && node.region().isEmpty() && files.isPresent();
    if (node.every() < 1 || paceOfNothing) {
      findings.add(
          node.id(),
          "every",
          "expected a whole number from 1, above 1 only for a node of a region, met "
              + node.every());
    }
    if (!node.region().isEmpty() && graph.region(node.region()).isEmpty()) {
      findings.add(
          node.id(), "", "it is drawn in the region '" + node.region() + "', which does not exist");
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

  private String unknown(String type) {
    Catalogue catalogue = graph.catalogue();
    if (Subgraph.nameIn(type).isEmpty()) {
      JsonNode plugin = graph.recipe().plugins().path(type);
      return plugin.isTextual() ? missing(type, plugin.asText()) : catalogue.unknown(type);
    }
    List<String> present =
        catalogue.ids().stream().flatMap(id -> Subgraph.nameIn(id).stream()).toList();
    return "the recipe has no subgraph '"
        + Subgraph.nameIn(type).get()
        + "'; it has "
        + (present.isEmpty() ? "none" : String.join(", ", present));
  }

  private static String missing(String type, String plugin) {
    return "the node type "
        + type
        + " belongs to the plug-in "
        + plugin
        + ", which is not there; put its jar into ~/.avatarloom/plugins, or name its folder with"
        + " --plugins DIR (loom plugins lists what is there, and what is broken)";
  }

  private void checkParam(NodeEntry node, NodeSpec spec, String name, JsonNode value) {
    if (Subgraph.nameIn(node.type()).isPresent() && Subgraph.addressesInner(name)) {
      return;
    }
    Optional<Param<?>> param = spec.param(name);
    if (param.isEmpty()) {
      findings.add(
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
      findings.add(node.id(), name, e.getMessage());
    }
  }

  private void checkFile(NodeEntry node, Param<?> param, String value) {
    boolean driven = graph.feeding(new PortRef(node.id(), param.id())).notEmpty();
    if (value.isEmpty() || driven || files.isEmpty()) {
      return;
    }
    Path path;
    try {
      path = files.get().apply(value);
    } catch (InvalidPathException e) {
      findings.add(node.id(), param.id(), "expected a file path, met " + e.getMessage());
      return;
    }
    if (!Files.exists(path)) {
      findings.add(
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
      findings.add(
          node.id(),
          input.id(),
          "expected a link that brings " + input.type() + ", met none (" + input.help() + ")");
    }
    if (links.size() > 1 && !input.many()) {
      findings.add(
          node.id(),
          input.id(),
          "takes one link, met " + links.size() + ": " + links.makeString(", "));
    }
  }
}
