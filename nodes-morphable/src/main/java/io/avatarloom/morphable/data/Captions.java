package io.avatarloom.morphable.data;

import io.avatarloom.core.tensor.CounterRandom;

/** Words for a picture, some left out at random. */
final class Captions {
  private static final String[] AGES = {"young ", "middle-aged ", "old "};

  private Captions() {}

  static String of(PersonLook look, Shot shot, CounterRandom random) {
    StringBuilder text = new StringBuilder();
    if (shot.spoiling() != null) {
      text.append(shot.spoiling().words(random));
    }
    if (random.uniform() < 0.06) {
      return text.append(shot.view()).toString();
    }
    text.append("photo of ").append(person(look, random));
    if (!shot.emotion().equals("mixed")
        && (!shot.emotion().equals("neutral") || random.uniform() < 0.4)) {
      text.append(", ").append(shot.emotion());
    }
    if (random.uniform() < 0.7) {
      text.append(", ").append(shot.view());
    }
    return text.toString();
  }

  private static String person(PersonLook look, CounterRandom random) {
    Person person = look.person;
    String age = random.uniform() < 0.85 ? AGES[person.age()] : "";
    String noun = random.uniform() < 0.1 ? "person" : person.woman() ? "woman" : "man";
    String hair = random.uniform() < 0.85 ? hair(person) : "";
    String skin = random.uniform() < 0.8 ? look.tone + " skin" : "";
    String beard = person.beard() > 0 && random.uniform() < 0.85 ? "a beard" : "";
    String with = "";
    for (String part : new String[] {hair, skin, beard}) {
      if (!part.isEmpty()) {
        with += (with.isEmpty() ? " with " : " and ") + part;
      }
    }
    return (age.startsWith("o") ? "an " : "a ") + age + noun + with;
  }

  private static String hair(Person person) {
    String colour = Person.COLOURS[person.hairColour()];
    return switch (person.style()) {
      case 0 -> "no hair";
      case 1 -> "very short " + colour + " hair";
      default -> {
        String[] style = HairStyle.STYLES[person.style() - HairStyle.PAINTED];
        yield style[1] + colour + style[2];
      }
    };
  }
}
