package io.avatarloom.core.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.avatarloom.core.run.Cancellation;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MemoryLedgerTest {
  private final AtomicLong needed = new AtomicLong(10);
  private final MemoryLedger ledger = new MemoryLedger(100, needed::get);

  @Test
  void oneMayAlwaysRun() {
    needed.set(500);
    ledger.enter(new Cancellation());
  }

  @Test
  void anotherWaitsUntilThereIsRoomForWhatOneNeeds() throws Exception {
    ledger.enter(new Cancellation());
    needed.set(60);
    CountDownLatch in = new CountDownLatch(1);
    Thread second =
        new Thread(
            () -> {
              ledger.enter(new Cancellation());
              in.countDown();
            });
    second.start();
    while (second.getState() != Thread.State.TIMED_WAITING) {
      Thread.sleep(5);
    }
    assertThat(in.getCount()).isEqualTo(1);

    needed.set(10);
    ledger.leave();

    assertThat(in.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void whoWaitsCanBeCancelled() {
    ledger.enter(new Cancellation());
    needed.set(90);
    Cancellation cancelled = new Cancellation();
    cancelled.cancel();

    assertThatThrownBy(() -> ledger.enter(cancelled)).isInstanceOf(CancellationException.class);
  }
}
