package io.avatarloom.eval.node;

import io.avatarloom.core.node.Determinism;
import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.value.Image;
import io.avatarloom.core.value.Series;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.eval.chart.Curve;
import io.avatarloom.eval.chart.LineChart;
import java.util.List;
import java.util.Locale;
import org.eclipse.collections.api.list.ImmutableList;

/** A line chart of a series. */
public final class PlotSeriesNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of("eval.plotSeries", 1, "Plot series", "Draws the columns of a series as lines.");
  private static final In<Series> SERIES =
      B.in("series", ValueTypes.SERIES, "Numbers over a common axis, such as losses.");
  private static final Param<ImmutableList<String>> COLUMNS =
      B.texts("columns", List.of(), "Names of the columns to draw; empty draws all.");
  private static final Param<String> LAYOUT =
      B.choice(
          "layout",
          "panels",
          List.of("panels", "together", "normalised"),
          "One panel a column, all in one, or all in one with each stretched to 0..1.");
  private static final Param<Boolean> LOG =
      B.flag(
          "log", false, "Logarithmic vertical axis; numbers that are not positive are left out.");
  private static final Param<Integer> SMOOTHING =
      B.integer(
          "smoothing",
          1,
          1,
          100_000,
          "points",
          "Window of the running mean, at most a quarter of a curve; 1 for none.");
  private static final Param<String> X_LABEL =
      B.text("xLabel", "iteration", "Text under the horizontal axis.");
  private static final Param<Integer> WIDTH =
      B.integer("widthPx", 1200, 200, 8192, "px", "Width of the picture.");
  private static final Param<Integer> HEIGHT =
      B.integer("panelHeightPx", 300, 120, 4096, "px", "Height of one row of panels.");
  private static final Out<Image> CHART = B.out("chart", ValueTypes.IMAGE, "The chart, on white.");
  private static final NodeSpec SPEC = B.determinism(Determinism.SAME_DEVICE).build();

  @Override
  public void run(NodeRun run) throws NodeException {
    List<Curve> curves = chosen(Curve.all(run.get(SERIES)), run.get(COLUMNS));
    if (curves.isEmpty()) {
      throw new NodeException("series", "expected at least one column, met none");
    }
    LineChart chart =
        new LineChart(
            LineChart.Layout.valueOf(run.get(LAYOUT).toUpperCase(Locale.ROOT)),
            run.get(LOG),
            run.get(SMOOTHING),
            run.get(WIDTH),
            run.get(HEIGHT),
            run.get(X_LABEL));
    run.set(CHART, chart.draw(curves));
  }

  private static List<Curve> chosen(List<Curve> curves, ImmutableList<String> names)
      throws NodeException {
    List<String> known = curves.stream().map(Curve::name).toList();
    if (!known.containsAll(names.castToList())) {
      throw new NodeException(
          "columns", "expected names among " + known + ", met " + names.reject(known::contains));
    }
    return names.isEmpty() ? curves : names.collect(n -> curves.get(known.indexOf(n))).castToList();
  }

  @Override
  public NodeSpec spec() {
    return SPEC;
  }
}
