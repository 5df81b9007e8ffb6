package io.avatarloom.core.sweep;

import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.file.RunSummary;
import io.avatarloom.core.graph.Graph;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.run.Cancellation;
import io.avatarloom.core.run.NodeFailure;
import io.avatarloom.core.run.RegionControl;
import io.avatarloom.core.run.RunContact;
import io.avatarloom.core.run.RunEvents;
import io.avatarloom.core.run.RunInfo;
import io.avatarloom.core.run.RunOptions;
import io.avatarloom.core.run.Runner;
import io.avatarloom.core.run.SharedWork;
import io.avatarloom.core.run.WorkHash;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

/** Runs one member and turns whatever happens into a result. */
final class MemberRun {
  /**
   * How it went.
   *
   * @param memoryShort true when it failed for want of memory
   */
  record Ended(MemberResult result, boolean memoryShort) {}

  private final SweepPlan plan;
  private final SweepOptions options;
  private final SharedWork shared;
  private final Member member;
  private final long started = System.nanoTime();

  MemberRun(SweepPlan plan, SweepOptions options, SharedWork shared, Member member) {
    this.plan = plan;
    this.options = options;
    this.shared = shared;
    this.member = member;
  }

  /** Hash of all the member depends on; empty when an input file cannot be read. */
  String work() throws InvalidRecipeException {
    return work(plan.graph(member));
  }

  private String work(Graph graph) {
    SortedMap<String, PortRef> wanted = graph.recipe().outputs();
    plan.sweep().metrics().forEach(port -> wanted.put("metric " + port, port));
    options.assertions().forEach(one -> wanted.put("assertion " + one.text(), one.port()));
    try {
      return WorkHash.of(graph, plan.files(), shared, wanted);
    } catch (IOException e) {
      return "";
    }
  }

  Ended run(RunEvents events, Cancellation cancellation) {
    try {
      Graph graph = plan.graph(member);
      Runner runner =
          new Runner(
              graph,
              plan.files(),
              new RunOptions(
                  options.folder(member.id()),
                  options.cache(),
                  true,
                  options.cacheLimit(),
                  options.threads(),
                  options.device()),
              new RunContact(events, cancellation, new RegionControl()),
              new RunInfo(plan.command(member), plan.preset(member), options.assertions()),
              shared);
      return run(graph, runner);
    } catch (InvalidRecipeException e) {
      return failed("", e, Map.of());
    }
  }

  private Ended run(Graph graph, Runner runner) {
    String work = work(graph);
    try {
      RunSummary summary = runner.run(graph.recipe().outputs(), plan.sweep().metrics());
      String missed =
          summary.gates().stream()
              .filter(gate -> !gate.passed())
              .map(gate -> "assertion does not hold: " + gate)
              .collect(Collectors.joining("; "));
      String status = missed.isEmpty() ? MemberResult.DONE : MemberResult.FAILED;
      List<String> files =
          graph.recipe().outputs().keySet().stream()
              .filter(file -> Files.exists(options.folder(member.id()).resolve(file)))
              .toList();
      return new Ended(result(status, missed, work, chosen(runner.numbers()), files), false);
    } catch (CancellationException e) {
      return new Ended(
          result(MemberResult.CANCELLED, "", work, chosen(runner.numbers()), List.of()), false);
    } catch (NodeFailure | InvalidRecipeException | IOException | RuntimeException | Error e) {
      return failed(work, e, chosen(runner.numbers()));
    }
  }

  private Ended failed(String work, Throwable error, Map<String, Double> numbers) {
    String message =
        error instanceof NodeFailure failure
            ? failure.diagnostic().toString()
            : error.getMessage() == null ? error.toString() : error.getMessage();
    return new Ended(
        result(MemberResult.FAILED, message, work, numbers, List.of()), memoryShort(error));
  }

  private static boolean memoryShort(Throwable error) {
    for (Throwable one = error; one != null; one = one.getCause()) {
      if (one instanceof OutOfMemoryError) {
        return true;
      }
    }
    return false;
  }

  private MemberResult result(
      String status, String message, String work, Map<String, Double> metrics, List<String> files) {
    double seconds = (System.nanoTime() - started) / 1e9;
    return new MemberResult(member.id(), status, seconds, message, work, metrics, files);
  }

  /** The numbers the sweep asks for. */
  private Map<String, Double> chosen(SortedMap<String, Double> numbers) {
    List<PortRef> wanted = plan.sweep().metrics();
    Map<String, Double> chosen = new TreeMap<>(numbers);
    if (!wanted.isEmpty()) {
      chosen
          .keySet()
          .removeIf(
              name ->
                  wanted.stream()
                      .map(PortRef::toString)
                      .noneMatch(port -> name.equals(port) || name.startsWith(port + ":")));
    }
    return chosen;
  }
}
