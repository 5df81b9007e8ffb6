package io.avatarloom.editor.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.avatarloom.core.check.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** One entry of the queue: request, files, process and state. */
public final class RunJob {
  /** Stages of a run. */
  public enum Status {
    /** Waits for its turn. */
    QUEUED,
    /** Its process is at work. */
    RUNNING,
    /** All went well. */
    DONE,
    /** A node failed, the recipe was refused, or the process died. */
    FAILED,
    /** It was stopped. */
    CANCELLED;

    public boolean isOver() {
      return compareTo(RUNNING) > 0;
    }
  }

  private final RunFolder folder;
  private final RunRequest request;
  private final RunState state = new RunState();
  private final EventTail tail;
  private final ServerToken token;
  private volatile Worker worker;
  private volatile Status status = Status.QUEUED;

  /**
   * @param token of the service, should the run take place there
   */
  RunJob(RunFolder folder, RunRequest request, ServerToken token) {
    this.folder = folder;
    this.request = request;
    this.token = token;
    this.tail = new EventTail(folder.events());
  }

  /** Takes a run up from its folder: waiting, at work, or over. */
  static RunJob open(RunFolder folder, ServerToken token) throws IOException {
    RunJob job = new RunJob(folder, folder.readRequest(), token);
    job.worker =
        job.request.site().isRemote()
            ? RemoteRun.attach(folder, job.request, token).orElse(null)
            : RunnerProcess.attach(folder).orElse(null);
    if (job.worker != null) {
      job.status = Status.RUNNING;
    } else if (Files.exists(folder.process()) || RemoteRun.wasStarted(folder)) {
      job.poll();
      job.conclude();
    } else if (folder.isCancelled()) {
      job.status = Status.CANCELLED;
    }
    return job;
  }

  void start() throws IOException {
    worker =
        request.site().isRemote()
            ? RemoteRun.start(folder, request, token)
            : RunnerProcess.start(folder, request);
    status = Status.RUNNING;
  }

  /** Notes that the run could not even start. */
  void refuse(String why) {
    state.fail(Diagnostic.of("", "", why));
    status = Status.FAILED;
  }

  void cancel() throws IOException {
    folder.markCancelled();
    if (status == Status.QUEUED) {
      status = Status.CANCELLED;
    } else if (status == Status.RUNNING) {
      worker.cancel();
    }
  }

  /**
   * Takes in what has happened meanwhile.
   *
   * @return whether anything has
   */
  boolean advance() throws IOException {
    boolean ended = !worker.isAlive();
    boolean news = poll();
    if (ended) {
      conclude();
    }
    return news || ended;
  }

  private boolean poll() throws IOException {
    List<JsonNode> events = tail.poll();
    events.forEach(state::accept);
    return !events.isEmpty();
  }

  private void conclude() throws IOException {
    List<String> errors = folder.errors();
    boolean fetched = !request.site().isRemote() || errors.isEmpty();
    if (state.outcome().equals("done") && fetched) {
      status = Status.DONE;
    } else if (state.outcome().equals("cancelled") || folder.isCancelled() && errors.isEmpty()) {
      status = Status.CANCELLED;
    } else {
      if (state.error().isEmpty()) {
        errors.forEach(text -> state.fail(diagnostic(text)));
      }
      if (state.error().isEmpty()) {
        state.fail(
            Diagnostic.of(
                "",
                "",
                "the runner ended without a word of why; run again to go on from its last"
                    + " checkpoint, and see "
                    + folder.output()));
      }
      status = Status.FAILED;
    }
  }

  /** The inverse of {@link Diagnostic#toString()}, as far as a place is named. */
  static Diagnostic diagnostic(String text) {
    int colon = text.indexOf(": ");
    String place = colon < 0 ? "" : text.substring(0, colon);
    if (!place.matches("[\\w-]+(\\.[\\w-]+)?")) {
      return Diagnostic.of("", "", text);
    }
    int dot = place.indexOf('.');
    return Diagnostic.of(
        dot < 0 ? place : place.substring(0, dot),
        dot < 0 ? "" : place.substring(dot + 1),
        text.substring(colon + 2));
  }

  /** Name of its folder; runs asked for later sort later. */
  public String id() {
    return folder.path().getFileName().toString();
  }

  public RunRequest request() {
    return request;
  }

  public RunFolder folder() {
    return folder;
  }

  public Status status() {
    return status;
  }

  public RunState state() {
    return state;
  }

  /** Where it takes place, as far as that is known: a service or a device; may be empty. */
  public String where() {
    RunSite site = request.site();
    if (site.isRemote()) {
      return site.server();
    }
    return state.device().isEmpty() && !site.device().equals(RunSite.AUTO)
        ? site.device()
        : state.device();
  }

  /** Who is at work on it, while somebody is. */
  public Optional<Worker> worker() {
    return Optional.ofNullable(worker).filter(Worker::isAlive);
  }

  /** The process of this machine, while there is one. */
  public Optional<RunnerProcess> process() {
    return worker().filter(RunnerProcess.class::isInstance).map(RunnerProcess.class::cast);
  }
}
