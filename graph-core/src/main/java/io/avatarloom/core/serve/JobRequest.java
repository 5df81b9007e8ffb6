package io.avatarloom.core.serve;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a client asks to be run.
 *
 * @param recipe the document itself; else {@code file} names one of the workspace
 * @param file in the workspace; empty when the document comes along
 * @param base folder in the workspace that relative paths start at; empty for the file's, else the
 *     workspace itself
 * @param preset empty option for the recipe's own
 * @param settings node.param=value
 * @param target node to compute; empty for all outputs
 * @param name for lists; empty for the recipe's
 * @param timeout such as 10m; empty for none
 */
record JobRequest(
    Optional<ObjectNode> recipe,
    String file,
    String base,
    Optional<String> preset,
    List<String> settings,
    String target,
    String name,
    String timeout) {
  private static final List<String> KEYS =
      List.of("recipe", "file", "base", "preset", "set", "to", "name", "timeout");
  private static final int LONGEST_NAME = 200;
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /**
   * @throws Refusal 400 when it is not JSON or does not have the expected shape
   */
  static JobRequest parse(byte[] body) throws Refusal {
    JsonNode json = json(body);
    if (!json.isObject()) {
      throw new Refusal(400, "expected a JSON object with a recipe, met " + kind(json));
    }
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      if (!KEYS.contains(field.getKey())) {
        throw new Refusal(400, "expected the keys " + KEYS + ", met '" + field.getKey() + "'");
      }
    }
    if (json.has("recipe") == json.has("file")) {
      throw new Refusal(
          400, "expected either \"recipe\" with a document or \"file\" with a path, not both");
    }
    if (json.has("recipe") && !json.get("recipe").isObject()) {
      throw new Refusal(400, "expected a recipe object, met " + kind(json.get("recipe")));
    }
    return new JobRequest(
        json.has("recipe") ? Optional.of((ObjectNode) json.get("recipe")) : Optional.empty(),
        text(json, "file"),
        text(json, "base"),
        json.has("preset") ? Optional.of(text(json, "preset")) : Optional.empty(),
        texts(json, "set"),
        text(json, "to"),
        name(json),
        timeout(json));
  }

  /** A request that was accepted before. */
  static JobRequest stored(String text) throws IOException {
    JsonNode json = told(text);
    List<String> settings = new ArrayList<>();
    json.path("set").forEach(word -> settings.add(word.asText()));
    return new JobRequest(
        Optional.empty(),
        json.path("file").asText(""),
        json.path("base").asText(""),
        Optional.ofNullable(json.path("preset").textValue()),
        settings,
        json.path("to").asText(""),
        json.path("name").asText(""),
        json.path("timeout").asText(""));
  }

  private static JsonNode told(String text) throws IOException {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IOException("its request is damaged: " + e.getOriginalMessage(), e);
    }
  }

  /** Without the document, which lies in the folder of the job. */
  ObjectNode json() {
    ObjectNode json = JSON.createObjectNode();
    json.put("file", file).put("base", base).put("to", target).put("name", name);
    json.put("timeout", timeout);
    preset.ifPresent(chosen -> json.put("preset", chosen));
    settings.forEach(json.putArray("set")::add);
    return json;
  }

  /**
   * @throws Refusal 400 for what is not JSON
   */
  static JsonNode json(byte[] body) throws Refusal {
    try {
      JsonNode json = JSON.readTree(body);
      return json == null ? JSON.missingNode() : json;
    } catch (JsonProcessingException e) {
      throw new Refusal(400, "the body is not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new Refusal(400, "the body is not JSON: " + e.getMessage());
    }
  }

  private static String kind(JsonNode json) {
    return json.isMissingNode()
        ? "nothing"
        : "a JSON " + json.getNodeType().name().toLowerCase(java.util.Locale.ROOT);
  }

  private static String text(JsonNode json, String key) throws Refusal {
    JsonNode value = json.path(key);
    if (value.isMissingNode()) {
      return "";
    }
    if (!value.isTextual() || value.asText().indexOf('\0') >= 0) {
      throw new Refusal(400, "expected a text for \"" + key + "\", met " + value);
    }
    return value.asText();
  }

  private static List<String> texts(JsonNode json, String key) throws Refusal {
    JsonNode value = json.path(key);
    List<String> found = new ArrayList<>();
    if (!value.isMissingNode() && !value.isArray()) {
      throw new Refusal(400, "expected a list of texts for \"" + key + "\", met " + value);
    }
    for (JsonNode word : value) {
      if (!word.isTextual() || word.asText().indexOf('\0') >= 0) {
        throw new Refusal(400, "expected a list of texts for \"" + key + "\", met " + value);
      }
      found.add(word.asText());
    }
    return found;
  }

  private static String name(JsonNode json) throws Refusal {
    String name = text(json, "name");
    if (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
      throw new Refusal(
          400, "expected a name of at most " + LONGEST_NAME + " printable characters");
    }
    return name;
  }

  private static String timeout(JsonNode json) throws Refusal {
    String timeout = text(json, "timeout");
    if (!timeout.isEmpty() && !timeout.matches("([0-9]{1,6}[hmsHMS])+")) {
      throw new Refusal(400, "expected a timeout such as 90s, 10m or 2h, met '" + timeout + "'");
    }
    return timeout;
  }
}
