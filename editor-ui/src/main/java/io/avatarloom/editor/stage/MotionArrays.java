package io.avatarloom.editor.stage;

import io.avatarloom.core.file.NamedArrays;
import io.avatarloom.core.file.NpyArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Motion of NumPy files. An npz holds arrays by FLAME's names, a row for every frame: expression
 * (or expr, exp) coefficients, joint turns as axis-angle radians of rotation, neck_pose, jaw_pose
 * (also without {@code _pose}) and eyes_pose (left, right), fps; arrays with another name are the
 * values of the control of that name. An npy is an expression array, or a pose of 15 numbers a row:
 * root, neck, jaw, left and right eye.
 */
final class MotionArrays {
  private static final double USUAL_RATE = 25;
  private static final int POSE_WIDTH = 15;
  private static final List<String> EXPRESSIONS = List.of("expression", "expr", "exp");
  private static final List<String> RATES = List.of("fps", "framerate", "mocap_frame_rate");
  private static final Map<String, List<String>> JOINTS =
      Map.of(
          "rotation", List.of("root"),
          "global_orient", List.of("root"),
          "root", List.of("root"),
          "neck", List.of("neck"),
          "head", List.of("neck"),
          "jaw", List.of("jaw"),
          "eyes", List.of("eyeL", "eyeR"),
          "eye", List.of("eyeL", "eyeR"));

  private final Path file;
  private final Map<String, double[]> columns = new LinkedHashMap<>();
  private int frames;

  private MotionArrays(Path file) {
    this.file = file;
  }

  /**
   * @param file npz or npy
   * @throws IOException if it holds no motion; the message names it
   */
  static MotionClip read(Path file) throws IOException {
    MotionArrays motion = new MotionArrays(file);
    SortedMap<String, NpyArray> arrays = new TreeMap<>();
    if (file.toString().endsWith(".npy")) {
      NpyArray only = NpyArray.parse(Files.readAllBytes(file), file.getFileName().toString());
      arrays.put(width(only) == POSE_WIDTH ? "pose" : "expression", only);
    } else {
      arrays.putAll(NamedArrays.read(file));
    }
    return motion.clip(arrays);
  }

  private static int width(NpyArray array) {
    int[] shape = array.shape();
    return shape.length < 2 ? 1 : array.values().length / Math.max(1, shape[0]);
  }

  private MotionClip clip(SortedMap<String, NpyArray> arrays) throws IOException {
    double rate = USUAL_RATE;
    for (Map.Entry<String, NpyArray> entry : arrays.entrySet()) {
      String name = entry.getKey();
      NpyArray array = entry.getValue();
      if (RATES.contains(name.toLowerCase(Locale.ROOT)) && array.values().length == 1) {
        rate = array.values()[0];
      } else if (array.shape().length > 0) {
        take(name, array);
      }
    }
    if (columns.isEmpty() || frames == 0) {
      throw new IOException(
          file.getFileName()
              + " holds no motion: expected arrays expression, neck_pose, jaw_pose, eyes_pose or"
              + " those of controls, met "
              + (arrays.isEmpty() ? "none" : String.join(", ", arrays.keySet())));
    }
    if (!(rate > 0)) {
      throw new IOException(file.getFileName() + ": expected fps above 0, met " + rate);
    }
    return new MotionClip(
        file.getFileName().toString(), rate, List.copyOf(columns.keySet()), rows());
  }

  private void take(String name, NpyArray array) throws IOException {
    String plain = name.toLowerCase(Locale.ROOT).replaceFirst("_pose$", "");
    if (EXPRESSIONS.contains(plain)) {
      for (int c = 0; c < width(array); c++) {
        put(name, "expression" + c, array, c, 1);
      }
    } else if (JOINTS.containsKey(plain)) {
      turns(name, array, JOINTS.get(plain));
    } else if (plain.equals("pose") && width(array) == POSE_WIDTH) {
      turns(name, array, List.of("root", "neck", "jaw", "eyeL", "eyeR"));
    } else if (width(array) == 1) {
      put(name, name, array, 0, 1);
    }
  }

  private void turns(String name, NpyArray array, List<String> joints) throws IOException {
    if (width(array) != 3 * joints.size()) {
      throw new IOException(
          file.getFileName()
              + ": array "
              + name
              + " should have "
              + 3 * joints.size()
              + " numbers a frame and has "
              + width(array));
    }
    List<String> names = new ArrayList<>();
    joints.forEach(joint -> "xyz".chars().forEach(axis -> names.add(joint + "." + (char) axis)));
    for (int c = 0; c < names.size(); c++) {
      put(name, names.get(c), array, c, 180 / Math.PI);
    }
  }

  private void put(String name, String control, NpyArray array, int column, double factor)
      throws IOException {
    int count = array.shape()[0];
    if (frames != 0 && count != frames) {
      throw new IOException(
          file.getFileName()
              + ": array "
              + name
              + " has "
              + count
              + " frames, the arrays before it have "
              + frames);
    }
    frames = count;
    int width = width(array);
    double[] values = new double[count];
    for (int f = 0; f < count; f++) {
      values[f] = factor * array.values()[f * width + column];
    }
    columns.put(control, values);
  }

  private double[][] rows() {
    double[][] rows = new double[frames][columns.size()];
    int c = 0;
    for (double[] column : columns.values()) {
      for (int f = 0; f < frames; f++) {
        rows[f][c] = column[f];
      }
      c++;
    }
    return rows;
  }
}
