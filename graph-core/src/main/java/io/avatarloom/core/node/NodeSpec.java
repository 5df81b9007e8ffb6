package io.avatarloom.core.node;

import io.avatarloom.core.value.Value;
import io.avatarloom.core.value.ValueType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.eclipse.collections.api.factory.Lists;
import org.eclipse.collections.api.list.ImmutableList;
import org.eclipse.collections.api.list.MutableList;

/**
 * The declaration of a node type. Palette entry, inspector, link checks, JSON form, CLI help,
 * schema and manual page all come from it.
 *
 * @param id {@code family.verbNoun}, never reused
 * @param version contract version; rises when ports, parameters or results change meaning
 * @param stored false for cheap loaders of references, which run every time and are not cached
 * @param former what it was called before
 */
public record NodeSpec(
    String id,
    int version,
    String title,
    String help,
    ImmutableList<In<?>> inputs,
    ImmutableList<Out<?>> outputs,
    ImmutableList<Param<?>> params,
    Determinism determinism,
    ToLongFunction<NodeRun> memoryBytes,
    boolean stored,
    FormerNames former) {

  public static Builder of(String id, int version, String title, String help) {
    return new Builder(id, version, title, help);
  }

  /** Part of the id before the dot; of subgraphs the part before the colon. */
  public String family() {
    int dot = id.indexOf('.');
    return id.substring(0, dot < 0 ? Math.max(0, id.indexOf(':')) : dot);
  }

  /** The first input that has exactly the type of an output: what a bypass hands through. */
  public Optional<In<?>> inputLike(String output) {
    return output(output).flatMap(out -> inputs.detectOptional(in -> in.type().equals(out.type())));
  }

  public Optional<In<?>> input(String name) {
    return inputs.detectOptional(port -> port.id().equals(name));
  }

  public Optional<Out<?>> output(String name) {
    return outputs.detectOptional(port -> port.id().equals(name));
  }

  public Optional<Param<?>> param(String name) {
    return params.detectOptional(param -> param.id().equals(name));
  }

  /** Registers ports and parameters and hands back their typed handles. */
  public static final class Builder {
    private final String id;
    private final int version;
    private final String title;
    private final String help;
    private final MutableList<In<?>> inputs = Lists.mutable.empty();
    private final MutableList<Out<?>> outputs = Lists.mutable.empty();
    private final Map<String, Param<?>> params = new LinkedHashMap<>();
    private Determinism determinism = Determinism.BITWISE;
    private ToLongFunction<NodeRun> memoryBytes = run -> 0;
    private final List<String> formerIds = new ArrayList<>();
    private final SortedMap<String, String> formerInputs = new TreeMap<>();
    private final SortedMap<String, String> formerOutputs = new TreeMap<>();
    private boolean stored = true;

    private Builder(String id, int version, String title, String help) {
      this.id = id;
      this.version = version;
      this.title = title;
      this.help = help;
    }

    /** A required input. */
    public <T extends Value> In<T> in(String name, ValueType<T> type, String portHelp) {
      return in(name, PortType.of(type), portHelp);
    }

    /** A required input with structural demands, a union or a variable. */
    public <T extends Value> In<T> in(String name, PortType<T> type, String portHelp) {
      return add(new In<>(name, type, true, false, portHelp));
    }

    public <T extends Value> In<T> optional(String name, ValueType<T> type, String portHelp) {
      return add(new In<>(name, PortType.of(type), false, false, portHelp));
    }

    public <T extends Value> In<T> optional(String name, PortType<T> type, String portHelp) {
      return add(new In<>(name, type, false, false, portHelp));
    }

    /** An input that takes any number of links, none included. */
    public <T extends Value> In<T> many(String name, PortType<T> type, String portHelp) {
      return add(new In<>(name, type, false, true, portHelp));
    }

    public <T extends Value> In<T> many(String name, ValueType<T> type, String portHelp) {
      return many(name, PortType.of(type), portHelp);
    }

    private <T extends Value> In<T> add(In<T> input) {
      inputs.add(input);
      return input;
    }

    /** An input that is declared elsewhere. */
    public Builder input(In<?> input) {
      inputs.add(input);
      return this;
    }

    /** A parameter that is declared elsewhere. */
    public Builder expose(Param<?> param) {
      params.put(param.id(), param);
      return this;
    }

    public <T extends Value> Out<T> out(String name, ValueType<T> type, String portHelp) {
      return out(name, PortType.of(type), portHelp);
    }

    public <T extends Value> Out<T> out(String name, PortType<T> type, String portHelp) {
      Out<T> output = new Out<>(name, type, portHelp);
      outputs.add(output);
      return output;
    }

    /** A number; NaN for an open end of the range. */
    public Param<Double> number(
        String name, double value, double min, double max, String unit, String text) {
      return add(param(name, Param.Kind.NUMBER, value, min, max, unit, List.of(), text));
    }

    public Param<Integer> integer(
        String name, int value, double min, double max, String unit, String text) {
      return add(param(name, Param.Kind.INTEGER, value, min, max, unit, List.of(), text));
    }

    public Param<Boolean> flag(String name, boolean value, String text) {
      return add(param(name, Param.Kind.FLAG, value, Double.NaN, Double.NaN, "", List.of(), text));
    }

    public Param<String> text(String name, String value, String text) {
      return add(param(name, Param.Kind.TEXT, value, Double.NaN, Double.NaN, "", List.of(), text));
    }

    public Param<String> choice(String name, String value, List<String> options, String text) {
      return add(param(name, Param.Kind.CHOICE, value, Double.NaN, Double.NaN, "", options, text));
    }

    /** A file or folder; {@code endings} filter the file picker. */
    public Param<String> file(String name, String value, List<String> endings, String text) {
      return add(param(name, Param.Kind.FILE, value, Double.NaN, Double.NaN, "", endings, text));
    }

    /** A list of numbers, each within the range. */
    public Param<ImmutableList<Double>> numbers(
        String name, double[] value, double min, double max, String unit, String text) {
      ImmutableList<Double> list = Lists.immutable.ofAll(Arrays.stream(value).boxed().toList());
      return add(param(name, Param.Kind.NUMBERS, list, min, max, unit, List.of(), text));
    }

    /** A point, direction or offset. */
    public Param<ImmutableList<Double>> vector(
        String name,
        double x,
        double y,
        double z,
        double min,
        double max,
        String unit,
        String text) {
      return add(
          param(
              name,
              Param.Kind.VECTOR,
              Lists.immutable.of(x, y, z),
              min,
              max,
              unit,
              List.of(),
              text));
    }

    /** A colour, sRGB in [0, 1]. */
    public Param<ImmutableList<Double>> colour(
        String name, double red, double green, double blue, String text) {
      return add(
          param(
              name,
              Param.Kind.COLOUR,
              Lists.immutable.of(red, green, blue),
              0.0,
              1.0,
              "",
              List.of(),
              text));
    }

    /** Weights by name, none at first. */
    public Param<SortedMap<String, Double>> weights(
        String name, List<String> names, double min, double max, String text) {
      return add(
          param(name, Param.Kind.WEIGHTS, Collections.emptySortedMap(), min, max, "", names, text));
    }

    public Param<ImmutableList<String>> texts(String name, List<String> value, String text) {
      return add(
          param(
              name,
              Param.Kind.TEXTS,
              Lists.immutable.ofAll(value),
              Double.NaN,
              Double.NaN,
              "",
              List.of(),
              text));
    }

    private static <P> Param<P> param(
        String name,
        Param.Kind kind,
        P value,
        double min,
        double max,
        String unit,
        List<String> options,
        String text) {
      return new Param<>(
          name, kind, value, min, max, unit, Lists.immutable.ofAll(options), text, "");
    }

    private <P> Param<P> add(Param<P> param) {
      params.put(param.id(), param);
      return param;
    }

    /**
     * States the paper equation or file a parameter's default comes from: {@code
     * from(B.number(...), "eq. 2")}.
     */
    public <P> Param<P> from(Param<P> param, String source) {
      return add(param.from(source));
    }

    /** States that the node had another id before. */
    public Builder renamedFrom(String formerId) {
      formerIds.add(formerId);
      return this;
    }

    /** States that a parameter had another name before. */
    public <P> Param<P> renamedFrom(Param<P> param, String former) {
      formerInputs.put(former, param.id());
      return param;
    }

    /** States that an input had another name before. */
    public <T extends Value> In<T> renamedFrom(In<T> input, String former) {
      formerInputs.put(former, input.id());
      return input;
    }

    /** States that an output had another name before. */
    public <T extends Value> Out<T> renamedFrom(Out<T> output, String former) {
      formerOutputs.put(former, output.id());
      return output;
    }

    public Builder determinism(Determinism promise) {
      determinism = promise;
      return this;
    }

    /** Peak memory of an execution in bytes, as a function of its inputs. */
    public Builder memory(ToLongFunction<NodeRun> estimate) {
      memoryBytes = estimate;
      return this;
    }

    /** Marks a cheap loader of references: it runs every time and its outputs are not cached. */
    public Builder notStored() {
      stored = false;
      return this;
    }

    public NodeSpec build() {
      return new NodeSpec(
          id,
          version,
          title,
          help,
          inputs.toImmutable(),
          outputs.toImmutable(),
          Lists.immutable.ofAll(params.values()),
          determinism,
          memoryBytes,
          stored,
          new FormerNames(
              List.copyOf(formerIds), new TreeMap<>(formerInputs), new TreeMap<>(formerOutputs)));
    }
  }
}
