package io.avatarloom.core.stage;

import io.avatarloom.core.value.HeadModel;
import java.io.IOException;
import java.nio.file.Path;

/** Makes posers; found by ServiceLoader. */
public interface PoserSource {
  /** A poser of a head model at its mean identity. */
  AvatarPoser of(HeadModel head);

  /**
   * A poser of the head model that ships.
   *
   * @param assets folder of the files that ship
   * @throws IOException if the head model is missing or damaged
   */
  AvatarPoser shipped(Path assets) throws IOException;
}
