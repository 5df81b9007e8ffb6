package io.avatarloom.core.sweep;

import io.avatarloom.core.device.DeviceChoice;
import io.avatarloom.core.run.Assertion;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * How to run a sweep.
 *
 * @param out folder of results and members
 * @param cache folder of the store
 * @param cacheLimit bytes the store may take when the sweep has ended
 * @param parallel members that may run at the same time
 * @param threads nodes of a member that may run at the same time
 * @param device where nodes that can use an accelerator run
 * @param memory bytes that must not be needed before another member starts
 * @param chosen ids of the members to run; empty for all
 * @param again true to run chosen members that are done, too
 * @param failFast true to stop after the first failure
 * @param assertions what the numbers of every member must be
 */
public record SweepOptions(
    Path out,
    Path cache,
    long cacheLimit,
    int parallel,
    int threads,
    DeviceChoice device,
    long memory,
    Set<String> chosen,
    boolean again,
    boolean failFast,
    List<Assertion> assertions) {
  Path folder(String member) {
    return out.resolve("members").resolve(member);
  }
}
