package io.avatarloom.core.picture;

import java.io.IOException;
import java.util.List;

/**
 * Pictures by number. Any number can be drawn without the others and gives the same bytes every
 * time; any thread may draw.
 */
public interface PictureSource extends AutoCloseable {
  /** How many pictures there are. */
  int count();

  /** Width and height of every picture in pixels. */
  int sizePx();

  /** Draws or reads a picture. */
  LabelledPicture picture(int index) throws IOException;

  /**
   * Near-frontal pictures of a person to take descriptors from, at least 150 px, the most frontal
   * one first; empty where none shows a face.
   */
  List<LabelledPicture> portraits(int person) throws IOException;

  @Override
  void close();
}
