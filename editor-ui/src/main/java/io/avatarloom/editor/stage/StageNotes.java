package io.avatarloom.editor.stage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one keeps of an avatar to come back to.
 *
 * @param poses slider values by the name of the pose
 */
record StageNotes(List<OrbitCamera> cameras, SortedMap<String, SortedMap<String, Double>> poses) {
  StageNotes {
    cameras = List.copyOf(cameras);
    poses = Collections.unmodifiableSortedMap(new TreeMap<>(poses));
  }

  static StageNotes none() {
    return new StageNotes(List.of(), new TreeMap<>());
  }

  StageNotes with(OrbitCamera camera) {
    List<OrbitCamera> more = new ArrayList<>(cameras);
    more.add(camera);
    return new StageNotes(more, poses);
  }

  StageNotes withoutCameras() {
    return new StageNotes(List.of(), poses);
  }

  StageNotes with(String pose, SortedMap<String, Double> values) {
    SortedMap<String, SortedMap<String, Double>> more = new TreeMap<>(poses);
    more.put(pose, new TreeMap<>(values));
    return new StageNotes(cameras, more);
  }
}
