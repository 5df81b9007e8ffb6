package io.avatarloom.core.node;

import io.avatarloom.core.value.Value;
import io.avatarloom.core.value.ValueType;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.collections.api.factory.Lists;
import org.eclipse.collections.api.list.ImmutableList;

/**
 * What a port carries: one value type, a union of several, or a variable that takes the type of
 * whatever is linked (all ports of a node with the same variable agree), narrowed by attributes.
 *
 * @param kinds accepted value types; empty for a variable
 * @param variable name of the type variable, empty unless generic
 * @param attributes structural demands (inputs) or promises (outputs)
 */
public record PortType<T extends Value>(
    ImmutableList<ValueType<? extends T>> kinds,
    String variable,
    SortedMap<String, String> attributes) {

  public static <T extends Value> PortType<T> of(ValueType<T> kind) {
    return new PortType<>(Lists.immutable.of(kind), "", new TreeMap<>());
  }

  /** A union: any of the given types. */
  @SafeVarargs
  public static PortType<Value> anyOf(ValueType<?>... kinds) {
    return new PortType<>(Lists.immutable.of(kinds), "", new TreeMap<>());
  }

  /** A generic port. */
  public static PortType<Value> variable(String name) {
    return new PortType<>(Lists.immutable.empty(), name, new TreeMap<>());
  }

  /** The same type with one more structural demand or promise. */
  public PortType<T> with(String attribute, String value) {
    SortedMap<String, String> more = new TreeMap<>(attributes);
    more.put(attribute, value);
    return new PortType<>(kinds, variable, more);
  }

  public boolean isVariable() {
    return !variable.isEmpty();
  }

  /** Why a link from an output of type {@code source} to this input is refused, if it is. */
  public Optional<String> refusal(PortType<?> source) {
    if (isVariable() || source.isVariable()) {
      return Optional.empty();
    }
    if (!source.kinds.allSatisfy(kind -> kinds.anySatisfy(k -> k.id().equals(kind.id())))) {
      return Optional.of("expected " + this + ", met " + source);
    }
    for (Map.Entry<String, String> demand : attributes.entrySet()) {
      String met = source.attributes.get(demand.getKey());
      if (met != null && !met.equals(demand.getValue())) {
        return Optional.of(
            "expected " + demand.getKey() + " " + demand.getValue() + ", met " + met);
      }
    }
    return Optional.empty();
  }

  /** Why a value may not enter this input, if so; checked when it arrives. */
  public Optional<String> refusal(Value value) {
    if (isVariable()) {
      return Optional.empty();
    }
    if (!kinds.anySatisfy(kind -> kind.javaClass().isInstance(value))) {
      return Optional.of("expected " + this + ", met " + value.type());
    }
    for (Map.Entry<String, String> demand : attributes.entrySet()) {
      String met = value.attributes().get(demand.getKey());
      if (!demand.getValue().equals(met)) {
        return Optional.of(
            "expected " + demand.getKey() + " " + demand.getValue() + ", met " + met);
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    String name = isVariable() ? "any (" + variable + ")" : kinds.makeString(" or ");
    return attributes.isEmpty() ? name : name + attributes;
  }
}
