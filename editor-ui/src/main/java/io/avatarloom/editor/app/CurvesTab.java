package io.avatarloom.editor.app;

import io.avatarloom.core.value.Series;
import io.avatarloom.editor.run.RunState;
import java.util.List;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Tab;
import javafx.scene.layout.BorderPane;

/** Curves that regions record, as they grow. */
final class CurvesTab {
  private static final int POINTS = 400;
  private final Tab tab = new Tab("Curves");
  private final ComboBox<String> region = new ComboBox<>();
  private final LineChart<Number, Number> chart;
  private RunState run;

  CurvesTab() {
    NumberAxis x = new NumberAxis();
    x.setLabel("iteration");
    x.setForceZeroInRange(false);
    NumberAxis y = new NumberAxis();
    y.setForceZeroInRange(false);
    chart = new LineChart<>(x, y);
    chart.setCreateSymbols(false);
    chart.setAnimated(false);
    region.setAccessibleText("Region");
    region.valueProperty().addListener((property, was, is) -> draw());
    BorderPane pane = new BorderPane(chart);
    pane.setTop(region);
    tab.setContent(pane);
    tab.setClosable(false);
  }

  Tab tab() {
    return tab;
  }

  void clear() {
    run = null;
    region.getItems().clear();
    chart.getData().clear();
  }

  void show(RunState state) {
    run = state;
    List<String> regions = List.copyOf(state.regions().keySet());
    if (!regions.equals(region.getItems())) {
      region.getItems().setAll(regions);
    }
    if (region.getValue() == null && !regions.isEmpty()) {
      region.setValue(regions.get(regions.size() - 1));
    }
    draw();
  }

  private void draw() {
    if (run == null || region.getValue() == null || !tab.isSelected()) {
      return;
    }
    run.series(region.getValue()).ifPresent(this::draw);
  }

  private void draw(Series series) {
    chart.getData().clear();
    int step = Math.max(1, series.x().length / POINTS);
    for (int column = 0; column < series.names().size(); column++) {
      XYChart.Series<Number, Number> line = new XYChart.Series<>();
      line.setName(series.names().get(column));
      for (int i = 0; i < series.x().length; i += step) {
        if (Double.isFinite(series.columns()[column][i])) {
          line.getData().add(new XYChart.Data<>(series.x()[i], series.columns()[column][i]));
        }
      }
      chart.getData().add(line);
    }
  }
}
