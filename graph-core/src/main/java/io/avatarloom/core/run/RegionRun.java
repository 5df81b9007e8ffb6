package io.avatarloom.core.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.check.Diagnostic;
import io.avatarloom.core.graph.Graph;
import io.avatarloom.core.graph.NodeEntry;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.graph.RegionEntry;
import io.avatarloom.core.tensor.Halt;
import io.avatarloom.core.value.ImageGradient;
import io.avatarloom.core.value.LatentGradient;
import io.avatarloom.core.value.NumberValue;
import io.avatarloom.core.value.Series;
import io.avatarloom.core.value.SplatGradient;
import io.avatarloom.core.value.Value;
import io.avatarloom.core.value.ValueType;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.eclipse.collections.api.factory.Lists;

/** Runs the body of one region, iteration by iteration. */
final class RegionRun {
  /** Reads outputs of other units. */
  interface Outside {
    Value value(PortRef ref) throws IOException;
  }

  /** Writes a preview of a body output. */
  interface Preview {
    void show(String region, String name, int iteration, Value value);
  }

  /** What regions share with the run. */
  record Surroundings(Caller caller, RegionControl control, RunEvents events, Preview preview) {}

  /** Final slots and recorded series. */
  record Result(Map<String, Value> slots, Series series) {}

  private final Graph graph;
  private final Plan.Unit unit;
  private final RegionEntry region;
  private final Caller caller;
  private final RegionControl control;
  private final Outside outside;
  private final RegionCheckpoint checkpoint;
  private final RunEvents events;
  private final Preview preview;
  private final Map<String, ValueType<?>> types = new TreeMap<>();
  private Map<String, Value> slots = new TreeMap<>();
  private final Set<PortRef> wanted = new HashSet<>();
  private final Map<PortRef, Value> lasting = new TreeMap<>();
  private Map<String, double[]> columns = new TreeMap<>();
  private int done;

  RegionRun(
      Graph graph,
      Plan.Unit unit,
      Outside outside,
      RegionCheckpoint checkpoint,
      Surroundings around) {
    this.graph = graph;
    this.unit = unit;
    this.region = unit.region();
    this.caller = around.caller();
    this.control = around.control();
    this.outside = outside;
    this.checkpoint = checkpoint;
    this.events = around.events();
    this.preview = around.preview();
    graph.recipe().links().forEach(link -> wanted.add(real(link.from())));
    region.series().values().forEach(ref -> wanted.add(real(ref)));
    region.previews().values().forEach(ref -> wanted.add(real(ref)));
    region
        .slots()
        .forEach((slot, type) -> types.put(slot, graph.catalogue().valueType(type).orElseThrow()));
  }

  /** Takes up a checkpoint if there is one; returns the iteration it starts from. */
  int resume() throws IOException {
    checkpoint
        .read(graph.catalogue(), region)
        .ifPresent(
            state -> {
              done = state.iteration();
              slots = state.slots();
              lasting.putAll(state.lasting());
              columns = state.columns();
            });
    if (done == 0) {
      for (String slot : region.slots().keySet()) {
        slots.put(slot, outside.value(graph.slotSource(region, slot, false).orElseThrow()));
      }
      region.series().keySet().forEach(name -> columns.put(name, new double[region.iterations()]));
      columns.values().forEach(column -> Arrays.fill(column, Double.NaN));
    }
    return done;
  }

  Result run() throws NodeFailure, IOException {
    try {
      while (done < region.iterations() && !stops()) {
        caller.cancellation().check();
        if (control.await(region.id(), caller.cancellation(), () -> tell("region.paused"))) {
          tell("region.resumed");
        }
        iterate();
        done++;
        boolean last = done == region.iterations() || stops();
        if (!last && region.checkpointEvery() > 0 && done % region.checkpointEvery() == 0) {
          save();
        }
      }
    } catch (CancellationException e) {
      if (done > 0) {
        save();
      }
      throw e;
    }
    if (done < region.iterations()) {
      events.log(region.id(), "ends after iteration " + done + ": " + region.stop().orElseThrow());
    }
    return new Result(slots, series());
  }

