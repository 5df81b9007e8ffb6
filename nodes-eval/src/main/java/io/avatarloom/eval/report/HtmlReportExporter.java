package io.avatarloom.eval.report;

import io.avatarloom.core.file.Exporter;
import io.avatarloom.core.file.RunSummary;
import io.avatarloom.core.value.Report;
import io.avatarloom.core.value.Value;
import io.avatarloom.core.value.ValueType;
import io.avatarloom.core.value.ValueTypes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reports as one self-contained HTML page. */
public final class HtmlReportExporter implements Exporter {
  @Override
  public boolean handles(ValueType<?> type, String extension) {
    return type == ValueTypes.REPORT && extension.equals("html");
  }

  @Override
  public byte[] export(Value value, String extension, RunSummary summary) throws IOException {
    return HtmlReport.of((Report) value, summary).getBytes(StandardCharsets.UTF_8);
  }
}
