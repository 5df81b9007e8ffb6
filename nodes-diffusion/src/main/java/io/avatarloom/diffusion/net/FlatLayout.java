package io.avatarloom.diffusion.net;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the trained weights of networks lie behind each other in one vector, so that a step of the
 * optimiser takes a handful of engine calls. Weights that a script stacks are neighbours.
 */
public final class FlatLayout {
  /**
   * One weight.
   *
   * @param offset of its first number in the vector
   */
  public record Place(int offset, int[] shape) {
    /** How many numbers it has. */
    public int length() {
      int length = 1;
      for (int size : shape) {
        length *= size;
      }
      return length;
    }
  }

  private final Map<String, Place> places = new LinkedHashMap<>();
  private final List<Integer> pieces = new ArrayList<>();
  private int length;

  /** Adds a weight behind the last one, in the same piece. */
  void add(String name, int[] shape) {
    Place place = new Place(length, shape.clone());
    places.put(name, place);
    length += place.length();
  }

  /** Ends a piece: what was added since the last one becomes one element of the split. */
  int endPiece() {
    pieces.add(length - pieces.stream().mapToInt(Integer::intValue).sum());
    return pieces.size() - 1;
  }

  /** Weights by name, in order. */
  public Map<String, Place> places() {
    return places;
  }

  /** How many numbers the vector has. */
  public int length() {
    return length;
  }

  /** Lengths of the pieces, as the script's split takes them. */
  String sizes() {
    return pieces.toString();
  }
}
