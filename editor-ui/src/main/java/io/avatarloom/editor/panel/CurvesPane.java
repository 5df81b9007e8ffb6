package io.avatarloom.editor.panel;

import atlantafx.base.theme.Styles;
import io.avatarloom.core.value.Series;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;

/** Curves of a run, by group; their lines can be chosen, smoothed and put on a logarithmic axis. */
public final class CurvesPane extends StackPane {
  private static final double LEAST_PLOT = 110;
  private static final double MOST_SMOOTHING = 0.98;
  private final ComboBox<String> group = new ComboBox<>();
  private final CheckBox log = new CheckBox("Log axis");
  private final Slider smoothing = new Slider(0, MOST_SMOOTHING, 0);
  private final FlowPane choice = new FlowPane(12, 4);
  private final List<Node> tools;
  private final CurvePlot plot = CurvePlot.ofNumbers();
  private final VBox all;
  private final Label none = new Label("No curves yet. Regions record them while they run.");
  private final Set<String> hidden = new LinkedHashSet<>();
  private Map<String, Series> groups = Map.of();
  private List<String> names = List.of();

  public CurvesPane() {
    getStyleClass().add("curves-pane");
    group.setId("curves-region");
    group.setAccessibleText("Region");
    group.valueProperty().addListener((property, was, is) -> draw());
    log.setId("curves-log");
    log.setMinWidth(USE_PREF_SIZE);
    log.selectedProperty().addListener((property, was, is) -> plot.setLog(is));
    smoothing.setId("curves-smoothing");
    smoothing.setPrefWidth(110);
    smoothing.getStyleClass().add(Styles.SMALL);
    smoothing.setAccessibleText("Smoothing, from none to strong");
    smoothing.valueProperty().addListener((property, was, is) -> smooth(is.doubleValue()));
    Label smooth = new Label("Smoothing", smoothing);
    smooth.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
    smooth.setMinWidth(USE_PREF_SIZE);
    choice.setAlignment(Pos.CENTER_LEFT);
    choice.setPadding(new Insets(6, 8, 2, 8));
    tools = List.of(group, log, smooth);
    none.setWrapText(true);
    none.getStyleClass().add(Styles.TEXT_MUTED);
    none.setPadding(new Insets(8));
    plot.setMinHeight(LEAST_PLOT);
    VBox.setVgrow(plot, Priority.ALWAYS);
    all = new VBox(choice, plot);
    getChildren().addAll(new Scrolled(all), none);
    setMinSize(0, 0);
    clear();
  }

  private void smooth(double share) {
    plot.setSmoothing(MOST_SMOOTHING * Math.sqrt(share / MOST_SMOOTHING));
  }

  /** Shows nothing. */
  public void clear() {
    show(Map.of());
  }

  /**
   * @param curves of each group; the group that was shown stays, else the last one comes
   */
  public void show(Map<String, Series> curves) {
    groups = Map.copyOf(curves);
    List<String> ids = curves.keySet().stream().toList();
    String shown = group.getValue();
    if (!ids.equals(group.getItems())) {
      group.getItems().setAll(ids);
    }
    String wanted = ids.contains(shown) ? shown : ids.isEmpty() ? null : ids.get(ids.size() - 1);
    group.setValue(wanted);
    all.setVisible(!ids.isEmpty());
    none.setVisible(ids.isEmpty());
    draw();
  }

  private void draw() {
    Series series = group.getValue() == null ? null : groups.get(group.getValue());
    if (series == null) {
      plot.show(List.of(), List.of());
      return;
    }
    offer(series.names().castToList());
    List<Curve> curves = new ArrayList<>();
    List<Color> colours = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (!hidden.contains(names.get(i))) {
        curves.add(new Curve(names.get(i), series.x(), series.columns()[i]));
        colours.add(colour(i));
      }
    }
    plot.show(curves, colours);
  }

  private static Color colour(int line) {
    return CurvePlot.COLOURS.get(line % CurvePlot.COLOURS.size());
  }

  private void offer(List<String> lines) {
    if (lines.equals(names)) {
      return;
    }
    names = List.copyOf(lines);
    choice.getChildren().setAll(tools);
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      CheckBox box = new CheckBox(name);
      box.setGraphic(new HBox(new Circle(5, colour(i))));
      box.setMnemonicParsing(false);
      box.setSelected(!hidden.contains(name));
      box.selectedProperty().addListener((property, was, is) -> choose(name, is));
      choice.getChildren().add(box);
    }
  }

  private void choose(String name, boolean on) {
    if (on) {
      hidden.remove(name);
    } else {
      hidden.add(name);
    }
    draw();
  }
}
