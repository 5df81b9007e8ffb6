package io.avatarloom.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.core.basic.BasicNodes;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.plugin.PluginJar;
import io.avatarloom.core.plugin.Plugins;
import java.io.FileInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two hundred runs leave nothing behind: memory, open files, threads, classes of plug-ins. */
@Timeout(600)
class LeakTest {
  private static final int WARM = 30;
  private static final int RUNS = 200;
  private static final int FEW = 40;
  private static final String FAILS =
      "'nodes': {'n': {'type': 'value.number', 'params': {'value': 1}},"
          + "'f': {'type': 'toy.fail'}}, 'links': ['n.value -> f.x'], 'outputs': {'f.json': 'f.x'}";
  @TempDir Path folder;
  private final AtomicInteger count = new AtomicInteger();

  /** A run of one kind after the other: anew, from the cache, without one, cancelled, failing. */
  private Object run() throws Exception {
    int kind = count.getAndIncrement() % 5;
    Machine machine = new Machine(folder);
    String forty = ToyRun.forty(0, 5);
    switch (kind) {
      case 0 -> machine.run(forty + ", 'seed': " + count.get());
      case 1 -> machine.run(forty);
      case 2 -> machine.run(machine.graph(forty), false);
      case 3 -> {
        machine.told = event -> machine.cancellation.cancel();
        try {
          machine.run(forty);
        } catch (CancellationException e) {
          // as wanted
        }
      }
      default -> {
        try {
          machine.run(FAILS);
        } catch (NodeFailure e) {
          // as wanted
        }
      }
    }
    return kind;
  }

  @Test
  void runsLeaveNothingBehind() throws Exception {
    Growth growth = Growth.of(WARM, RUNS, this::run);
    System.out.println(RUNS + " runs: " + growth);
    assertThat(growth.leaks(RUNS)).as(growth.toString()).isEmpty();
  }

  @Test
  void pluginsThatAreNoLongerUsedAreUnloaded() throws Exception {
    Path sources = Files.createDirectories(folder.resolve("sources/leak"));
    Files.writeString(
        sources.resolve("LeakNodes.java"),
        "package leak; import io.avatarloom.core.node.*; import java.util.List;"
            + " public final class LeakNodes implements NodeLibrary {"
            + " public String name() { return \"leak\"; }"
            + " public List<Node> nodes() { return List.of(new OneNode()); }"
            + " static final class OneNode implements Node {"
            + " public NodeSpec spec() { return NodeSpec.of(\"leak.one\", 1, \"One\","
            + " \"Does nothing.\").build(); }"
            + " public void run(NodeRun run) {} } }");
    Path plugins = folder.resolve("plugins");
    new PluginJar()
        .compile(folder.resolve("sources"), folder.resolve("classes"))
        .service("leak.LeakNodes")
        .write(plugins.resolve("leak.jar"));
    Catalogue base = new Catalogue(List.of(new BasicNodes()));
    assertThat(new Plugins(List.of(plugins), base).complaints()).isEmpty();
    Growth growth =
        Growth.of(
            FEW, RUNS, () -> new Plugins(List.of(plugins), base).catalogue().required("leak.one"));
    System.out.println(RUNS + " loads of a plug-in: " + growth);
    assertThat(growth.leaks(RUNS)).as(growth.toString()).isEmpty();
  }

  @Test
  void plantedLeaksAreFound() throws Exception {
    List<Object> held = new ArrayList<>();
    assertThat(Growth.of(1, FEW, () -> held.add(new byte[200_000])).leaks(FEW)).contains("heap");
    assertThat(Growth.of(1, FEW, () -> held.add(ByteBuffer.allocateDirect(100_000))).leaks(FEW))
        .contains("direct memory");

    Path file = Files.createFile(folder.resolve("open"));
    List<InputStream> open = new ArrayList<>();
    assertThat(Growth.of(1, FEW, () -> open.add(new FileInputStream(file.toFile()))).leaks(FEW))
        .contains("files");
    for (InputStream stream : open) {
      stream.close();
    }

    CountDownLatch end = new CountDownLatch(1);
    assertThat(Growth.of(1, FEW, () -> waiting(end)).leaks(FEW)).contains("threads");
    end.countDown();
  }

  private static Object waiting(CountDownLatch end) {
    Thread thread =
        new Thread(
            () -> {
              try {
                end.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    thread.start();
    return thread;
  }
}
