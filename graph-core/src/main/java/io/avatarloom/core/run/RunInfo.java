package io.avatarloom.core.run;

import java.util.List;

/**
 * What was asked for.
 *
 * @param command the words of the command line
 * @param preset name, empty when none
 * @param assertions what its numbers must be
 */
public record RunInfo(List<String> command, String preset, List<Assertion> assertions) {}
