package io.avatarloom.editor.app;

import javafx.util.StringConverter;

/** Whole percents as text. */
final class Percent extends StringConverter<Integer> {
  @Override
  public String toString(Integer percent) {
    return percent == null ? "" : percent + " %";
  }

  @Override
  public Integer fromString(String text) {
    return Integer.valueOf(text.replace("%", "").strip());
  }
}
