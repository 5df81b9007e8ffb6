package io.avatarloom.core.run;

import java.nio.file.Files;
import java.nio.file.Path;

/** Runs a recipe of toy nodes in a process of its own: arguments folder, out, sections. */
final class ToyRun {
  private static final String FORTY =
      "'nodes': {'grey': {'type': 'value.number', 'params': {'value': 0.25}},"
          + "'first': {'type': 'toy.clip'},"
          + "'draw': {'type': 'toy.noise', 'region': 'loop'},"
          + "'level': {'type': 'toy.grey', 'region': 'loop'},"
          + "'slow': {'type': 'toy.wait', 'region': 'loop', 'params': {'millis': %d}},"
          + "'mix': {'type': 'toy.half', 'region': 'loop'},"
          + "'next': {'type': 'toy.clip', 'region': 'loop'}},"
          + "'regions': {'loop': {'iterations': 40, 'checkpointEvery': %d,"
          + "'slots': {'clip': 'Animation'}, 'series': {'level': 'mix.sum'}}},"
          + "'links': ['grey.value -> first.grey', 'first.clip -> loop.clip',"
          + "'loop.clip -> level.clip', 'level.grey -> mix.a', 'draw.x -> slow.x',"
          + "'slow.x -> mix.b', 'mix.sum -> next.grey', 'next.clip -> loop.clip'],"
          + "'outputs': {'c.gif': 'loop.clip', 's.csv': 'loop.series'}";

  private ToyRun() {}

  /**
   * A tiny region of forty iterations whose slot is larger than what a ledger takes.
   *
   * @param millis what an iteration takes at least
   * @param every iterations between checkpoints
   */
  static String forty(int millis, int every) {
    return FORTY.formatted(millis, every);
  }

  public static void main(String[] args) throws Exception {
    Machine machine = new Machine(Path.of(args[0]), args[1]);
    machine.told =
        event -> {
          if (event.path("e").asText().equals("region.iteration")) {
            System.out.println(event.path("i").asInt());
          }
        };
    machine.run(args[2]);
    int runs = machine.toys.runs("toy.wait");
    Files.writeString(machine.out("runs.txt"), Integer.toString(runs));
  }

  /** Starts it; what it says goes to a file beside its outputs: a line an iteration. */
  static Process start(Path folder, String out, String sections) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-cp",
            System.getProperty("java.class.path"),
            ToyRun.class.getName(),
            folder.toString(),
            out,
            sections)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve(out + ".log").toFile())
        .start();
  }
}
