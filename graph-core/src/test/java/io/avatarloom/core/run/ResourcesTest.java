package io.avatarloom.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.core.device.DeviceChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ResourcesTest {
  /** Notes its name when it is closed. */
  private record Named(String name, List<String> closed) implements AutoCloseable {
    @Override
    public void close() {
      closed.add(name);
    }
  }

  private static Resources resources() {
    return new Resources(DeviceChoice.CPU, new RunEvents(List.of()));
  }

  @Test
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aResourceMayAskForAnotherAndForTheDevice() throws Exception {
    List<String> closed = new CopyOnWriteArrayList<>();
    try (Resources resources = resources()) {
      Named outer =
          resources.get(
              "outer",
              () -> {
                assertThat(resources.device()).isEmpty();
                return new Named(
                    "outer of " + resources.get("inner", () -> new Named("inner", closed)).name(),
                    closed);
              });
      assertThat(outer.name()).isEqualTo("outer of inner");
    }
    while (closed.size() < 2) { // by the thread of the last call
      TimeUnit.MILLISECONDS.sleep(5);
    }
    assertThat(closed).containsExactly("outer of inner", "inner");
  }

  @Test
  void isMadeOnceForAllWhoAskAtTheSameTime() throws Exception {
    AtomicInteger made = new AtomicInteger();
    try (Resources resources = resources()) {
      List<CompletableFuture<Named>> asked = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        asked.add(
            CompletableFuture.supplyAsync(
                () -> {
                  try {
                    return resources.get(
                        "one",
                        () -> {
                          made.incrementAndGet();
                          TimeUnit.MILLISECONDS.sleep(30);
                          return new Named("one", new ArrayList<>());
                        });
                  } catch (Exception e) {
                    throw new IllegalStateException(e);
                  }
                }));
      }
      for (CompletableFuture<Named> one : asked) {
        assertThat(one.get(20, TimeUnit.SECONDS)).isSameAs(asked.get(0).get());
      }
    }
    assertThat(made).hasValue(1);
  }
}
