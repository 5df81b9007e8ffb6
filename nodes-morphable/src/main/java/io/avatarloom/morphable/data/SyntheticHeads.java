package io.avatarloom.morphable.data;

import io.avatarloom.core.picture.LabelledPicture;
import io.avatarloom.core.picture.PictureSource;
import io.avatarloom.core.tensor.CounterRandom;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An endless stream of pictures of random people. Picture {@code i} shows person i / {@value
 * Shot#PER_PERSON}; it is a function of the seed and its number alone.
 */
public final class SyntheticHeads implements PictureSource {
  private static final int REMEMBERED = 48;
  private static final int PORTRAITS = 4;
  private static final int PORTRAIT_PX = 128;

  private final HeadWardrobe wardrobe;
  private final long seed;
  private final int first;
  private final int count;
  private final int sizePx;
  private final Map<Integer, PersonLook> looks = new LinkedHashMap<>(64, 0.75f, true);

  /**
   * @param assets folder with loomhead and appearance
   * @param first number of the first picture in the whole stream
   * @param sizePx width and height
   */
  public SyntheticHeads(Path assets, long seed, int first, int count, int sizePx)
      throws IOException {
    this.wardrobe = new HeadWardrobe(assets, sizePx);
    this.seed = seed;
    this.first = first;
    this.count = count;
    this.sizePx = sizePx;
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public int sizePx() {
    return sizePx;
  }

  @Override
  public LabelledPicture picture(int index) {
    int number = first + index;
    int person = number / Shot.PER_PERSON;
    CounterRandom random = new CounterRandom(seed, "words", number);
    return HeadPainter.draw(
        wardrobe, look(person), person, Shot.draw(seed, number), sizePx, random);
  }

  @Override
  public List<LabelledPicture> portraits(int person) {
    List<LabelledPicture> out = new ArrayList<>();
    for (int i = 0; i < PORTRAITS; i++) {
      CounterRandom random = new CounterRandom(seed, "portrait words", PORTRAITS * person + i);
      Shot shot = Shot.portrait(seed, person, i);
      out.add(HeadPainter.draw(wardrobe, look(person), person, shot, PORTRAIT_PX, random));
    }
    return out;
  }

  private PersonLook look(int person) {
    synchronized (looks) {
      PersonLook known = looks.get(person);
      if (known != null) {
        return known;
      }
    }
    Person drawn = Person.draw(seed, person, wardrobe.head.shapeDirs().size(2));
    PersonLook made = new PersonLook(wardrobe, drawn, new CounterRandom(seed, "skin", person));
    synchronized (looks) {
      looks.put(person, made);
      if (looks.size() > REMEMBERED) {
        looks.remove(looks.keySet().iterator().next());
      }
      return made;
    }
  }

  @Override
  public void close() {}
}
