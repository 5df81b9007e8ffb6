package io.avatarloom.morphable.data;

import io.avatarloom.core.picture.PictureSource;
import io.avatarloom.core.picture.PictureSourceKind;
import io.avatarloom.core.value.PictureSet;
import java.io.IOException;
import java.nio.file.Path;

/** Opens streams of synthetic heads. */
public final class SyntheticHeadsKind implements PictureSourceKind {
  /** Name of the kind. */
  public static final String NAME = "syntheticHeads";

  /** How many pictures of a person follow each other. */
  public static final int PICTURES_OF_A_PERSON = Shot.PER_PERSON;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public PictureSource open(PictureSet set) throws IOException {
    return new SyntheticHeads(
        Path.of(set.folder()), set.seed(), set.first(), set.count(), set.sizePx());
  }
}
