package io.avatarloom.splat.raster;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Scratch memory of backward passes, handed from one to the next. Safe for use from several
 * threads: each pass leases its own.
 */
public final class RasterBuffers implements AutoCloseable {
  private final Deque<Lease> free = new ArrayDeque<>();

  /** Bytes of a lease. */
  static long bytes(long slots) {
    return (4L * TileBackward.RECORD + 1) * (slots + slots / 4);
  }

  /** Room for {@code slots} records; close to give it back. */
  synchronized Lease lease(int slots) {
    Lease lease = free.poll();
    if (lease == null || lease.touched.length < slots) {
      int room = Math.addExact(slots, slots / 4);
      lease = new Lease(new float[Math.multiplyExact(room, TileBackward.RECORD)], new byte[room]);
    }
    return lease;
  }

  private synchronized void giveBack(Lease lease) {
    free.push(lease);
  }

  @Override
  public synchronized void close() {
    free.clear();
  }

  /** Memory of one backward pass; its content is whatever the last pass left. */
  final class Lease implements AutoCloseable {
    private final float[] records;
    private final byte[] touched;

    private Lease(float[] records, byte[] touched) {
      this.records = records;
      this.touched = touched;
    }

    float[] records() {
      return records;
    }

    byte[] touched() {
      return touched;
    }

    @Override
    public void close() {
      giveBack(this);
    }
  }
}
