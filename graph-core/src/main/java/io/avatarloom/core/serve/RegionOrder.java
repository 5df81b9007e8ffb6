package io.avatarloom.core.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * What a client asks of a region of a job at work.
 *
 * @param command pause, step or resume
 * @param region its id in the run
 * @param iterations of a step, at least 1
 */
record RegionOrder(String command, String region, int iterations) {
  private static final List<String> COMMANDS = List.of("pause", "step", "resume");
  private static final List<String> KEYS = List.of("command", "region", "iterations");
  private static final int MOST = 999_999_999;
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * @throws Refusal 400 when it is not JSON or does not have the expected shape
   */
  static RegionOrder parse(byte[] body) throws Refusal {
    JsonNode json;
    try {
      json = JSON.readTree(body);
    } catch (IOException e) {
      throw new Refusal(400, "expected a JSON object with command and region, met other text");
    }
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      if (!KEYS.contains(field.getKey())) {
        throw new Refusal(400, "expected the keys " + KEYS + ", met '" + field.getKey() + "'");
      }
    }
    String command = json.path("command").asText();
    if (!COMMANDS.contains(command)) {
      throw new Refusal(
          400, "expected one of the commands " + COMMANDS + ", met '" + command + "'");
    }
    JsonNode iterations = json.path("iterations");
    boolean counts =
        iterations.isMissingNode()
            || iterations.isInt() && iterations.asInt() >= 1 && iterations.asInt() <= MOST;
    if (!counts) {
      throw new Refusal(400, "expected a number of iterations from 1, met " + iterations);
    }
    return new RegionOrder(command, json.path("region").asText(), iterations.asInt(1));
  }

  ObjectNode json() {
    return JSON.createObjectNode()
        .put("command", command)
        .put("region", region)
        .put("iterations", iterations);
  }

  /** As the runner reads it. */
  String line() {
    return command + " " + region + (command.equals("step") ? " " + iterations : "");
  }
}
