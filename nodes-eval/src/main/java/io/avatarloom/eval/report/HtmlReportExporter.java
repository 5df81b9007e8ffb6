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
    return complete(lasting(value, extension), summary);
  }

  @Override
  public byte[] lasting(Value value, String extension) throws IOException {
    return HtmlReport.page((Report) value).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public byte[] complete(byte[] lasting, RunSummary summary) {
    String page = new String(lasting, StandardCharsets.UTF_8);
    return HtmlReport.complete(page, summary).getBytes(StandardCharsets.UTF_8);
  }
}
