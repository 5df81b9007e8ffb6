package io.avatarloom.eval.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.avatarloom.core.file.ImageFiles;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.tensor.CounterRandom;
import io.avatarloom.core.value.Image;
import io.avatarloom.core.value.Series;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.collections.api.factory.Lists;
import org.junit.jupiter.api.Test;

class PlotSeriesNodeTest {
  static Series losses() {
    CounterRandom random = new CounterRandom(7, "noise", 0);
    int n = 600;
    double[] x = new double[n];
    double[][] columns = new double[3][n];
    for (int i = 0; i < n; i++) {
      x[i] = i;
      columns[0][i] = 0.8 * Math.exp(-i / 120.0) + 0.05 + 0.03 * random.gaussian();
      columns[1][i] = 20_000 + 8000 * Math.min(1, i / 400.0);
      columns[2][i] = i % 50 == 0 ? 3e-4 * Math.exp(-i / 300.0) : Double.NaN;
    }
    return new Series(Lists.immutable.of("ism", "splats", "regulariser"), x, columns);
  }

  private static Image plot(String name, Map<String, ?> params) throws Exception {
    Image chart =
        (Image) Eval.exec("eval.plotSeries", Map.of("series", losses()), params).get("chart");
    Files.createDirectories(Path.of("target"));
    Files.write(Path.of("target/" + name + ".png"), ImageFiles.png(chart));
    return chart;
  }

  @Test
  void onePanelAColumn() throws Exception {
    Image chart = plot("plot-panels", Map.of("smoothing", 25));
    assertThat(chart.width()).isEqualTo(1200);
    assertThat(chart.height()).isEqualTo(600);
    assertThat(chart.pixels().at(0)).isEqualTo(1f);
  }

  @Test
  void allInOne() throws Exception {
    Image chart = plot("plot-normalised", Map.of("layout", "normalised", "smoothing", 9));
    assertThat(chart.height()).isEqualTo(300);
    assertThat(plot("plot-log", Map.of("layout", "together", "log", true)).height()).isEqualTo(300);
  }

  @Test
  void unknownColumnsAreNamed() {
    assertThatThrownBy(() -> plot("none", Map.of("columns", List.of("ism", "sds"))))
        .isInstanceOf(NodeException.class)
        .hasMessageContaining("[sds]");
  }
}
