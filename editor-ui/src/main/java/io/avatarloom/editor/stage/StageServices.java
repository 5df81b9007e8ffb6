package io.avatarloom.editor.stage;

import io.avatarloom.core.stage.AvatarPoser;
import io.avatarloom.core.stage.AvatarRenderer;
import io.avatarloom.core.stage.PoserSource;
import io.avatarloom.core.value.HeadModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * What node modules lend to the stage.
 *
 * @param assets folder of the files that ship
 */
public record StageServices(
    List<AvatarRenderer> renderers, Optional<PoserSource> posers, Path assets) {
  /** Those on the class path. */
  public static StageServices installed(Path assets) {
    List<AvatarRenderer> renderers =
        ServiceLoader.load(AvatarRenderer.class).stream().map(ServiceLoader.Provider::get).toList();
    return new StageServices(renderers, ServiceLoader.load(PoserSource.class).findFirst(), assets);
  }

  /** A poser of the head model that ships, empty where it is not installed. */
  Optional<AvatarPoser> shippedHead() {
    if (posers.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(posers.get().shipped(assets));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** A poser of a given head model. */
  Optional<AvatarPoser> head(HeadModel model) {
    return posers.map(source -> source.of(model));
  }
}
