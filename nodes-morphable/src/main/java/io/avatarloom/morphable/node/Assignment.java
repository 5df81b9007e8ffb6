package io.avatarloom.morphable.node;

import io.avatarloom.core.node.NodeException;
import java.util.Arrays;

/** A text NAME=NUMBER,... of a list parameter. */
record Assignment(String name, double[] numbers) {
  /**
   * @param param where the text stands
   * @param count of the numbers
   * @param example for the message
   * @throws NodeException if the text has another form
   */
  static Assignment parse(String param, String text, int count, String example)
      throws NodeException {
    String[] halves = text.split("=", 2);
    if (halves.length == 2) {
      try {
        double[] numbers =
            Arrays.stream(halves[1].split(",", -1))
                .mapToDouble(number -> Double.parseDouble(number.strip()))
                .toArray();
        if (numbers.length == count && Arrays.stream(numbers).allMatch(Double::isFinite)) {
          return new Assignment(halves[0].strip(), numbers);
        }
      } catch (NumberFormatException e) {
        throw new NodeException(param, message(text, example), e);
      }
    }
    throw new NodeException(param, message(text, example));
  }

  private static String message(String text, String example) {
    return "expected a text like " + example + ", met '" + text + "'";
  }
}
