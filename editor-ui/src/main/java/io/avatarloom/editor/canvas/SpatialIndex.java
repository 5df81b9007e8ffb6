package io.avatarloom.editor.canvas;

import java.util.Arrays;
import org.eclipse.collections.api.factory.primitive.LongObjectMaps;
import org.eclipse.collections.api.list.primitive.MutableIntList;
import org.eclipse.collections.api.map.primitive.MutableLongObjectMap;
import org.eclipse.collections.impl.list.mutable.primitive.IntArrayList;

/**
 * Finds rectangles by place. A hashed grid without bounds: cells exist where something lies; what
 * is larger than many cells is kept apart. Entries are numbered in the order they were added.
 */
public final class SpatialIndex {
  private static final double CELL = 512;
  private static final int MANY = 64;

  private final MutableLongObjectMap<MutableIntList> cells = LongObjectMaps.mutable.empty();
  private final MutableIntList large = new IntArrayList();
  private Box[] boxes = new Box[64];
  private int[] seen = new int[64];
  private int size;
  private int query;

  /** Adds a rectangle and returns its number. */
  public int add(Box box) {
    if (size == boxes.length) {
      boxes = Arrays.copyOf(boxes, size * 2);
      seen = Arrays.copyOf(seen, size * 2);
    }
    boxes[size] = box;
    long x0 = cell(box.x());
    long x1 = cell(box.right());
    long y0 = cell(box.y());
    long y1 = cell(box.bottom());
    if ((x1 - x0 + 1.0) * (y1 - y0 + 1.0) > MANY) {
      large.add(size);
    } else {
      for (long x = x0; x <= x1; x++) {
        for (long y = y0; y <= y1; y++) {
          cells.getIfAbsentPut(key(x, y), IntArrayList::new).add(size);
        }
      }
    }
    return size++;
  }

  public int size() {
    return size;
  }

  /** Numbers of all rectangles that meet the given one, ascending. */
  public int[] find(Box area) {
    query++;
    MutableIntList found = new IntArrayList();
    large.forEach(entry -> take(entry, area, found));
    double columns = cell(area.right()) - cell(area.x()) + 1.0;
    double rows = cell(area.bottom()) - cell(area.y()) + 1.0;
    if (columns * rows > cells.size()) {
      cells.forEachValue(cell -> cell.forEach(entry -> take(entry, area, found)));
    } else {
      for (long x = cell(area.x()); x <= cell(area.right()); x++) {
        for (long y = cell(area.y()); y <= cell(area.bottom()); y++) {
          MutableIntList cell = cells.get(key(x, y));
          if (cell != null) {
            cell.forEach(entry -> take(entry, area, found));
          }
        }
      }
    }
    return found.sortThis().toArray();
  }

  private void take(int entry, Box area, MutableIntList found) {
    if (seen[entry] != query && boxes[entry].meets(area)) {
      seen[entry] = query;
      found.add(entry);
    }
  }

  private static long cell(double at) {
    return (long) Math.floor(at / CELL);
  }

  private static long key(long x, long y) {
    return (x << 32) ^ (y & 0xffffffffL);
  }
}
