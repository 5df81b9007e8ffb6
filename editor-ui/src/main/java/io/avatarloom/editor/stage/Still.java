package io.avatarloom.editor.stage;

import io.avatarloom.core.stage.AvatarRenderer;
import io.avatarloom.core.stage.StageCamera;
import io.avatarloom.core.value.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Pictures of avatars without a stage, for previews. */
public final class Still {
  private final List<AvatarRenderer> renderers;

  public Still(List<AvatarRenderer> renderers) {
    this.renderers = List.copyOf(renderers);
  }

  /**
   * Draws a value from the front, all of it in view.
   *
   * @param side of the picture, pixels
   * @return empty if nothing draws such a value
   */
  public Optional<Picture> of(Value value, int side) {
    return renderers.stream()
        .filter(renderer -> renderer.draws(value))
        .findFirst()
        .map(renderer -> draw(renderer.prepare(value), Framing.of(value).view(side, side)));
  }

  private static Picture draw(AvatarRenderer.Drawing drawing, StageCamera camera) {
    long start = System.nanoTime();
    int[] argb = new int[camera.width() * camera.height()];
    Look look = Look.plain();
    Arrays.fill(argb, look.background());
    drawing.draw(camera, look.style(), argb);
    double took = (System.nanoTime() - start) / 1e6;
    return new Picture(argb, camera.width(), camera.height(), 1, took);
  }
}
