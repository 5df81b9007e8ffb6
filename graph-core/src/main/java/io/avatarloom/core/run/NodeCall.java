package io.avatarloom.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.avatarloom.core.device.Accelerator;
import io.avatarloom.core.node.In;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.tensor.CounterRandom;
import io.avatarloom.core.value.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.eclipse.collections.api.factory.Lists;
import org.eclipse.collections.api.list.ImmutableList;

/** One execution of one node. */
final class NodeCall implements NodeRun {
  /** What surrounds an execution. */
  record Scope(
      long seed,
      int iteration,
      int iterations,
      FileResolver files,
      Resources resources,
      Cancellation cancellation,
      BiConsumer<Double, String> progress,
      BiConsumer<String, String> log) {}

  private final String id;
  private final NodeSpec spec;
  private final Scope scope;
  private final Map<String, ImmutableList<Value>> inputs;
  private final Map<String, JsonNode> params;
  private final Map<String, Value> outputs = new LinkedHashMap<>();
  private boolean usedRandom;
  private Optional<String> device = Optional.empty();

  /**
   * @param inputs values by port
   * @param params JSON by parameter, those that are set or driven
   */
  NodeCall(
      String id,
      NodeSpec spec,
      Scope scope,
      Map<String, ImmutableList<Value>> inputs,
      Map<String, JsonNode> params) {
    this.id = id;
    this.spec = spec;
    this.scope = scope;
    this.inputs = inputs;
    this.params = params;
  }

  /** Refuses values that a port does not take. */
  void checkInputs() throws NodeException {
    for (In<?> input : spec.inputs()) {
      ImmutableList<Value> values = inputs.getOrDefault(input.id(), Lists.immutable.empty());
      if (values.isEmpty() && input.required()) {
        throw new NodeException(input.id(), "expected " + input.type() + ", met nothing");
      }
      for (Value value : values) {
        Optional<String> refusal = input.type().refusal(value);
        if (refusal.isPresent()) {
          throw new NodeException(input.id(), refusal.get());
        }
      }
    }
  }

  /**
   * Refuses outputs that break what the node declares. An output may stay unset when there is none.
   */
  void checkOutputs() throws NodeException {
    for (Out<?> output : spec.outputs()) {
      Value value = outputs.get(output.id());
      Optional<String> refusal = value == null ? Optional.empty() : output.type().refusal(value);
      if (refusal.isPresent()) {
        throw new NodeException(output.id(), "the node broke its promise: " + refusal.get());
      }
    }
  }

  Map<String, Value> outputs() {
    return outputs;
  }

  boolean usedRandom() {
    return usedRandom;
  }

  /** The device it asked for and was given, in words; empty if it asked for none. */
  Optional<String> deviceUsed() {
    return device;
  }

  @Override
  public <T extends Value> T get(In<T> input) {
    return find(input)
        .orElseThrow(() -> new IllegalStateException(id + "." + input.id() + " is not linked"));
  }

  @Override
  public <T extends Value> Optional<T> find(In<T> input) {
    ImmutableList<T> values = all(input);
    return values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T extends Value> ImmutableList<T> all(In<T> input) {
    return (ImmutableList<T>) inputs.getOrDefault(input.id(), Lists.immutable.empty());
  }

  @Override
  public <P> P get(Param<P> param) {
    JsonNode set = params.get(param.id());
    return set == null ? param.defaultValue() : param.parse(set);
  }

  @Override
  public Path path(Param<String> file) throws NodeException {
    Path path = resolved(file);
    if (!Files.exists(path)) {
      throw NodeException.missing(
          file.id(), "there is no file " + path + "; give an existing path");
    }
    return path;
  }

  private Path resolved(Param<String> file) throws NodeException {
    try {
      return scope.files.resolve(get(file));
    } catch (IllegalArgumentException e) {
      throw new NodeException(file.id(), e.getMessage(), e);
    }
  }

  @Override
  public <T extends Value> void set(Out<T> output, T value) {
    outputs.put(output.id(), value);
  }

  @Override
  public void progress(double fraction, String message) {
    scope.progress.accept(fraction, message);
  }

  @Override
  public void log(String message) {
    scope.log.accept(id, message);
  }

  @Override
  public void checkCancelled() {
    scope.cancellation.check();
  }

  @Override
  public <T> T detached(Supplier<T> call) {
    return scope.resources.detached(call);
  }

  @Override
  public CounterRandom random(String purpose) {
    usedRandom = true;
    return new CounterRandom(scope.seed, id + "/" + purpose, scope.iteration);
  }

  @Override
  public int iteration() {
    return scope.iteration;
  }

  @Override
  public int iterations() {
    return scope.iterations;
  }

  @Override
  public Optional<Accelerator> device() {
    Optional<Accelerator> given = scope.resources.device();
    device = Optional.of(given.map(one -> one.info().inFull()).orElse(Timings.JAVA));
    return given;
  }

  @Override
  public <R extends AutoCloseable> R resource(String key, ResourceLoader<R> loader)
      throws Exception {
    return scope.resources.get(key, loader);
  }
}
