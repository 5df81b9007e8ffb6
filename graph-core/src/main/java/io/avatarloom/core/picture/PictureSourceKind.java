package io.avatarloom.core.picture;

import io.avatarloom.core.value.PictureSet;
import java.io.IOException;
import java.util.ServiceLoader;

/** Opens one kind of picture set; found by ServiceLoader. */
public interface PictureSourceKind {
  /** Name in {@link PictureSet#kind}. */
  String name();

  PictureSource open(PictureSet set) throws IOException;

  /**
   * Opens a set of any kind.
   *
   * @throws IOException if no module knows the kind, or its files are missing or damaged
   */
  static PictureSource of(PictureSet set) throws IOException {
    for (PictureSourceKind kind : ServiceLoader.load(PictureSourceKind.class)) {
      if (kind.name().equals(set.kind())) {
        return kind.open(set);
      }
    }
    throw new IOException(
        "no installed module opens picture sets of the kind '" + set.kind() + "'");
  }
}
