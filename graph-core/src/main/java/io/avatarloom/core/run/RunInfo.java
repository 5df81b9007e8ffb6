package io.avatarloom.core.run;

import java.util.List;

/**
 * What a manifest says of the command.
 *
 * @param command the words of the command line
 * @param preset name, empty when none
 */
public record RunInfo(List<String> command, String preset) {}
