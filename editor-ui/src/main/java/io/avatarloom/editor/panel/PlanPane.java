package io.avatarloom.editor.panel;

import atlantafx.base.theme.Styles;
import io.avatarloom.core.run.DryRun;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What a run would do with every node, and why; a click or Enter leads to the node. */
public final class PlanPane extends VBox {
  private final ListView<DryRun.Forecast> list = new ListView<>();

  /**
   * @param chosen hears of the node or region to go to
   */
  public PlanPane(Consumer<String> chosen) {
    getStyleClass().add("plan-pane");
    setMinSize(0, 0);
    Label none = new Label("A dry run shows here what would run, what is cached, and why.");
    none.getStyleClass().add(Styles.TEXT_MUTED);
    none.setWrapText(true);
    list.setId("plan");
    list.setPlaceholder(none);
    list.setAccessibleText("What would run");
    list.setCellFactory(view -> new Cell());
    ListChoice.onTaken(
        list,
        () -> {
          DryRun.Forecast forecast = list.getSelectionModel().getSelectedItem();
          if (forecast != null) {
            chosen.accept(forecast.id());
          }
        });
    setVgrow(list, Priority.ALWAYS);
    getChildren().add(list);
  }

  /**
   * @param forecasts in running order
   */
  public void show(List<DryRun.Forecast> forecasts) {
    list.getItems().setAll(forecasts);
  }

  /** Verdict, node and reason. */
  private static final class Cell extends ListCell<DryRun.Forecast> {
    private static final double VERDICT_WIDTH = 5;
    private static final double MARGIN = 40;
    private final Label verdict = new Label();
    private final Label node = new Label();
    private final Label reason = new Label();
    private final HBox row = new HBox(10, verdict, node, reason);

    Cell() {
      verdict.getStyleClass().add(Styles.TEXT_SMALL);
      verdict.setStyle("-fx-min-width: " + VERDICT_WIDTH + "em;");
      node.getStyleClass().add(Styles.TEXT_BOLD);
      node.setMinWidth(USE_PREF_SIZE);
      reason.setWrapText(true);
      reason.setMinWidth(0);
      reason.setMinHeight(USE_PREF_SIZE);
      HBox.setHgrow(reason, Priority.ALWAYS);
      row.setAlignment(Pos.CENTER_LEFT);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(DryRun.Forecast forecast, boolean empty) {
      super.updateItem(forecast, empty);
      setGraphic(empty ? null : row);
      if (empty) {
        return;
      }
      row.maxWidthProperty().bind(getListView().widthProperty().subtract(MARGIN));
      row.prefWidthProperty().bind(row.maxWidthProperty());
      String word = forecast.verdict().word();
      verdict.setText(
          switch (word) {
            case "hit" -> "cached";
            case "maybe" -> "may run";
            default -> "runs";
          });
      verdict.getStyleClass().removeAll(Styles.SUCCESS, Styles.WARNING, Styles.TEXT_MUTED);
      verdict
          .getStyleClass()
          .add(
              word.equals("hit")
                  ? Styles.SUCCESS
                  : word.equals("maybe") ? Styles.TEXT_MUTED : Styles.WARNING);
      node.setText(forecast.id());
      reason.setText(forecast.verdict().reason());
      setAccessibleText(forecast.id() + " " + verdict.getText() + ": " + reason.getText());
    }
  }
}
