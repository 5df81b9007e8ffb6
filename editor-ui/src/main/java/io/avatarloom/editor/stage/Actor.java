package io.avatarloom.editor.stage;

import io.avatarloom.core.stage.AvatarPoser;
import io.avatarloom.core.stage.AvatarRenderer;
import io.avatarloom.core.stage.BoundSplats;
import io.avatarloom.core.stage.StageCamera;
import io.avatarloom.core.value.Mesh;
import io.avatarloom.core.value.SplatCloud;
import io.avatarloom.core.value.SplatState;
import io.avatarloom.core.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An avatar on the stage with what was prepared for its last pose. */
final class Actor {
  private final String title;
  private final Value value;
  private final List<AvatarRenderer> renderers;
  private final Optional<AvatarPoser> poser;
  private final Optional<BoundSplats> bound;
  private final OrbitCamera home;

  private Map<String, Double> posedAt;
  private AvatarRenderer.Drawing posed;
  private Map<String, Double> meshedAt;
  private AvatarRenderer.Drawing mesh;

  /**
   * Binds splats to the head; takes a while.
   *
   * @param poser none where no head model is at hand
   * @throws IllegalArgumentException if no renderer draws such a value
   */
  Actor(String title, Value value, List<AvatarRenderer> renderers, Optional<AvatarPoser> poser) {
    this.title = title;
    this.value = value;
    this.renderers = renderers;
    Optional<SplatCloud> cloud = cloud(value);
    this.bound = poser.flatMap(p -> cloud.flatMap(p::bind));
    this.poser = bound.isPresent() ? poser : Optional.empty();
    this.home = bound.isPresent() ? OrbitCamera.frontal() : Framing.of(value);
    this.posed = drawing(bound.<Value>map(BoundSplats::rest).orElse(value));
    this.posedAt = Map.of();
  }

  private static Optional<SplatCloud> cloud(Value value) {
    if (value instanceof SplatState state) {
      return Optional.of(state.cloud());
    }
    return value instanceof SplatCloud cloud ? Optional.of(cloud) : Optional.empty();
  }

  private AvatarRenderer.Drawing drawing(Value shown) {
    return renderers.stream()
        .filter(renderer -> renderer.draws(shown))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    title
                        + " holds "
                        + shown.type().id()
                        + ", which the stage cannot draw; it draws splats and meshes"))
        .prepare(shown);
  }

  String title() {
    return title;
  }

  /** A camera that frames it. */
  OrbitCamera home() {
    return home;
  }

  /** The head it can be posed by, empty when its splats do not lie around one. */
  Optional<AvatarPoser> poser() {
    return poser;
  }

  /** Draws over the picture. Safe for use from several threads, one at a time draws. */
  synchronized void draw(Shot shot, StageCamera camera, int[] argb) {
    Look look = shot.look();
    if (look.splats() || value instanceof Mesh) {
      pose(shot.values());
      posed.draw(camera, look.style(), argb);
    }
    if (look.mesh() && poser.isPresent()) {
      if (mesh == null || !shot.values().equals(meshedAt)) {
        mesh = drawing(poser.get().mesh(shot.values()));
        meshedAt = shot.values();
      }
      mesh.draw(camera, look.style(), argb);
    }
  }

  private void pose(Map<String, Double> values) {
    if (poser.isPresent() && !values.equals(posedAt)) {
      BoundSplats splats = bound.orElseThrow();
      posed = drawing(values.isEmpty() ? splats.rest() : splats.pose(values));
      posedAt = values;
    }
  }
}
