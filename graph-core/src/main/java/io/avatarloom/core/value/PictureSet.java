package io.avatarloom.core.value;

/**
 * Labelled pictures by reference: a stream that is drawn on demand, or a folder.
 *
 * @param kind which {@link io.avatarloom.core.picture.PictureSourceKind} opens it
 * @param folder absolute path of what it is made from
 * @param sha256 of the content of that folder
 * @param seed of a stream; 0 for a folder
 * @param first number of its first picture in the whole stream
 * @param count number of pictures
 * @param sizePx width and height of a picture
 */
public record PictureSet(
    String kind, String folder, String sha256, long seed, int first, int count, int sizePx)
    implements Value {
  @Override
  public ValueType<?> type() {
    return ValueTypes.PICTURE_SET;
  }
}
