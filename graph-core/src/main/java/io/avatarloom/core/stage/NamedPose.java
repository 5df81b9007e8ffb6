package io.avatarloom.core.stage;

import java.util.SortedMap;

/**
 * A pose with a name.
 *
 * @param values value by control name; controls left out are at their defaults
 */
public record NamedPose(String name, SortedMap<String, Double> values) {}
