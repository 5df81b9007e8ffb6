package io.avatarloom.morphable.bind;

/** A k-d tree over points for nearest-neighbour search; equal distances go to the lower index. */
public final class PointTree {
  private final float[] points;
  private final int[] order;
  private final byte[] axes;

  /**
   * @param points [point, 3]
   */
  public PointTree(float[] points) {
    this.points = points;
    this.order = new int[points.length / 3];
    this.axes = new byte[order.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    build(0, order.length);
  }

  private void build(int from, int to) {
    if (to - from < 2) {
      return;
    }
    int axis = widestAxis(from, to);
    int middle = (from + to) >>> 1;
    select(from, to - 1, middle, axis);
    axes[middle] = (byte) axis;
    build(from, middle);
    build(middle + 1, to);
  }

  private int widestAxis(int from, int to) {
    int widest = 0;
    float most = -1;
    for (int axis = 0; axis < 3; axis++) {
      float low = Float.POSITIVE_INFINITY;
      float high = Float.NEGATIVE_INFINITY;
      for (int i = from; i < to; i++) {
        float value = points[3 * order[i] + axis];
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
      if (high - low > most) {
        most = high - low;
        widest = axis;
      }
    }
    return widest;
  }

  /** Hoare's selection: afterwards place {@code k} holds what sorting would put there. */
  private void select(int from, int to, int k, int axis) {
    int low = from;
    int high = to;
    while (low < high) {
      float pivot = points[3 * order[(low + high) >>> 1] + axis];
      int i = low;
      int j = high;
      while (i <= j) {
        while (points[3 * order[i] + axis] < pivot) {
          i++;
        }
        while (points[3 * order[j] + axis] > pivot) {
          j--;
        }
        if (i <= j) {
          int swap = order[i];
          order[i++] = order[j];
          order[j--] = swap;
        }
      }
      if (k <= j) {
        high = j;
      } else if (k >= i) {
        low = i;
      } else {
        return;
      }
    }
  }

  /** The {@code count} nearest points of a place, nearest first; fewer if there are fewer. */
  public Nearest nearest(float x, float y, float z, int count) {
    Nearest found = new Nearest(Math.min(count, order.length));
    search(0, order.length, new float[] {x, y, z}, found);
    return found;
  }

  private void search(int from, int to, float[] place, Nearest found) {
    if (from >= to) {
      return;
    }
    int middle = (from + to) >>> 1;
    int point = order[middle];
    float dx = points[3 * point] - place[0];
    float dy = points[3 * point + 1] - place[1];
    float dz = points[3 * point + 2] - place[2];
    found.offer(point, dx * dx + dy * dy + dz * dz);
    if (to - from == 1) {
      return;
    }
    int axis = axes[middle];
    float gap = place[axis] - points[3 * point + axis];
    boolean left = gap < 0;
    search(left ? from : middle + 1, left ? middle : to, place, found);
    if (gap * gap <= found.worst()) {
      search(left ? middle + 1 : from, left ? to : middle, place, found);
    }
  }

  /** Points found, nearest first. */
  public static final class Nearest {
    private final int[] indices;
    private final float[] squared;
    private int size;

    private Nearest(int capacity) {
      indices = new int[capacity];
      squared = new float[capacity];
    }

    private float worst() {
      return size < indices.length ? Float.POSITIVE_INFINITY : squared[size - 1];
    }

    private void offer(int index, float distance) {
      int place = size;
      while (place > 0
          && (distance < squared[place - 1]
              || (distance == squared[place - 1] && index < indices[place - 1]))) {
        place--;
      }
      if (place >= indices.length) {
        return;
      }
      size = Math.min(size + 1, indices.length);
      for (int i = size - 1; i > place; i--) {
        indices[i] = indices[i - 1];
        squared[i] = squared[i - 1];
      }
      indices[place] = index;
      squared[place] = distance;
    }

    public int size() {
      return size;
    }

    public int index(int rank) {
      return indices[rank];
    }

    public double distance(int rank) {
      return Math.sqrt(squared[rank]);
    }
  }
}
