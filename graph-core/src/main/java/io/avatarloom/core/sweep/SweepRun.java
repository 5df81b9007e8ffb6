package io.avatarloom.core.sweep;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.run.Cancellation;
import io.avatarloom.core.run.DaemonThreads;
import io.avatarloom.core.run.Memory;
import io.avatarloom.core.run.RunEvents;
import io.avatarloom.core.run.SharedWork;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs the members of a sweep: several at a time, common work once. A member that fails does not
 * stop the others unless asked; what is done stays done when the same sweep runs again.
 */
public final class SweepRun {
  private final SweepPlan plan;
  private final SweepOptions options;
  private final RunEvents events;
  private final Cancellation stop;
  private final MemoryLedger ledger;
  private final Queue<Member> memoryShort = new ConcurrentLinkedQueue<>();
  private final long started = System.nanoTime();

  /**
   * @param cancellation ends the sweep; regions save their state
   */
  public SweepRun(
      SweepPlan plan, SweepOptions options, RunEvents events, Cancellation cancellation) {
    this.plan = plan;
    this.options = options;
    this.events = events;
    this.stop = cancellation.part();
    this.ledger = new MemoryLedger(options.memory(), Memory::neededBytes);
  }

  /**
   * Runs what is not done yet, and writes tables and page.
   *
   * @return result by member, those of earlier calls among them
   * @throws IOException if results cannot be written
   */
  public Map<String, MemberResult> run() throws InvalidRecipeException, IOException {
    try (ResultBook book = ResultBook.open(options.out().resolve("results.sqlite"))) {
      book.keepOnly(plan.members());
      ResultFiles files = new ResultFiles(plan, options, book);
      try (SharedWork shared =
          SharedWork.of(options.cache(), options.cacheLimit(), events, options.device())) {
        List<Member> open = open(book, shared);
        tellStart(open.size());
        inParallel(open, shared, book, files);
        oneByOne(shared, book, files);
      } finally {
        files.write();
      }
      Map<String, MemberResult> results = book.results();
      tellEnd(results);
      return results;
    }
  }

  private List<Member> open(ResultBook book, SharedWork shared) throws InvalidRecipeException {
    Map<String, MemberResult> earlier = book.results();
    List<Member> open = new ArrayList<>();
    for (Member member : plan.members()) {
      MemberResult known = earlier.get(member.id());
      boolean wanted = options.chosen().isEmpty() || options.chosen().contains(member.id());
      if (wanted && (options.again() || known == null || !stillDone(known, member, shared))) {
        open.add(member);
      }
    }
    return open;
  }

  private boolean stillDone(MemberResult known, Member member, SharedWork shared)
      throws InvalidRecipeException {
    return known.done()
        && known.files().stream().allMatch(file -> isThere(member, file))
        && known.work().equals(new MemberRun(plan, options, shared, member).work());
  }

  private boolean isThere(Member member, String file) {
    return Files.exists(options.folder(member.id()).resolve(file));
  }

  private void inParallel(List<Member> open, SharedWork shared, ResultBook book, ResultFiles files)
      throws IOException {
    Queue<Member> queue = new ConcurrentLinkedQueue<>(open);
    int count = Math.max(1, Math.min(options.parallel(), open.size()));
    ExecutorService pool = Executors.newFixedThreadPool(count, new DaemonThreads("sweep"));
    try {
      List<Future<?>> workers = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        workers.add(
            pool.submit(
                () -> {
                  work(queue, shared, book, files);
                  return null;
                }));
      }
      for (Future<?> worker : workers) {
        join(worker);
      }
    } finally {
      pool.shutdown();
    }
  }

  private void join(Future<?> worker) throws IOException {
    try {
      worker.get();
    } catch (ExecutionException e) {
      stop.cancel();
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      stop.cancel();
      Thread.currentThread().interrupt();
    }
  }

  private void work(Queue<Member> queue, SharedWork shared, ResultBook book, ResultFiles files)
      throws IOException {
    while (!stop.isCancelled()) {
      Member member = queue.poll();
      if (member == null) {
        return;
      }
      try {
        ledger.enter(stop);
      } catch (CancellationException e) {
        return;
      }
      MemberRun.Ended ended;
      try {
        ended = run(member, shared);
      } finally {
        ledger.leave();
      }
      if (ended.memoryShort() && options.parallel() > 1) {
        events.log(member.id(), "ran out of memory beside others; it runs again alone at the end");
        memoryShort.add(member);
      } else {
        end(member, ended.result(), book, files);
      }
    }
  }

  /** Those that had too little memory beside others. */
  private void oneByOne(SharedWork shared, ResultBook book, ResultFiles files) throws IOException {
    while (!stop.isCancelled() && !memoryShort.isEmpty()) {
      Member member = memoryShort.remove();
      end(member, run(member, shared).result(), book, files);
    }
  }

  private MemberRun.Ended run(Member member, SharedWork shared) {
    RunEvents own = events.ofMember(member.id());
    ObjectNode start = own.event("member.start");
    ObjectNode settings = start.putObject("settings");
    member.settings().forEach(settings::set);
    own.send(start);
    return new MemberRun(plan, options, shared, member).run(own, stop.part());
  }

  private void end(Member member, MemberResult result, ResultBook book, ResultFiles files)
      throws IOException {
    book.note(member, result);
    files.ended(member, result);
    RunEvents own = events.ofMember(member.id());
    ObjectNode done = own.event("member.done").put("status", result.status());
    done.put("ms", (long) (result.seconds() * 1000)).put("message", result.message());
    own.send(done);
    if (options.failFast() && result.status().equals(MemberResult.FAILED)) {
      stop.cancel();
    }
  }

  private void tellStart(int open) {
    events.send(
        events
            .event("sweep.start")
            .put("sweep", plan.sweep().name())
            .put("members", plan.members().size())
            .put("open", open));
  }

  private void tellEnd(Map<String, MemberResult> results) {
    ObjectNode event = events.event("sweep.done");
    ObjectNode counts = event.putObject("members");
    for (Member member : plan.members()) {
      String status = results.getOrDefault(member.id(), MemberResult.waiting(member)).status();
      counts.put(status, counts.path(status).asInt() + 1);
    }
    events.send(event.put("ms", (System.nanoTime() - started) / 1_000_000));
  }
}
