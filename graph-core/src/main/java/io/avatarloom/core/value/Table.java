package io.avatarloom.core.value;

import org.eclipse.collections.api.list.ImmutableList;

/** Rows of text cells under headings. */
public record Table(ImmutableList<String> headings, ImmutableList<ImmutableList<String>> rows)
    implements Value {
  @Override
  public ValueType<?> type() {
    return ValueTypes.TABLE;
  }
}
