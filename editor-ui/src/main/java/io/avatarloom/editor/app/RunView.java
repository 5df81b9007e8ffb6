package io.avatarloom.editor.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.editor.canvas.NodePreview;
import io.avatarloom.editor.canvas.NodeStatus;
import io.avatarloom.editor.canvas.NodeStatus.State;
import io.avatarloom.editor.run.NodeState;
import io.avatarloom.editor.run.RegionState;
import io.avatarloom.editor.run.RunPreview;
import io.avatarloom.editor.run.RunState;
import io.avatarloom.editor.session.Location;
import io.avatarloom.editor.session.Place;
import io.avatarloom.editor.session.Sketch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.image.Image;

/** What the canvas shows of a run: badges of nodes and pictures under outputs. */
final class RunView {
  private static final double PICTURE_WIDTH = 480;
  private final Map<Path, Image> pictures = new HashMap<>();

  /** Badges by node and region. */
  Map<String, NodeStatus> badges(RunState run) {
    Map<String, NodeStatus> found = new LinkedHashMap<>();
    run.nodes().forEach((id, node) -> found.put(id, badge(node)));
    run.costs()
        .forEach(
            entry ->
                found.computeIfPresent(
                    entry.node(), (id, status) -> status.withBytes(entry.outputs())));
    run.regions()
        .forEach(
            (id, region) -> {
              NodeStatus node = found.get(id);
              if (node == null || node.state() == State.RUNNING || node.state() == State.QUEUED) {
                found.put(id, badge(region));
              }
            });
    return found;
  }

  private static NodeStatus badge(NodeState node) {
    double seconds = node.milliseconds() / 1000.0;
    return switch (node.status()) {
      case WAITING -> NodeStatus.of(State.QUEUED);
      case RUNNING -> new NodeStatus(State.RUNNING, node.fraction(), Double.NaN, node.message());
      case HIT -> new NodeStatus(State.CACHED, 1, Double.NaN, node.reason());
      case DONE -> new NodeStatus(State.RUN, 1, seconds, node.reason());
      case FAILED -> new NodeStatus(State.FAILED, 1, Double.NaN, node.message());
    };
  }

  private static NodeStatus badge(RegionState region) {
    String at = "iteration " + region.iteration() + " of " + region.of();
    return new NodeStatus(
        State.RUNNING, region.fraction(), Double.NaN, region.paused() ? at + ", paused" : at);
  }

  /** Pictures by output: what the run has written as PNG, and the newest previews of regions. */
  Map<PortRef, NodePreview> pictures(RunState run, Sketch sketch) {
    Map<PortRef, NodePreview> found = new HashMap<>();
    for (RunPreview preview : run.previews()) {
      JsonNode port = Location.region(preview.region(), sketch).path("previews");
      put(found, preview.region(), port.path(preview.name()), preview.file());
    }
    JsonNode outputs = sketch.head().path("outputs");
    for (Path file : run.outputs()) {
      String name = file.getFileName().toString();
      if (name.endsWith(".png")) {
        put(found, "", outputs.path(name), file);
      }
    }
    return found;
  }

  /** Shows a picture at a port; of a region inside a subgraph at the path of the port in a run. */
  private void put(Map<PortRef, NodePreview> found, String region, JsonNode port, Path file) {
    if (port.isTextual() && Files.isRegularFile(file)) {
      Image image =
          pictures.computeIfAbsent(
              file, path -> new Image(path.toUri().toString(), PICTURE_WIDTH, 0, true, true));
      if (!image.isError()) {
        PortRef local = PortRef.parse(port.asText());
        found.put(
            new PortRef(Place.of(region).runId(local.owner()), local.port()),
            new NodePreview.Picture(image));
      }
    }
  }
}
