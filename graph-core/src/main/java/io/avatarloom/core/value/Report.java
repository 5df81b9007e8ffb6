package io.avatarloom.core.value;

import org.eclipse.collections.api.list.ImmutableList;

/**
 * A page of a run: titled sections of pictures, tables, curves and text. The runner adds times,
 * memory and the recipe when it writes the page.
 */
public record Report(String title, ImmutableList<Section> sections) implements Value {
  /**
   * One section; its value is an Image, Animation, Table, Series or TextValue.
   *
   * @param caption one sentence under the title, may be empty
   */
  public record Section(String title, String caption, Value value) {}

  @Override
  public ValueType<?> type() {
    return ValueTypes.REPORT;
  }
}
