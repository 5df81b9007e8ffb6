package io.avatarloom.editor.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.file.AtomicFile;
import io.avatarloom.core.run.DaemonThreads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Runs one after the other. The queue lives in a folder: runs go on when the editor ends, and a new
 * one finds those that are over, those at work and those that wait.
 */
public final class RunQueue implements AutoCloseable {
  /** Hears of changes, on a thread of the queue. */
  public interface Listener {
    /** Runs were added, removed, moved, or the queue was paused or let go. */
    void queueChanged();

    /** A run began, went on or ended; at most ten times a second. */
    void jobChanged(RunJob job);
  }

  private static final System.Logger LOG = System.getLogger(RunQueue.class.getName());
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS");
  private static final long TICK_MILLIS = 100;
  private final Path folder;
  private final List<RunJob> jobs = new ArrayList<>();
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(new DaemonThreads("run-queue"));
  private boolean paused;

  private RunQueue(Path folder) {
    this.folder = folder;
  }

  /**
   * Opens the queue of a folder, which need not exist yet.
   *
   * @throws IOException if the folder cannot be read or made
   */
  public static RunQueue open(Path folder) throws IOException {
    RunQueue queue = new RunQueue(Files.createDirectories(folder).toAbsolutePath());
    queue.load();
    queue.clock.scheduleWithFixedDelay(queue::tick, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
    return queue;
  }

  private void load() throws IOException {
    List<String> order = new ArrayList<>();
    if (Files.exists(index())) {
      JsonNode json = JSON.readTree(Files.readAllBytes(index()));
      paused = json.path("paused").asBoolean();
      json.path("order").forEach(id -> order.add(id.asText()));
    }
    try (Stream<Path> folders = Files.list(folder)) {
      for (Path path : folders.sorted().toList()) {
        RunFolder run = new RunFolder(path);
        if (run.hasRequest()) {
          jobs.add(RunJob.open(run, token()));
        }
      }
    }
    jobs.sort(Comparator.comparingInt(job -> place(order, job.id())));
  }

  private static int place(List<String> order, String id) {
    int index = order.indexOf(id);
    return index < 0 ? Integer.MAX_VALUE : index;
  }

  /** The secret of the service that runs may be handed to. */
  public ServerToken token() {
    return new ServerToken(folder.resolve("server-token"));
  }

  private Path index() {
    return folder.resolve("queue.json");
  }

  private void save() throws IOException {
    ObjectNode json = JSON.createObjectNode().put("paused", paused);
    jobs.forEach(job -> json.withArrayProperty("order").add(job.id()));
    AtomicFile.write(index(), JSON.writeValueAsBytes(json));
  }

  /** Adds a run at the end. */
  public RunJob enqueue(RunRequest request) throws IOException {
    RunJob job;
    synchronized (this) {
      Path path = folder.resolve(LocalDateTime.now().format(NAME));
      for (int i = 2; Files.exists(path); i++) {
        path = folder.resolve(LocalDateTime.now().format(NAME) + "-" + i);
      }
      job = new RunJob(RunFolder.create(path, request), request, token());
      jobs.add(job);
      save();
    }
    tellQueue();
    return job;
  }

  /** Stops a run, or takes it out of those that wait. */
  public void cancel(RunJob job) throws IOException {
    synchronized (this) {
      job.cancel();
    }
    tell(listener -> listener.jobChanged(job));
  }

  /**
   * Removes a run and deletes its files.
   *
   * @throws IllegalStateException while it is at work
   */
  public void remove(RunJob job) throws IOException {
    synchronized (this) {
      if (job.status() == RunJob.Status.RUNNING) {
        throw new IllegalStateException(
            job.request().title() + " is at work; cancel it before removing it");
      }
      jobs.remove(job);
      job.folder().delete();
      save();
    }
    tellQueue();
  }

  /** Moves a run to a place in the queue, counted from 0. */
  public void move(RunJob job, int to) throws IOException {
    synchronized (this) {
      if (!jobs.remove(job)) {
        throw new IllegalArgumentException(job.id() + " is not in this queue");
      }
      jobs.add(Math.max(0, Math.min(to, jobs.size())), job);
      save();
    }
    tellQueue();
  }

  /** Keeps waiting runs from starting, or lets them go. The one at work is left alone. */
  public void setPaused(boolean hold) throws IOException {
    synchronized (this) {
      paused = hold;
      save();
    }
    tellQueue();
  }

  public synchronized boolean isPaused() {
    return paused;
  }

  /** All runs, in the order they are taken. */
  public synchronized List<RunJob> jobs() {
    return List.copyOf(jobs);
  }

  /** The run at work. */
  public Optional<RunJob> running() {
    return jobs().stream().filter(job -> job.status() == RunJob.Status.RUNNING).findFirst();
  }

  public void addListener(Listener listener) {
    listeners.add(listener);
  }

  public void removeListener(Listener listener) {
    listeners.remove(listener);
  }

  private void tellQueue() {
    tell(Listener::queueChanged);
  }

  private void tell(Consumer<Listener> news) {
    for (Listener listener : listeners) {
      try {
        news.accept(listener);
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.ERROR, "a listener of the run queue failed", e);
      }
    }
  }

  private void tick() {
    List<RunJob> changed = new ArrayList<>();
    synchronized (this) {
      jobs.stream()
          .filter(job -> job.status() == RunJob.Status.RUNNING)
          .filter(RunQueue::advance)
          .forEach(changed::add);
      boolean busy = jobs.stream().anyMatch(RunQueue::isAtWorkHere);
      for (RunJob job : paused ? List.<RunJob>of() : jobs) {
        boolean remote = job.request().site().isRemote();
        if (job.status() == RunJob.Status.QUEUED && (remote || !busy)) {
          start(job);
          changed.add(job);
          busy |= !remote;
        }
      }
    }
    changed.forEach(job -> tell(listener -> listener.jobChanged(job)));
  }

  /** Services have queues of their own: jobs there keep no run of this machine waiting. */
  private static boolean isAtWorkHere(RunJob job) {
    return job.status() == RunJob.Status.RUNNING && !job.request().site().isRemote();
  }

  private static boolean advance(RunJob job) {
    try {
      return job.advance();
    } catch (IOException e) {
      job.refuse("the run's files cannot be read: " + e.getMessage());
      return true;
    }
  }

  private static void start(RunJob job) {
    try {
      job.start();
    } catch (IOException e) {
      job.refuse("the runner cannot be started: " + e.getMessage());
    }
  }

  /** Stops watching. A run at work goes on by itself. */
  @Override
  public void close() {
    clock.shutdown();
  }
}
