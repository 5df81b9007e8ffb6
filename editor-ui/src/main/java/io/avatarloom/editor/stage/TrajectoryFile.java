package io.avatarloom.editor.stage;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.stage.StageCamera;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code trajectory.json}: the key frames, and for every frame its time and pinhole camera
 * (world-to-camera matrix, row-major, metres; axes x right, y down, z forward).
 */
final class TrajectoryFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private TrajectoryFile() {}

  static Path write(
      Path folder, List<PathExport.Frame> frames, CameraPath path, double framesPerSecond)
      throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("format", "avatarloom.trajectory").put("version", 1);
    root.put("framesPerSecond", framesPerSecond);
    ArrayNode keys = root.putArray("keyFrames");
    path.keys().forEach(key -> put(keys.addObject(), key));
    ArrayNode rows = root.putArray("frames");
    for (PathExport.Frame frame : frames) {
      Shot shot = frame.shot();
      StageCamera view = shot.camera().view(shot.width(), shot.height());
      ObjectNode row = rows.addObject();
      row.put("seconds", frame.seconds());
      row.put("width", shot.width()).put("height", shot.height());
      row.put("focalPx", view.focalPx()).put("fovDeg", shot.camera().fovDeg());
      ArrayNode matrix = row.putArray("worldToCamera");
      for (double number : view.worldToCamera()) {
        matrix.add(number);
      }
    }
    Files.createDirectories(folder);
    Path file = folder.resolve("trajectory.json");
    Files.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root));
    return file;
  }

  private static void put(ObjectNode row, KeyFrame key) {
    OrbitCamera camera = key.camera();
    row.put("azimuthDeg", camera.azimuthDeg()).put("elevationDeg", camera.elevationDeg());
    row.put("radiusM", camera.radiusM()).put("fovDeg", camera.fovDeg());
    row.putArray("lookAt").add(camera.x()).add(camera.y()).add(camera.z());
    row.put("secondsToNext", key.secondsToNext());
  }
}
