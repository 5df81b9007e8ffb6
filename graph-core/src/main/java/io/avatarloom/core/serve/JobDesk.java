package io.avatarloom.core.serve;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.file.AtomicFile;
import io.avatarloom.core.recipe.Recipe;
import io.avatarloom.core.run.UsedCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Takes jobs in, tells of them, and clears them away. */
final class JobDesk {
  private final JobTable table;
  private final Workspace workspace;
  private final Dispatcher dispatcher;

  JobDesk(JobTable table, Workspace workspace, Dispatcher dispatcher) {
    this.table = table;
    this.workspace = workspace;
    this.dispatcher = dispatcher;
  }

  /**
   * Checks a request and puts it at the end of the queue; it is on disk when this returns.
   *
   * @throws Refusal when anything is wrong with it
   */
  Job submit(JobRequest request) throws Refusal, IOException {
    Workspace.Checked checked = workspace.checked(request);
    Recipe recipe = checked.recipe();
    String base = workspace.root().relativize(recipe.folder().toRealPath()).toString();
    ObjectNode stored = request.json().put("base", base);
    String name = request.name().isEmpty() ? recipe.name() : request.name();
    Job job = table.add(name, stored.toString(), added -> write(added, checked));
    dispatcher.wake();
    return job;
  }

  /** The document as it is now, what happens to the file later does not matter; and the code. */
  private void write(long id, Workspace.Checked checked) throws IOException {
    JobFolder folder = dispatcher.folder(id);
    AtomicFile.write(folder.recipe(), checked.recipe().text().getBytes(StandardCharsets.UTF_8));
    UsedCode.note(checked.graph(), folder.code());
  }

  /**
   * @throws Refusal 404 when there is none
   */
  Job find(String id) throws Refusal, IOException {
    if (id.matches("[1-9]\\d{0,17}")) {
      var job = table.find(Long.parseLong(id));
      if (job.isPresent()) {
        return job.get();
      }
    }
    throw new Refusal(404, "there is no job " + id);
  }

  /** The newest first. */
  List<Job> list(int limit) throws IOException {
    return table.newest(limit);
  }

  void cancel(Job job) throws Refusal, IOException {
    dispatcher.cancel(job);
  }

  /**
   * Hands an order to the runner of a job.
   *
   * @throws Refusal 409 when the job is not at work, 422 when it has no such region
   */
  void control(Job job, RegionOrder order) throws Refusal, IOException {
    List<String> regions =
        workspace.regions(folder(job).recipe(), JobRequest.stored(job.request()));
    if (!regions.contains(order.region())) {
      throw new Refusal(
          422,
          order.command()
              + " expects a region of job "
              + job.id()
              + " ("
              + String.join(", ", regions)
              + "), met '"
              + order.region()
              + "'");
    }
    dispatcher.say(job, order.line());
  }

  /**
   * Forgets a job and deletes its files.
   *
   * @throws Refusal 409 when it is not over
   */
  void delete(Job job) throws Refusal, IOException {
    if (!job.state().isOver()) {
      throw new Refusal(409, "job " + job.id() + " is " + job.state().word() + "; cancel it first");
    }
    dispatcher.folder(job.id()).delete();
    table.delete(job.id());
  }

  /** Jobs that wait, in their order. */
  List<Job> waiting() throws IOException {
    return table.in(JobState.QUEUED);
  }

  void pause(boolean paused) throws IOException {
    dispatcher.pause(paused);
  }

  boolean paused() throws IOException {
    return dispatcher.paused();
  }

  /**
   * Puts a job that waits to another place.
   *
   * @param place counts from 1
   * @throws Refusal 409 when it does not wait
   */
  void place(Job job, int place) throws Refusal, IOException {
    if (!table.place(job.id(), place - 1)) {
      throw new Refusal(
          409, "job " + job.id() + " is " + job.state().word() + "; it waits for nothing");
    }
  }

  /** What nodes of a job have left in the cache. */
  JobValues values(Job job) {
    return dispatcher.values(job.id());
  }

  JobFolder folder(Job job) {
    return dispatcher.folder(job.id());
  }

  /**
   * What a client sees of a job.
   *
   * @param waiting those that wait, in their order
   */
  static ObjectNode json(Job job, List<Job> waiting) {
    ObjectNode json = json(job);
    for (int i = 0; i < waiting.size(); i++) {
      if (waiting.get(i).id() == job.id()) {
        json.put("place", i + 1);
      }
    }
    return json;
  }

  private static ObjectNode json(Job job) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", job.id()).put("name", job.name()).put("state", job.state().word());
    json.put("submitted", Instant.ofEpochMilli(job.submitted()).toString());
    if (job.started() > 0) {
      json.put("started", Instant.ofEpochMilli(job.started()).toString());
    }
    if (job.finished() > 0) {
      json.put("finished", Instant.ofEpochMilli(job.finished()).toString());
    }
    if (job.exitCode() >= 0) {
      json.put("exitCode", job.exitCode());
    }
    if (!job.message().isEmpty()) {
      json.put("message", job.message());
    }
    return json;
  }
}
