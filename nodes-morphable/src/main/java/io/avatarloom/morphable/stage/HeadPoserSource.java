package io.avatarloom.morphable.stage;

import io.avatarloom.core.stage.AvatarPoser;
import io.avatarloom.core.stage.PoserSource;
import io.avatarloom.core.value.HeadModel;
import io.avatarloom.morphable.head.LoomHeadReader;
import java.io.IOException;
import java.nio.file.Path;

/** Posers of linear head models. */
public final class HeadPoserSource implements PoserSource {
  @Override
  public AvatarPoser of(HeadModel head) {
    return new HeadPoser(head);
  }

  @Override
  public AvatarPoser shipped(Path assets) throws IOException {
    return of(LoomHeadReader.read(assets.resolve("loomhead").resolve("loomhead.safetensors")));
  }
}
