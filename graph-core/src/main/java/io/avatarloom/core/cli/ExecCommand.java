package io.avatarloom.core.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.avatarloom.core.file.RunSummary;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.run.FileResolver;
import io.avatarloom.core.run.OutputWriter;
import io.avatarloom.core.run.SingleNode;
import io.avatarloom.core.value.Value;
import io.avatarloom.core.value.ValueType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.eclipse.collections.api.list.ImmutableList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code loom exec}: runs one node on files. */
@Command(
    name = "exec",
    description = "Runs one node: inputs and outputs are files of the value types' own formats.",
    mixinStandardHelpOptions = true)
final class ExecCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Parameters(index = "0", paramLabel = "TYPE", description = "Node type, such as splat.render.")
  String type;

  @Option(
      names = "--in",
      paramLabel = "PORT=FILE",
      description = "Input; repeat for ports that take many.")
  List<String> in = new ArrayList<>();

  @Option(names = "--param", paramLabel = "NAME=VALUE", description = "Parameter, JSON or text.")
  List<String> param = new ArrayList<>();

  @Option(names = "--out", paramLabel = "PORT=FILE", description = "Output to write.")
  List<String> out = new ArrayList<>();

  @Mixin DeviceOption device;

  @Option(names = "--seed", description = "Seed of the random streams. Default: ${DEFAULT-VALUE}.")
  long seed;

  @Override
  public Integer call() throws Exception {
    Catalogue catalogue = InstalledNodes.catalogue();
    Node node = catalogue.node(type).orElseThrow(() -> new UsageException(catalogue.unknown(type)));
    checkOutputs(node.spec());
    Path current = Path.of("").toAbsolutePath();
    try (SingleNode single =
        new SingleNode(
            catalogue, current, FileResolver.installedAssets(), seed, 0, 1, device.choice)) {
      Map<String, Value> results = single.exec(type, inputs(node.spec()), params(node.spec()));
      OutputWriter writer = new OutputWriter(current, catalogue);
      for (String[] word : split(out)) {
        Value value = results.get(word[0]);
        if (value == null) {
          throw new NodeException(word[0], type + " made nothing for this output");
        }
        writer.write(word[1], value, RunSummary.none());
      }
    }
    return ExitCode.DONE;
  }

  private void checkOutputs(NodeSpec spec) throws UsageException {
    for (String[] word : split(out)) {
      if (spec.output(word[0]).isEmpty()) {
        throw none(spec, "output", word[0], spec.outputs().collect(Out::id));
      }
    }
  }

  private static UsageException none(
      NodeSpec spec, String kind, String name, ImmutableList<String> present) {
    return new UsageException(
        spec.id()
            + " has no "
            + kind
            + " '"
            + name
            + "'; it has "
            + (present.isEmpty() ? "none" : present.makeString(", ")));
  }

  private Map<String, List<Value>> inputs(NodeSpec spec)
      throws NodeException, UsageException, IOException {
    Map<String, List<Value>> inputs = new HashMap<>();
    for (String[] word : split(in)) {
      In<?> port =
          spec.input(word[0])
              .orElseThrow(() -> none(spec, "input", word[0], spec.inputs().collect(In::id)));
      Path file = Path.of(word[1]);
      if (!Files.exists(file)) {
        throw NodeException.missing(word[0], "there is no file " + file);
      }
      inputs.computeIfAbsent(word[0], key -> new ArrayList<>()).add(decode(port, file));
    }
    return inputs;
  }

  private static Value decode(In<?> port, Path file) throws NodeException, IOException {
    byte[] bytes = Files.readAllBytes(file);
    IOException last = null;
    for (ValueType<?> kind : port.type().kinds()) {
      try {
        return kind.codec().decode(bytes);
      } catch (IOException e) {
        last = e;
      }
    }
    throw new NodeException(
        port.id(),
        file + " does not hold " + port.type() + (last == null ? "" : ": " + last.getMessage()));
  }

  private Map<String, JsonNode> params(NodeSpec spec) throws UsageException {
    Map<String, JsonNode> params = new HashMap<>();
    for (String[] word : split(param)) {
      Param<?> declared =
          spec.param(word[0])
              .orElseThrow(
                  () -> none(spec, "parameter", word[0], spec.params().collect(Param::id)));
      params.put(word[0], json(declared, word[1]));
    }
    return params;
  }

  private static JsonNode json(Param<?> param, String text) {
    boolean words =
        param.kind() == Param.Kind.TEXT
            || param.kind() == Param.Kind.CHOICE
            || param.kind() == Param.Kind.FILE;
    try {
      return words ? JSON.getNodeFactory().textNode(text) : JSON.readTree(text);
    } catch (IOException e) {
      return JSON.getNodeFactory().textNode(text);
    }
  }

  private static List<String[]> split(List<String> words) throws UsageException {
    List<String[]> pairs = new ArrayList<>();
    for (String word : words) {
      int equals = word.indexOf('=');
      if (equals <= 0) {
        throw new UsageException("expected name=value, met '" + word + "'");
      }
      pairs.add(new String[] {word.substring(0, equals), word.substring(equals + 1)});
    }
    return pairs;
  }
}
