package io.avatarloom.core.cli;

import io.avatarloom.core.graph.Graph;
import io.avatarloom.core.graph.RegionEntry;
import io.avatarloom.core.run.Cancellation;
import io.avatarloom.core.run.DaemonThreads;
import io.avatarloom.core.run.RegionControl;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Obeys commands, one a line: {@code cancel}, {@code pause REGION}, {@code step REGION [n]}, {@code
 * resume REGION}. The end of the input changes nothing.
 */
final class ControlReader {
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
    new DaemonThreads("control").newThread(() -> read(in)).start();
  }

  private void read(InputStream in) {
    try {
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank()) {
          obey(line.strip());
        }
      }
    } catch (IOException e) {
      errors.println("control: no more commands can be read: " + e.getMessage());
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
