package io.avatarloom.editor.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Param;
import io.avatarloom.editor.stage.OrbitCamera;
import java.util.Map;
import java.util.TreeMap;

/**
 * Takes the view of the stage over into a node that places cameras. Which parameters those are is
 * told by their ids: {@code azimuthDeg} or the list {@code azimuthsDeg}, {@code elevationDeg},
 * {@code radiusM}, {@code fovDeg} or {@code fovRad}.
 */
final class StageCameraParams {
  private static final double STEPS = 1e4;

  private StageCameraParams() {}

  /** True for a node that has parameters of direction. */
  static boolean fit(NodeSpec spec) {
    boolean azimuth =
        has(spec, "azimuthDeg", Param.Kind.NUMBER) || has(spec, "azimuthsDeg", Param.Kind.NUMBERS);
    return azimuth && has(spec, "elevationDeg", Param.Kind.NUMBER);
  }

  private static boolean has(NodeSpec spec, String id, Param.Kind kind) {
    return spec.param(id).filter(param -> param.kind() == kind).isPresent();
  }

  /** The values for those parameters a node has. */
  static Map<String, JsonNode> of(NodeSpec spec, OrbitCamera camera) {
    Map<String, JsonNode> found = new TreeMap<>();
    double azimuth = Math.IEEEremainder(camera.azimuthDeg(), 360);
    Map<String, Double> numbers =
        Map.of(
            "azimuthDeg", azimuth,
            "elevationDeg", camera.elevationDeg(),
            "radiusM", camera.radiusM(),
            "fovDeg", camera.fovDeg(),
            "fovRad", Math.toRadians(camera.fovDeg()));
    numbers.forEach(
        (id, value) -> {
          if (has(spec, id, Param.Kind.NUMBER)) {
            found.put(id, DoubleNode.valueOf(rounded(value)));
          }
        });
    if (has(spec, "azimuthsDeg", Param.Kind.NUMBERS)) {
      ArrayNode one = JsonNodeFactory.instance.arrayNode();
      found.put("azimuthsDeg", one.add(rounded(azimuth)));
    }
    return found;
  }

  private static double rounded(double value) {
    return Math.rint(value * STEPS) / STEPS;
  }
}
