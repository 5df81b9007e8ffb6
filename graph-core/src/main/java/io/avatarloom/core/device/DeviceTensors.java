package io.avatarloom.core.device;

import io.avatarloom.core.tensor.RemoteNumbers;
import io.avatarloom.core.tensor.Tensor;
import java.lang.ref.Cleaner;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Tensors whose numbers stay on a device between nodes. Memory of a tensor that nobody can reach
 * any more is used again; where the device has no room, tensors that the present step does not use
 * move to Java. What the device holds alone moves there when the device is closed.
 *
 * <p>All use of buffers happens within {@link #step}, one step at a time.
 */
public final class DeviceTensors {
  private static final Cleaner CLEANER = Cleaner.create();
  private static final String LEDGER = "values";

  /** Unreachable tensors may hold this much before Java is asked to look for them. */
  private static final long LEAST_SLACK = 256L << 20;

  private static final int SLACK_SHARE = 8;
  private static final int FIRST_PLACES = 1024;
  private final Accelerator accelerator;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Long, Deque<DeviceBuffer>> idle = new HashMap<>();
  private List<WeakReference<Numbers>> placed = new ArrayList<>();
  private final long slack;
  private int placedAtMost = FIRST_PLACES;
  private long taken;
  private long atLastLook;
  private long step;

  DeviceTensors(Accelerator accelerator) {
    this.accelerator = accelerator;
    this.slack = Math.max(LEAST_SLACK, accelerator.info().memory() / SLACK_SHARE);
  }

  /**
   * Runs work that uses buffers of tensors. They stay where they are until it ends.
   *
   * @throws DeviceException if the device has no room or refuses
   */
  public <T> T step(Supplier<T> work) {
    lock.lock();
    try {
      if (lock.getHoldCount() == 1) {
        step++;
      }
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  /** A tensor on the device; its numbers are undefined until a kernel has written them. */
  public Tensor make(int... shape) {
    Tensor tensor = Tensor.remote(RemoteNumbers.ZERO, shape);
    tensor.mirror(place(tensor.length()));
    return tensor;
  }

  /** Where the numbers of a tensor lie on this device; copied there first unless they are. */
  public DeviceBuffer of(Tensor tensor) {
    Numbers numbers = find(tensor);
    if (numbers == null) {
      numbers = place(tensor.length());
      if (tensor.isZero()) {
        accelerator.clear(numbers.slot.buffer);
      } else {
        accelerator.upload(tensor.data(), numbers.slot.buffer);
        tensor.mirror(numbers);
      }
    }
    numbers.used = step;
    return numbers.slot.buffer;
  }

  /** Whether the numbers lie on this device. */
  public boolean holds(Tensor tensor) {
    return find(tensor) != null;
  }

  private Numbers find(Tensor tensor) {
    return tensor.remote().orElse(null) instanceof Numbers numbers
            && numbers.owner() == this
            && numbers.slot.buffer != null
        ? numbers
        : null;
  }

  private Numbers place(int count) {
    if (!lock.isHeldByCurrentThread()) {
      throw new IllegalStateException("buffers of tensors are used within a step alone");
    }
    Slot slot = new Slot(buffer(4L * count), count);
    Numbers numbers = new Numbers(slot);
    numbers.used = step;
    placed.add(new WeakReference<>(numbers));
    if (placed.size() > placedAtMost) {
      forget();
      placedAtMost = FIRST_PLACES + 2 * placed.size();
    }
    CLEANER.register(numbers, () -> recycle(slot));
    return numbers;
  }

  private DeviceBuffer buffer(long bytes) {
    long size = rounded(bytes);
    Deque<DeviceBuffer> same = idle.get(size);
    if (same != null && !same.isEmpty()) {
      return same.pop();
    }
    if (taken - atLastLook > slack) {
      atLastLook = taken;
      System.gc(); // its cleaners give back what unreachable tensors hold
    }
    DeviceBuffer buffer;
    try {
      buffer = accelerator.allocate(LEDGER, size);
    } catch (DeviceException full) {
      makeRoom();
      buffer = accelerator.allocate(LEDGER, size);
    }
    taken += size;
    return buffer;
  }

  /** An eighth of a power of two at least, so that few sizes serve many shapes. */
  private static long rounded(long bytes) {
    long unit = Math.max(DeviceBuffer.ALIGNMENT, Long.highestOneBit(Math.max(1, bytes)) / 8);
    return (Math.max(1, bytes) + unit - 1) / unit * unit;
  }

  private void makeRoom() {
    for (WeakReference<Numbers> reference : placed) {
      Numbers numbers = reference.get();
      if (numbers != null && numbers.used != step) {
        numbers.leave();
      }
    }
    forget();
    idle.values().forEach(buffers -> buffers.forEach(this::free));
    idle.clear();
    atLastLook = taken;
  }

  private void free(DeviceBuffer buffer) {
    taken -= buffer.bytes();
    buffer.close();
  }

  private void forget() {
    placed = new ArrayList<>(placed.stream().filter(one -> one.get() != null).toList());
  }

  private void recycle(Slot slot) {
    lock.lock();
    try {
      if (slot.buffer != null) {
        idle.computeIfAbsent(slot.buffer.bytes(), size -> new ArrayDeque<>()).push(slot.buffer);
        slot.buffer = null;
      }
    } finally {
      lock.unlock();
    }
  }

  /** Moves to Java what lies on the device alone, and gives back all memory. */
  void close() {
    lock.lock();
    try {
      step++;
      makeRoom();
    } finally {
      lock.unlock();
    }
  }

  /** Memory of a tensor; null once it is given back. */
  private static final class Slot {
    private final int count;
    private DeviceBuffer buffer;

    Slot(DeviceBuffer buffer, int count) {
      this.buffer = buffer;
      this.count = count;
    }
  }

  /** Numbers on the device, or those that had to leave it. */
  private final class Numbers implements RemoteNumbers {
    private final Slot slot;
    private float[] left;
    private long used;

    Numbers(Slot slot) {
      this.slot = slot;
    }

    DeviceTensors owner() {
      return DeviceTensors.this;
    }

    @Override
    public float[] read(int count) {
      lock.lock();
      try {
        if (left != null) {
          return left;
        }
        float[] read = new float[count];
        accelerator.download(slot.buffer, read);
        return read;
      } finally {
        lock.unlock();
      }
    }

    void leave() {
      if (slot.buffer != null) {
        left = read(slot.count);
        free(slot.buffer);
        slot.buffer = null;
      }
    }
  }
}
