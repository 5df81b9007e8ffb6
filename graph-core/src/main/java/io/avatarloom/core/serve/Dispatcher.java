package io.avatarloom.core.serve;

import io.avatarloom.core.run.DaemonThreads;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Starts jobs in the order of the queue and notes how they end. One thread decides; the table is
 * written before a client can see a change.
 */
final class Dispatcher implements AutoCloseable {
  private static final int ATTEMPTS = 3;
  private static final long START_MILLIS = 900;
  private static final long SAVE_MILLIS = 5000;
  private static final long STOP_SECONDS = 5;
  private final JobTable table;
  private final Workspace workspace;
  private final ServeOptions options;
  private final Map<Long, JobProcess> running = new ConcurrentHashMap<>();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(new DaemonThreads("dispatcher"));
  private volatile boolean stopping;

  Dispatcher(JobTable table, Workspace workspace, ServeOptions options) {
    this.table = table;
    this.workspace = workspace;
    this.options = options;
  }

  /** Takes up what an earlier service left, then works through the queue. */
  void start() throws IOException {
    List<Job> left = new ArrayList<>(table.in(JobState.RUNNING));
    left.addAll(table.in(JobState.CANCELLING));
    for (Job job : left) {
      Optional<JobProcess> alive = JobProcess.attach(job, folder(job.id()));
      if (alive.isPresent()) {
        follow(job.id(), alive.get());
        if (job.state() == JobState.CANCELLING) {
          stop(job.id(), alive.get());
        }
      } else {
        ended(job.id(), Optional.empty());
      }
    }
    wake();
  }

  JobValues values(long id) {
    return new JobValues(folder(id), options.cache());
  }

  JobFolder folder(long id) {
    return JobFolder.of(options.state(), id);
  }

  /** Looks whether there is something to start. */
  void wake() {
    if (!stopping) {
      thread.execute(() -> guarded(this::startWhatFits));
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void guarded(Work work) {
    try {
      work.run();
    } catch (IOException e) {
      System.err.println("error: " + e.getMessage());
    }
  }

  private void startWhatFits() throws IOException {
    while (!stopping && running.size() < options.parallel() && !table.paused()) {
      List<Job> queued = table.in(JobState.QUEUED);
      if (queued.isEmpty()) {
        return;
      }
      launch(queued.get(0));
    }
  }

  private void launch(Job job) throws IOException {
    if (!table.move(job.id(), JobState.QUEUED, JobState.RUNNING, "")) {
      return;
    }
    try {
      JobRequest request = JobRequest.stored(job.request());
      Path base = workspace.folder(request.base());
      JobProcess process =
          JobProcess.start(folder(job.id()), request, base, options, job.attempts() + 1);
      table.running(job.id(), process.pid(), process.born());
      follow(job.id(), process);
      if (table.find(job.id()).filter(now -> now.state() == JobState.CANCELLING).isPresent()) {
        stop(job.id(), process);
      }
    } catch (IOException | Refusal e) {
      table.finish(job.id(), JobState.FAILED, -1, "it cannot be started: " + e.getMessage());
    }
  }

  private void follow(long id, JobProcess process) {
    running.put(id, process);
    process
        .onExit()
        .thenRun(
            () -> {
              if (!thread.isShutdown()) {
                thread.execute(() -> guarded(() -> exited(id, process)));
              }
            });
  }

  private void exited(long id, JobProcess process) throws IOException {
    if (running.remove(id) != null) {
      ended(id, process.exitCode());
      startWhatFits();
    }
  }

  private void ended(long id, Optional<Integer> exitCode) throws IOException {
    Optional<Job> found = table.find(id);
    if (found.isEmpty()) {
      return;
    }
    Job job = found.get();
    Ending ending = Ending.of(folder(id), exitCode);
    boolean finished =
        ending.state().filter(s -> s == JobState.DONE || s == JobState.FAILED).isPresent();
    if (job.state() == JobState.CANCELLING && !(finished && ending.exitCode() < 128)) {
      table.finish(id, JobState.CANCELLED, 130, "");
    } else if (stopping
        && ending.state().filter(JobState.DONE::equals).isEmpty()
        && ending.exitCode() >= 128) {
      table.again(id, "the service stopped; it goes on from the last checkpoint");
    } else if (ending.state().isPresent()) {
      table.finish(id, ending.state().get(), ending.exitCode(), ending.message());
    } else if (job.attempts() < ATTEMPTS) {
      table.again(id, "its runner was gone; it goes on from the last checkpoint");
    } else {
      table.finish(id, JobState.FAILED, -1, "its runner was gone " + ATTEMPTS + " times");
    }
  }

  /** Starts nothing further, or goes on; what runs is left alone. */
  void pause(boolean paused) throws IOException {
    table.pause(paused);
    wake();
  }

  boolean paused() throws IOException {
    return table.paused();
  }

  /**
   * Cancels a job.
   *
   * @throws Refusal 409 when it is over
   */
  void cancel(Job job) throws IOException, Refusal {
    if (table.move(job.id(), JobState.QUEUED, JobState.CANCELLED, "")) {
      table.finish(job.id(), JobState.CANCELLED, 130, "");
      return;
    }
    if (table.move(job.id(), JobState.RUNNING, JobState.CANCELLING, "")) {
      JobProcess process = running.get(job.id());
      if (process != null) {
        stop(job.id(), process);
      }
      return;
    }
    JobState now = table.find(job.id()).map(Job::state).orElse(JobState.CANCELLED);
    if (now != JobState.CANCELLING) {
      throw new Refusal(
          409, "job " + job.id() + " is " + now.word() + "; there is nothing to cancel");
    }
  }

  /**
   * Gives the runner of a job a command.
   *
   * @throws Refusal 409 when the job is not at work
   */
  void say(Job job, String command) throws IOException, Refusal {
    JobProcess process = running.get(job.id());
    if (process == null) {
      throw new Refusal(
          409, "job " + job.id() + " is " + job.state().word() + "; a job at work was expected");
    }
    process.say(command);
  }

  /** A runner that has nothing to keep yet, or takes too long, is ended. */
  private void stop(long id, JobProcess process) throws IOException {
    process.cancel();
    endAfter(process.hasBegun() ? SAVE_MILLIS : START_MILLIS, id, process);
  }

  private void endAfter(long millis, long id, JobProcess process) {
    thread.schedule(
        () -> {
          if (process.isAlive() && running.containsKey(id)) {
            process.kill();
          }
        },
        millis,
        TimeUnit.MILLISECONDS);
  }

  int runningCount() {
    return running.size();
  }

  /** Running jobs keep a checkpoint and go back to the queue. */
  @Override
  public void close() throws IOException {
    stopping = true;
    for (JobProcess process : running.values()) {
      process.cancel();
    }
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(STOP_SECONDS);
    for (Map.Entry<Long, JobProcess> entry : running.entrySet()) {
      awaitExit(entry.getValue(), end);
    }
    thread.shutdown();
    try {
      thread.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (Map.Entry<Long, JobProcess> entry : running.entrySet()) {
      ended(entry.getKey(), entry.getValue().exitCode());
    }
  }

  private static void awaitExit(JobProcess process, long end) {
    try {
      process.onExit().get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      process.kill();
    }
  }
}
