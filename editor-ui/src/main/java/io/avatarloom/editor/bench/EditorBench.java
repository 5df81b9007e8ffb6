package io.avatarloom.editor.bench;

import io.avatarloom.core.bench.BenchContext;
import io.avatarloom.core.bench.BenchRow;
import io.avatarloom.core.bench.Benchmark;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;

/**
 * How quick the editor draws, undoes and opens, on the present display with software rendering. It
 * measures in a process of its own, for the toolkit takes its settings once.
 */
public final class EditorBench implements Benchmark {
  private static final long MINUTES = 10;
  private static final String START =
      "start it as xvfb-run -a -s '-screen 0 1920x1080x24' ./loom bench editor";

  /** The process that is measured; a class outside the toolkit has to start it. */
  public static void main(String[] args) {
    Application.launch(EditorProbe.class, args);
  }

  @Override
  public String name() {
    return "editor";
  }

  @Override
  public String description() {
    return "Measures panning, undo and opening of large graphs in the editor; needs a display.";
  }

  @Override
  public List<BenchRow> run(List<String> args, BenchContext context) throws Exception {
    if (!args.isEmpty()) {
      throw new IllegalArgumentException("bench editor takes no arguments, met " + args);
    }
    String display = System.getenv("DISPLAY");
    if (display == null || display.isBlank()) {
      throw new IllegalStateException(
          "the editor needs a display and DISPLAY is not set; " + START);
    }
    Path work = Files.createDirectories(context.work()).toAbsolutePath();
    Path figures = work.resolve("figures.json");
    Files.deleteIfExists(figures);
    Path said = work.resolve("editor.log");
    Process process =
        new ProcessBuilder(command(work, figures))
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
    process.destroyForcibly();
    if (!ended || process.exitValue() != 0 || !Files.exists(figures)) {
      throw new IllegalStateException(
          "the editor could not be measured on display " + display + ": " + last(said));
    }
    return Figures.read(figures);
  }

  private static List<String> command(Path work, Path figures) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-Djavafx.animation.fullspeed=true", "-Dprism.order=sw"));
    String path = System.getProperty("java.class.path");
    command.addAll(List.of("-cp", path));
    command.addAll(List.of(EditorBench.class.getName(), work.toString(), figures.toString()));
    return command;
  }

  private static String last(Path said) throws IOException {
    List<String> lines = Files.readAllLines(said);
    return lines.stream()
        .filter(line -> line.startsWith(EditorProbe.WHY))
        .map(line -> line.substring(EditorProbe.WHY.length()))
        .findFirst()
        .orElse("see " + said + "; " + START);
  }
}
