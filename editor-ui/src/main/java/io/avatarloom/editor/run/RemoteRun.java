package io.avatarloom.editor.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.file.AtomicFile;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.recipe.Recipe;
import io.avatarloom.core.run.DaemonThreads;
import io.avatarloom.core.serve.ServiceClient;
import io.avatarloom.core.serve.ServiceException;
import io.avatarloom.core.subgraph.Includes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A job of a service, followed from here: its events and results come into the run folder as if a
 * process of this machine had written them. The job goes on without the editor, and {@link #attach}
 * follows it again.
 */
final class RemoteRun implements Worker {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RunFolder folder;
  private final RunRequest request;
  private final ServerDoor door;
  private final Thread thread;
  private volatile long id;
  private volatile boolean stopping;

  private RemoteRun(RunFolder folder, RunRequest request, ServerToken token, long id) {
    this.folder = folder;
    this.request = request;
    this.id = id;
    door = new ServerDoor(request.site().server(), token);
    thread = new DaemonThreads("job of " + door.url()).newThread(this::work);
  }

  /** Hands a request to its service, and follows what becomes of it. */
  static RemoteRun start(RunFolder folder, RunRequest request, ServerToken token)
      throws IOException {
    RemoteRun run = new RemoteRun(folder, request, token, 0);
    run.note(false);
    run.thread.start();
    return run;
  }

  /** Whether a run was once handed to a service. */
  static boolean wasStarted(RunFolder folder) {
    return Files.exists(folder.job());
  }

  /** Follows a job again; empty when it was followed to its end. */
  static Optional<RemoteRun> attach(RunFolder folder, RunRequest request, ServerToken token)
      throws IOException {
    if (!wasStarted(folder)) {
      return Optional.empty();
    }
    JsonNode job = JSON.readTree(Files.readAllBytes(folder.job()));
    if (job.path("over").asBoolean()) {
      return Optional.empty();
    }
    Files.deleteIfExists(folder.events());
    RemoteRun run = new RemoteRun(folder, request, token, job.path("id").asLong());
    run.thread.start();
    return Optional.of(run);
  }

  private void note(boolean over) throws IOException {
    ObjectNode job = JSON.createObjectNode().put("id", id).put("over", over);
    AtomicFile.write(folder.job(), JSON.writeValueAsBytes(job));
  }

  private void work() {
    try {
      ServiceClient client = door.client();
      if (id == 0) {
        id = client.submit(request(client)).path("id").asLong();
        note(false);
      }
      if (stopping) {
        client.cancel(id);
      }
      follow(client);
    } catch (ServiceException e) {
      say(door.sentence(e));
    } catch (InvalidRecipeException | IOException | IllegalArgumentException e) {
      say(e.getMessage());
    }
    try {
      note(true);
    } catch (IOException e) {
      say("the run folder cannot be written: " + e.getMessage());
    }
  }

  private void follow(ServiceClient client) throws ServiceException, IOException {
    RemoteFiles files = new RemoteFiles(client, id, folder, request.cache());
    JsonNode job = client.await(id, files::event);
    files.fetchAll();
    if (job.path("state").asText().equals("cancelled")) {
      folder.markCancelled();
    }
    String message = job.path("message").asText();
    if (!message.isEmpty()) {
      say(message);
    }
  }

  private ObjectNode request(ServiceClient client)
      throws ServiceException, IOException, InvalidRecipeException {
    Recipe written = Recipe.parse(request.recipe(), request.title(), request.base());
    Recipe recipe = Includes.takenIn(written, Catalogue.installed());
    ObjectNode json = JSON.createObjectNode();
    json.set("recipe", recipe.json());
    json.put("base", base(client)).put("name", request.title()).put("to", request.target());
    request.preset().ifPresent(name -> json.put("preset", name));
    request.settings().forEach(json.putArray("set")::add);
    return json;
  }

  /** Folder of the workspace that paths start at: the recipe's, where the service sees it, too. */
  private String base(ServiceClient client) throws ServiceException {
    Path workspace = Path.of(client.about().path("workspace").asText());
    Path base = request.base().toAbsolutePath().normalize();
    return base.startsWith(workspace) ? workspace.relativize(base).toString() : "";
  }

  private void say(String why) {
    write("error: " + why);
  }

  private void write(String line) {
    try {
      Files.writeString(
          folder.output(),
          line + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      System.getLogger(RemoteRun.class.getName()).log(System.Logger.Level.ERROR, line, e);
    }
  }

  @Override
  public boolean isAlive() {
    return thread.isAlive();
  }

  @Override
  public void cancel() {
    stopping = true;
    ask(client -> client.cancel(id));
  }

  @Override
  public void pause(String region) {
    ask(client -> client.control(id, "pause", region, 1));
  }

  @Override
  public void step(String region, int iterations) {
    ask(client -> client.control(id, "step", region, iterations));
  }

  @Override
  public void resume(String region) {
    ask(client -> client.control(id, "resume", region, 1));
  }

  /** Something to ask of the service. */
  private interface Asking {
    void ask(ServiceClient client) throws ServiceException;
  }

  /** Asks in a thread of its own; a refusal goes to the log, the run goes on. */
  private void ask(Asking asking) {
    if (id == 0) {
      return;
    }
    new DaemonThreads("order")
        .newThread(
            () -> {
              try {
                asking.ask(door.client());
              } catch (ServiceException e) {
                write("control: " + door.sentence(e));
              } catch (IOException e) {
                write("control: " + e.getMessage());
              }
            })
        .start();
  }
}
