package io.avatarloom.core.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class HaltTest {
  private final AtomicBoolean asked = new AtomicBoolean();

  @Test
  void holdsUntilClosed() {
    asked.set(true);
    try (Halt halt = Halt.when(asked::get)) {
      assertThatThrownBy(Halt::check).isInstanceOf(CancellationException.class);
      try (Halt never = Halt.never()) {
        Halt.check();
      }
      assertThatThrownBy(Halt::check).isInstanceOf(CancellationException.class);
    }
    Halt.check();
  }

  @Test
  void goesAlongIntoParallelLoopsHoweverDeep() {
    AtomicInteger done = new AtomicInteger();
    try (Halt halt = Halt.when(asked::get)) {
      assertThatThrownBy(
              () ->
                  Parallel.forEach(
                      100,
                      i ->
                          Parallel.forEach(
                              100,
                              k -> {
                                if (done.incrementAndGet() == 500) {
                                  asked.set(true);
                                }
                              })))
          .isInstanceOf(CancellationException.class);
    }
    assertThat(done.get()).isBetween(500, 600);
    AtomicInteger after = new AtomicInteger();
    Parallel.forEach(100, i -> after.incrementAndGet());
    assertThat(after).hasValue(100);
  }

  @Test
  void aDetachedCallIsLeftAndWhatItUsesIsReleasedAfterIt() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    DetachedCalls calls = new DetachedCalls("test", released::countDown);
    try (Halt halt = Halt.when(() -> begun.getCount() == 0)) {
      assertThatThrownBy(
              () ->
                  calls.call(
                      () -> {
                        begun.countDown();
                        await(end);
                        return 1;
                      }))
          .isInstanceOf(CancellationException.class);
    }
    calls.close();
    assertThat(released.getCount()).isEqualTo(1);
    end.countDown();
    assertThat(released.await(10, TimeUnit.SECONDS)).isTrue();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aDetachedCallHandsOnItsResultAndItsFailure() throws Exception {
    AtomicInteger released = new AtomicInteger();
    DetachedCalls calls = new DetachedCalls("test", released::incrementAndGet);
    assertThat(calls.<Integer>call(() -> 7)).isEqualTo(7);
    assertThatThrownBy(
            () ->
                calls.load(
                    () -> {
                      throw new IOException("no such file");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("no such file");
    assertThatThrownBy(
            () ->
                calls.call(
                    () -> {
                      throw new OutOfMemoryError("planted");
                    }))
        .isInstanceOf(OutOfMemoryError.class);
    calls.close();
    assertThat(released).hasValue(1);
  }

  @Test
  void theConditionGoesAlongIntoDetachedCalls() {
    DetachedCalls calls = new DetachedCalls("test", () -> {});
    asked.set(true);
    AtomicBoolean checked = new AtomicBoolean();
    try (Halt halt = Halt.when(asked::get)) {
      assertThatThrownBy(
              () ->
                  calls.call(
                      () -> {
                        Halt.check();
                        checked.set(true);
                        return 1;
                      }))
          .isInstanceOf(CancellationException.class);
    }
    calls.close();
    assertThat(checked).isFalse();
  }
}
