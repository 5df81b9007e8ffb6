package io.avatarloom.eval.report;

import io.avatarloom.core.file.Exporter;
import io.avatarloom.core.file.RunSummary;
import io.avatarloom.core.value.TextValue;
import io.avatarloom.core.value.Value;
import io.avatarloom.core.value.ValueType;
import io.avatarloom.core.value.ValueTypes;
import java.nio.charset.StandardCharsets;

/** A text that is a page already. */
public final class TextPageExporter implements Exporter {
  @Override
  public boolean handles(ValueType<?> type, String extension) {
    return type == ValueTypes.TEXT && extension.equals("html");
  }

  @Override
  public byte[] export(Value value, String extension, RunSummary summary) {
    return ((TextValue) value).text().getBytes(StandardCharsets.UTF_8);
  }
}
