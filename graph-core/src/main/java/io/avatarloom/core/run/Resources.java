package io.avatarloom.core.run;

import io.avatarloom.core.device.Accelerator;
import io.avatarloom.core.device.DeviceChoice;
import io.avatarloom.core.device.DeviceException;
import io.avatarloom.core.device.DeviceInfo;
import io.avatarloom.core.device.Devices;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.tensor.DetachedCalls;
import io.avatarloom.core.tensor.Halt;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * What nodes of one run share: the device, loaded weights, buffers. Closed in reverse order of
 * making. Making one may take long: a cancelled run does not wait for it.
 */
public final class Resources implements AutoCloseable {
  private static final long LOOK_MILLIS = 20;
  private static final String DEVICE = "device";

  /** The device a run was given. */
  private record Opened(Optional<Accelerator> device) implements AutoCloseable {
    @Override
    public void close() {
      device.ifPresent(Accelerator::close);
    }
  }

  private final Map<String, AutoCloseable> made = new ConcurrentHashMap<>();
  private final Deque<AutoCloseable> order = new ConcurrentLinkedDeque<>();

  /** One is made at a time: libraries that start at the same time may wait for each other. */
  private final ReentrantLock making = new ReentrantLock();

  /** True in the thread of a loader, which may ask for more without waiting for itself. */
  private final ThreadLocal<Boolean> loading = ThreadLocal.withInitial(() -> false);

  private final DetachedCalls calls = new DetachedCalls("detached call", this::closeAll);
  private final DeviceChoice choice;
  private final RunEvents events;

  /**
   * @param choice the device; opened when a node first asks for it
   * @param events told which device that is
   */
  Resources(DeviceChoice choice, RunEvents events) {
    this.choice = choice;
    this.events = events;
  }

  /**
   * The open device, or empty for Java. Where the best there is does not open, that is Java.
   *
   * @throws DeviceException if a device that was named does not open
   */
  Optional<Accelerator> device() {
    try {
      return get(DEVICE, this::given).device();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private Opened given() {
    Opened opened = new Opened(opened());
    DeviceInfo info = opened.device().map(Accelerator::info).orElseGet(Devices::java);
    events.send(events.event("device").put("device", info.id()).put("name", info.name()));
    return opened;
  }

  private Optional<Accelerator> opened() {
    try {
      return Devices.open(choice);
    } catch (DeviceException e) {
      if (choice.backend().isPresent()) {
        throw e;
      }
      System.getLogger(Resources.class.getName())
          .log(System.Logger.Level.WARNING, e.getMessage() + "; Java is used");
      return Optional.empty();
    }
  }

  @SuppressWarnings("unchecked")
  <R extends AutoCloseable> R get(String key, NodeRun.ResourceLoader<R> loader) throws Exception {
    AutoCloseable known = made.get(key);
    if (known != null) {
      return (R) known;
    }
    if (loading.get()) {
      return loaded(key, loader);
    }
    lock();
    try {
      known = made.get(key);
      return known != null ? (R) known : calls.load(() -> alone(key, loader));
    } finally {
      making.unlock();
    }
  }

  private <R extends AutoCloseable> R alone(String key, NodeRun.ResourceLoader<R> loader)
      throws Exception {
    loading.set(true);
    try {
      return loaded(key, loader);
    } finally {
      loading.remove();
    }
  }

  private void lock() throws InterruptedException {
    while (!making.tryLock(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
      Halt.check();
    }
  }

  /** Keeps what is made even when nobody waits for it any more, so that it will be closed. */
  private <R extends AutoCloseable> R loaded(String key, NodeRun.ResourceLoader<R> loader)
      throws Exception {
    R resource = loader.load();
    order.push(resource);
    made.put(key, resource);
    return resource;
  }

  /** Makes a call that may use what was made; as {@link DetachedCalls#call}. */
  <T> T detached(Supplier<T> call) {
    return calls.call(call);
  }

  /** Closes everything: at once, or when the last call has ended that a cancelled run has left. */
  @Override
  public void close() {
    calls.close();
  }

  private void closeAll() {
    for (AutoCloseable resource : order) {
      try {
        resource.close();
      } catch (Exception e) {
        // The run has its results; a resource that will not close cannot change them.
        System.getLogger(Resources.class.getName()).log(System.Logger.Level.DEBUG, "close", e);
      }
    }
    order.clear();
    made.clear();
  }
}
