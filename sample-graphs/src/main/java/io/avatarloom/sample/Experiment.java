package io.avatarloom.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One experiment of the paper: a sweep, and what its two ends should show.
 *
 * @param name of the sweep file, without ending
 * @param claim what the paper says, in words
 * @param metric the figure that is compared, as the sweep names it
 * @param from label of the members at one end
 * @param to label of the members at the other end
 * @param more whether the figure should be larger at {@code to}; else smaller
 */
record Experiment(String name, String claim, String metric, String from, String to, boolean more) {

  /**
   * All of them, from {@code experiments.json}.
   *
   * @param folder where it lies beside the sweeps
   */
  static List<Experiment> read(Path folder) throws IOException {
    Path file = folder.resolve("experiments.json");
    if (!Files.exists(file)) {
      throw new IOException("there is no " + file + "; the experiments lie beside the assets");
    }
    List<Experiment> all = new ArrayList<>();
    for (JsonNode one : new ObjectMapper().readTree(file.toFile()).path("experiments")) {
      all.add(
          new Experiment(
              one.path("name").asText(),
              one.path("claim").asText(),
              one.path("metric").asText(),
              one.path("from").asText(),
              one.path("to").asText(),
              one.path("expected").asText().equals("more")));
    }
    return all;
  }
}
