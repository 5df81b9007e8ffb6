package io.avatarloom.core.subgraph;

import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.node.PortType;
import io.avatarloom.core.value.ValueType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The text of a port type in a signature: {@code Image}, {@code Image or ImageBatch}, or {@code
 * any}.
 */
public final class SignatureType {
  /** Takes and gives everything. */
  public static final String ANY = "any";

  private static final String OR = " or ";

  private SignatureType() {}

  /** The type a text names; empty when it names an unknown value type. */
  public static Optional<PortType<?>> parse(String text, Catalogue catalogue) {
    if (text.equals(ANY)) {
      return Optional.of(PortType.variable("T"));
    }
    List<Optional<ValueType<?>>> kinds =
        Arrays.stream(text.split(OR)).map(String::strip).map(catalogue::valueType).toList();
    return kinds.stream().allMatch(Optional::isPresent)
        ? Optional.of(
            PortType.anyOf(kinds.stream().map(Optional::get).toArray(ValueType<?>[]::new)))
        : Optional.empty();
  }

  /** The text of a type; demands beyond the value type are left to the inner node. */
  public static String write(PortType<?> type) {
    return type.isVariable() ? ANY : type.kinds().collect(ValueType::id).makeString(OR);
  }
}
