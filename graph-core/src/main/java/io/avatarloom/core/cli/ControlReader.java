package io.avatarloom.core.cli;

import io.avatarloom.core.graph.Graph;
import io.avatarloom.core.graph.RegionEntry;
import io.avatarloom.core.run.Cancellation;
import io.avatarloom.core.run.DaemonThreads;
import io.avatarloom.core.run.RegionControl;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Obeys commands, one a line: {@code cancel}, {@code pause REGION}, {@code step REGION [n]}, {@code
 * resume REGION}. The end of the input changes nothing.
 */
final class ControlReader {
  private static final long LOOK_MILLIS = 100;
  private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
  private final Graph graph;
  private final Cancellation cancellation;
  private final RegionControl control;
  private final PrintStream errors;

  ControlReader(Graph graph, Cancellation cancellation, RegionControl control, PrintStream errors) {
    this.graph = graph;
    this.cancellation = cancellation;
    this.control = control;
    this.errors = errors;
  }

  /** Reads in a thread of its own, which ends with the process. */
  void start(InputStream in) {
    run(
        () -> {
          read(in);
          endLine();
        });
  }

  /**
   * Reads a file in a thread of its own, and goes on with what others append to it later.
   *
   * @throws IOException if the file cannot be opened
   */
  void follow(Path file) throws IOException {
    InputStream in = Files.newInputStream(file);
    run(
        () -> {
          while (true) {
            read(in);
            Thread.sleep(LOOK_MILLIS);
          }
        });
  }

  /** Reading that may come to its end. */
  private interface Reading {
    void run() throws IOException, InterruptedException;
  }

  private void run(Reading reading) {
    new DaemonThreads("control")
        .newThread(
            () -> {
              try {
                reading.run();
              } catch (IOException e) {
                errors.println("control: no more commands can be read: " + e.getMessage());
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            })
        .start();
  }

  /** Obeys whole lines up to the present end; the beginning of one more is kept for later. */
  private void read(InputStream in) throws IOException {
    for (int next = in.read(); next >= 0; next = in.read()) {
      if (next != '\n') {
        begun.write(next);
        continue;
      }
      endLine();
    }
  }

  private void endLine() {
    String line = begun.toString(StandardCharsets.UTF_8).strip();
    begun.reset();
    if (!line.isEmpty()) {
      obey(line);
    }
  }

  void obey(String line) {
    String[] words = line.split("\\s+");
    try {
      switch (words[0]) {
        case "cancel" -> cancellation.cancel();
        case "pause" -> control.pause(region(words));
        case "resume" -> control.resume(region(words));
        case "step" -> control.step(region(words), words.length > 2 ? count(words[2]) : 1);
        default ->
            throw new IllegalArgumentException(
                "expected cancel, pause, step or resume, met '" + line + "'");
      }
    } catch (IllegalArgumentException e) {
      errors.println("control: " + e.getMessage());
    }
  }

  private String region(String[] words) {
    String id = words.length > 1 ? words[1] : "";
    if (graph.region(id).isEmpty()) {
      throw new IllegalArgumentException(
          words[0]
              + " expects a region of the recipe ("
              + graph.recipe().regions().collect(RegionEntry::id).makeString(", ")
              + "), met '"
              + id
              + "'");
    }
    return id;
  }

  private static int count(String word) {
    if (!word.matches("[1-9][0-9]{0,8}")) {
      throw new IllegalArgumentException(
          "step expects a number of iterations from 1, met '" + word + "'");
    }
    return Integer.parseInt(word);
  }
}
