package io.avatarloom.editor.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.file.AtomicFile;
import io.avatarloom.core.run.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of one run. They outlive the editor, so that a later one takes the run up again. */
public record RunFolder(Path path) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The recipe as it was when the run was asked for. */
  public Path recipe() {
    return path.resolve("recipe.loom.json");
  }

  /** Events, one JSON object a line. */
  public Path events() {
    return path.resolve("events.jsonl");
  }

  /** Outputs, previews and {@code run.json}. */
  public Path out() {
    return path.resolve("out");
  }

  /** What the process says besides. */
  public Path output() {
    return path.resolve("output.txt");
  }

  /** Number and start of the process. */
  Path process() {
    return path.resolve("process.json");
  }

  /** Number of the job of a service, and whether it was followed to its end. */
  Path job() {
    return path.resolve("job.json");
  }

  /** Commands to the runner, one a line; it obeys those appended while it is at work. */
  Path control() {
    return path.resolve("control.txt");
  }

  private Path request() {
    return path.resolve("request.json");
  }

  private Path cancelled() {
    return path.resolve("cancelled");
  }

  /** Writes a request into a new folder. */
  static RunFolder create(Path path, RunRequest request) throws IOException {
    RunFolder folder = new RunFolder(path.toAbsolutePath());
    AtomicFile.write(folder.recipe(), request.recipe().getBytes(StandardCharsets.UTF_8));
    ObjectNode json = JSON.createObjectNode();
    json.put("title", request.title())
        .put("base", request.base().toAbsolutePath().toString())
        .put("cache", request.cache().toAbsolutePath().toString())
        .put("target", request.target());
    request.preset().ifPresent(name -> json.put("preset", name));
    request.settings().forEach(json.putArray("settings")::add);
    json.put("threads", request.threads());
    json.put("device", request.site().device()).put("server", request.site().server());
    AtomicFile.write(folder.request(), JSON.writeValueAsBytes(json));
    return folder;
  }

  boolean hasRequest() {
    return Files.isRegularFile(request());
  }

  /** The request this folder was made for. */
  RunRequest readRequest() throws IOException {
    JsonNode json = JSON.readTree(Files.readAllBytes(request()));
    List<String> settings = new ArrayList<>();
    json.path("settings").forEach(setting -> settings.add(setting.asText()));
    return new RunRequest(
        json.path("title").asText(),
        Files.readString(recipe()),
        Path.of(json.path("base").asText()),
        text(json, "cache").map(Path::of).orElseGet(Store::defaultRoot),
        json.path("target").asText(),
        settings,
        text(json, "preset"),
        json.path("threads").asInt(),
        new RunSite(json.path("device").asText(RunSite.AUTO), json.path("server").asText("")));
  }

  private static Optional<String> text(JsonNode json, String key) {
    return json.has(key) ? Optional.of(json.path(key).asText()) : Optional.empty();
  }

  void markCancelled() throws IOException {
    AtomicFile.write(cancelled(), new byte[0]);
  }

  boolean isCancelled() {
    return Files.exists(cancelled());
  }

  /** The last sentences that begin with {@code error:}, without that word. */
  List<String> errors() throws IOException {
    if (!Files.exists(output())) {
      return List.of();
    }
    String text = new String(Files.readAllBytes(output()), StandardCharsets.UTF_8);
    return text.lines()
        .filter(line -> line.startsWith("error: "))
        .map(line -> line.substring("error: ".length()))
        .toList();
  }

  /** Deletes everything. */
  void delete() throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(path)) {
      files = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }
}
