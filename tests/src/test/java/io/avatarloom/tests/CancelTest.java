package io.avatarloom.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.avatarloom.core.device.DeviceChoice;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.run.SingleNode;
import io.avatarloom.core.value.Value;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every node that can take long, on inputs large enough that it does, ends within a second of being
 * cancelled, wherever in its work that meets it.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CancelTest {
  private static final double SHORT_SECONDS = 0.3;
  private static final double[] MOMENTS = {0.3, 0.7};
  private static final Path ASSETS = Path.of("..", "sample-graphs", "assets");
  private final Catalogue catalogue = Catalogue.installed();
  private LongInputs inputs;

  @TempDir static Path folder;

  @BeforeAll
  void make() throws Exception {
    inputs = new LongInputs(node(), ASSETS, folder);
  }

  @AfterAll
  void close() {
    inputs.close();
  }

  /** Java does what a device could: that takes longest. */
  private SingleNode node() {
    return new SingleNode(catalogue, ASSETS, ASSETS, 7, 100, 1000, DeviceChoice.CPU);
  }

  @TestFactory
  Stream<DynamicTest> endsWithinASecond() throws Exception {
    return inputs.works().stream()
        .map(work -> DynamicTest.dynamicTest(work.type(), () -> cancel(work)));
  }

  private void cancel(LongInputs.Work work) throws Exception {
    seconds(work, Double.POSITIVE_INFINITY); // the compiler of Java warms up
    double whole = seconds(work, Double.POSITIVE_INFINITY).whole();
    StringBuilder line = new StringBuilder("%-28s %6.2f s".formatted(work.type(), whole));
    assumeTrue(
        whole > SHORT_SECONDS, () -> work.type() + " takes only " + whole + " s on this machine");
    for (double moment : MOMENTS) {
      Ending ending = inTheMiddle(work, moment * whole);
      line.append(ending.cancelled() ? "  %6.3f".formatted(ending.after()) : "    done");
      assertThat(ending.after()).as(line.toString()).isLessThan(1);
    }
    System.out.println(line);
  }

  /** Cancels earlier when the work was done before: machines are not equally fast all the time. */
  private Ending inTheMiddle(LongInputs.Work work, double cancelAfter) throws Exception {
    Ending ending = seconds(work, cancelAfter);
    for (double after = cancelAfter / 2; !ending.cancelled() && after > 0.01; after /= 2) {
      ending = seconds(work, after);
    }
    return ending;
  }

  /**
   * How an execution ended.
   *
   * @param whole seconds from its begin
   * @param after seconds from the moment it was cancelled
   */
  private record Ending(double whole, double after, boolean cancelled) {}

  private Ending seconds(LongInputs.Work work, double cancelAfter) throws Exception {
    SingleNode node = node();
    long begin = System.nanoTime();
    CompletableFuture<Map<String, Value>> run =
        CompletableFuture.supplyAsync(
            () -> exec(node, work), command -> new Thread(command).start());
    long cancelled = begin;
    if (cancelAfter < Double.POSITIVE_INFINITY) {
      TimeUnit.MILLISECONDS.sleep((long) (1000 * cancelAfter));
      cancelled = System.nanoTime();
      node.cancellation().cancel();
    }
    boolean stopped = false;
    try {
      run.join();
    } catch (CompletionException e) {
      assertThat(e).hasCauseInstanceOf(CancellationException.class);
      stopped = true;
    }
    node.close();
    long end = System.nanoTime();
    return new Ending((end - begin) / 1e9, (end - cancelled) / 1e9, stopped);
  }

  private static Map<String, Value> exec(SingleNode node, LongInputs.Work work) {
    try {
      return node.exec(work.type(), work.inputs(), work.params());
    } catch (RuntimeException e) {
      throw new CompletionException(e);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
