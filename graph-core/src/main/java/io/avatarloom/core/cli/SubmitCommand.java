package io.avatarloom.core.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.recipe.Recipe;
import io.avatarloom.core.serve.ServiceClient;
import io.avatarloom.core.serve.ServiceException;
import io.avatarloom.core.subgraph.Includes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code loom submit}: puts a recipe into the queue of a service. */
@Command(
    name = "submit",
    description = "Puts a recipe into the queue of a service; prints the number of the job.",
    mixinStandardHelpOptions = true)
final class SubmitCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Mixin ServerOptions server;

  @Parameters(index = "0", paramLabel = "RECIPE", description = "A .loom.json file.")
  Path recipe;

  @Option(names = "--preset", paramLabel = "NAME", description = "Preset of the recipe.")
  String preset;

  @Option(
      names = "--set",
      paramLabel = "NODE.PARAM=VALUE",
      description = "Sets a parameter; relative paths start where those of the recipe do.")
  List<String> set = new ArrayList<>();

  @Option(names = "--to", paramLabel = "NODE", description = "Compute this node only.")
  String to;

  @Option(names = "--name", paramLabel = "TEXT", description = "Name in lists.")
  String name;

  @Option(names = "--timeout", paramLabel = "TIME", description = "Stop after 90s, 10m, 2h.")
  String timeout;

  @Option(
      names = "--base",
      paramLabel = "DIR",
      description =
          "Folder in the workspace that relative paths start at. Default: the recipe's, where it"
              + " lies in the workspace, else the workspace.")
  String base;

  @Option(
      names = "--wait",
      description = "Show progress until it is over; the exit code is that of the job.")
  boolean wait;

  @Option(names = "--out", paramLabel = "DIR", description = "With --wait: fetch results to here.")
  Path out;

  @Option(names = "--quiet", description = "With --wait: no progress.")
  boolean quiet;

  @Override
  public Integer call() throws IOException, InvalidRecipeException {
    Recipe document = Includes.takenIn(Recipe.read(recipe), InstalledNodes.catalogue());
    return server.ask(client -> submit(client, document));
  }

  private int submit(ServiceClient client, Recipe document) throws ServiceException, IOException {
    JsonNode job = client.submit(request(client, document));
    long id = job.path("id").asLong();
    System.out.println(id);
    if (!wait) {
      return ExitCode.DONE;
    }
    ProgressBar progress = new ProgressBar(System.err, System.console() != null);
    JsonNode over =
        client.await(
            id,
            line -> {
              if (!quiet) {
                show(line, progress);
              }
            });
    if (out != null) {
      for (JsonNode result : client.results(id)) {
        System.out.println("fetched " + client.fetch(id, result, out));
      }
    }
    return ended(over);
  }

  private static int ended(JsonNode job) {
    String message = job.path("message").asText();
    if (!message.isEmpty()) {
      System.err.println("error: " + message);
    }
    if (job.path("state").asText().equals("cancelled")) {
      System.err.println("the job was cancelled");
    }
    return job.path("exitCode").asInt(ExitCode.NODE_FAILED);
  }

  private static void show(String line, ProgressBar progress) {
    try {
      progress.accept(JSON.readTree(line));
    } catch (IOException e) {
      System.err.println("an event is not JSON: " + line);
    }
  }

  private ObjectNode request(ServiceClient client, Recipe document)
      throws ServiceException, IOException {
    ObjectNode request = JSON.createObjectNode();
    request.set("recipe", document.json());
    request.put("base", base == null ? baseIn(client, document) : base);
    put(request, "preset", preset);
    put(request, "to", to);
    put(request, "name", name);
    put(request, "timeout", timeout);
    set.forEach(request.putArray("set")::add);
    return request;
  }

  private static String baseIn(ServiceClient client, Recipe document)
      throws ServiceException, IOException {
    Path workspace = Path.of(client.about().path("workspace").asText());
    Path folder = document.folder().toRealPath();
    return folder.startsWith(workspace) ? workspace.relativize(folder).toString() : "";
  }

  private static void put(ObjectNode request, String key, String value) {
    if (value != null) {
      request.put(key, value);
    }
  }
}
