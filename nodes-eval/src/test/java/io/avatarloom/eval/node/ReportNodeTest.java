package io.avatarloom.eval.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.Image;
import io.avatarloom.core.value.ImageBatch;
import io.avatarloom.core.value.NumberValue;
import io.avatarloom.core.value.Report;
import io.avatarloom.core.value.TextValue;
import io.avatarloom.core.value.Value;
import io.avatarloom.core.value.ValueTypes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportNodeTest {
  private static final List<Value> VALUES =
      List.of(new NumberValue(0.81234), new ImageBatch(Tensor.zeros(2, 3, 8, 8)));

  @Test
  void sectionsFollowTheLinks() throws Exception {
    Map<String, Object> params = Map.of("title", "T", "titles", List.of("Cosine"));
    Report report =
        (Report) Eval.exec("eval.report", Map.of("sections", VALUES), params).get("report");

    assertThat(report.title()).isEqualTo("T");
    assertThat(report.sections().get(0))
        .isEqualTo(new Report.Section("Cosine", "", new TextValue("0.8123")));
    assertThat(report.sections().get(1).value()).isInstanceOf(Image.class);
    byte[] file = ValueTypes.REPORT.encode(report);
    assertThat(ValueTypes.REPORT.codec().decode(file).sections()).isEqualTo(report.sections());
  }

  @Test
  void moreTitlesThanSectionsAreRefused() {
    Map<String, Object> params = Map.of("titles", List.of("a", "b", "c"));
    assertThatThrownBy(() -> Eval.exec("eval.report", Map.of("sections", VALUES), params))
        .isInstanceOf(NodeException.class)
        .hasMessageContaining("met 3");
  }
}
