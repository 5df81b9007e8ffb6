package io.avatarloom.editor.stage;

import java.util.List;
import java.util.SortedMap;

/**
 * All that decides a picture.
 *
 * @param actors none, one, or two that stand side by side, each in its half
 * @param values slider values that differ from the neutral head, by control
 * @param width of the whole picture, pixels
 * @param height pixels
 */
record Shot(
    List<Actor> actors,
    OrbitCamera camera,
    SortedMap<String, Double> values,
    Look look,
    int width,
    int height) {
  Shot sized(int newWidth, int newHeight) {
    return new Shot(actors, camera, values, look, newWidth, newHeight);
  }

  Shot from(OrbitCamera another) {
    return new Shot(actors, another, values, look, width, height);
  }

  Shot with(Look another) {
    return new Shot(actors, camera, values, another, width, height);
  }
}
