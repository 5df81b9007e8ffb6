package io.avatarloom.core.value;

import java.util.Map;

/** An immutable datum that travels along a link. */
public interface Value {
  ValueType<?> type();

  /**
   * Structural facts of this value beyond its type (embedding norm, latent space, topology, SH
   * degree); ports may demand some of them.
   */
  default Map<String, String> attributes() {
    return Map.of();
  }
}
