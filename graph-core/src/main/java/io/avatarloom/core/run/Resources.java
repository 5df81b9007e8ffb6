package io.avatarloom.core.run;

import io.avatarloom.core.device.Accelerator;
import io.avatarloom.core.device.DeviceChoice;
import io.avatarloom.core.device.DeviceException;
import io.avatarloom.core.device.DeviceInfo;
import io.avatarloom.core.device.Devices;
import io.avatarloom.core.node.NodeRun;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What nodes of one run share: the device, loaded weights, buffers. Closed in reverse order of
 * making.
 */
public final class Resources implements AutoCloseable {
  private final Map<String, AutoCloseable> made = new HashMap<>();
  private final Deque<AutoCloseable> order = new ArrayDeque<>();
  private final DeviceChoice choice;
  private final RunEvents events;
  private Optional<Accelerator> device;

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
  synchronized Optional<Accelerator> device() {
    if (device == null) {
      device = opened();
      device.ifPresent(order::push);
      DeviceInfo info = device.map(Accelerator::info).orElseGet(Devices::java);
      events.send(events.event("device").put("device", info.id()).put("name", info.name()));
    }
    return device;
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
  synchronized <R extends AutoCloseable> R get(String key, NodeRun.ResourceLoader<R> loader)
      throws Exception {
    AutoCloseable known = made.get(key);
    if (known == null) {
      known = loader.load();
      made.put(key, known);
      order.push(known);
    }
    return (R) known;
  }

  @Override
  public synchronized void close() {
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
    device = null;
  }
}