  /** Whether the last iteration has made what the region was to reach. */
  private boolean stops() {
    return done > 0
        && region
            .stop()
            .filter(rule -> rule.holds(columns.get(rule.column())[done - 1]))
            .isPresent();
  }

  /**
   * A cancelled run saves, too: nothing ends it halfway. A disk that refuses costs the checkpoint,
   * not the run.
   */
  private void save() {
    try (Halt never = Halt.never()) {
      checkpoint.write(new RegionCheckpoint.State(done, slots, lasting, columns));
      tell("region.checkpoint");
    } catch (IOException e) {
      events.log(
          region.id(),
          "there is no checkpoint of iteration %d: %s; the run goes on"
              .formatted(done, e.getMessage()));
    }
  }

  /** Sends an event with the number of iterations done. */
  private void tell(String kind) {
    events.send(events.event(kind).put("region", region.id()).put("i", done));
  }

  private void iterate() throws NodeFailure, IOException {
    Map<PortRef, Value> values = new HashMap<>(lasting);
    for (NodeEntry node : unit.body()) {
      if (done % node.every() != 0) {
        continue;
      }
      Map<String, Value> outputs =
          caller.call(node, region, done, ref -> read(ref, values)).outputs();
      outputs.forEach((port, value) -> put(node, new PortRef(node.id(), port), value, values));
    }
    ObjectNode event =
        events
            .event("region.iteration")
            .put("region", region.id())
            .put("i", done + 1)
            .put("of", region.iterations());
    ObjectNode numbers = event.putObject("values");
    region
        .series()
        .forEach(
            (name, ref) -> {
              double number = number(values.get(real(ref)));
              columns.get(name)[done] = number;
              numbers.put(name, number);
            });
    showPreviews(values);
    Map<String, Value> next = new TreeMap<>();
    for (String slot : region.slots().keySet()) {
      PortRef source = graph.slotSource(region, slot, true).orElseThrow();
      Value value = read(source, values);
      if (!types.get(slot).javaClass().isInstance(value)) {
        throw new NodeFailure(
            Diagnostic.of(
                region.id(), slot, "expected " + types.get(slot) + ", met " + value.type()),
            null);
      }
      next.put(slot, value);
    }
    slots = next;
    events.send(event);
  }

  private void put(NodeEntry node, PortRef ref, Value value, Map<PortRef, Value> values) {
    values.put(ref, value);
    if (node.every() > 1 && wanted.contains(ref)) {
      lasting.put(ref, value);
    }
  }

  private void showPreviews(Map<PortRef, Value> values) {
    boolean due =
        region.previewEvery() > 0 && (done == 0 || (done + 1) % region.previewEvery() == 0);
    if (due) {
      region.previews().forEach((name, ref) -> show(name, values.get(real(ref))));
    }
  }

  private PortRef real(PortRef ref) {
    return graph.follow(ref).orElse(ref);
  }

  /** Shows a preview unless nothing reaches it. */
  private void show(String name, Value value) {
    if (value != null) {
      preview.show(region.id(), name, done + 1, value);
    }
  }

  private Value read(PortRef ref, Map<PortRef, Value> values) throws IOException {
    if (ref.owner().equals(region.id())) {
      return slots.get(ref.port());
    }
    Value value = values.get(ref);
    return value != null ? value : outside.value(ref);
  }

  private static double number(Value value) {
    if (value instanceof NumberValue number) {
      return number.number();
    }
    if (value instanceof ImageGradient gradient) {
      return gradient.loss();
    }
    if (value instanceof LatentGradient gradient) {
      return gradient.loss();
    }
    return value instanceof SplatGradient gradient ? gradient.loss() : Double.NaN;
  }

  private Series series() {
    double[] x = new double[done];
    for (int i = 0; i < x.length; i++) {
      x[i] = i + 1;
    }
    double[][] recorded =
        columns.values().stream()
            .map(column -> Arrays.copyOf(column, done))
            .toArray(double[][]::new);
    return new Series(Lists.immutable.ofAll(columns.keySet()), x, recorded);
  }
}
