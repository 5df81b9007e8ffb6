package io.avatarloom.editor.panel;

import atlantafx.base.theme.Styles;
import io.avatarloom.editor.run.MemoryEntry;
import io.avatarloom.editor.run.MemoryPoint;
import io.avatarloom.editor.session.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;

/** The memory of a run: by kind over time, and by node. */
public final class MemoryPane extends StackPane {
  private static final double NARROW = 460;
  private static final double LEAST_PLOT = 110;
  private static final double LEAST_TABLE = 120;

  /** One kind of memory. */
  private record Kind(String name, String meaning, ToLongFunction<MemoryPoint> bytes) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind("Process", "Resident memory, native memory included", MemoryPoint::used),
          new Kind("Java heap", "Java objects, tensors included", MemoryPoint::heap),
          new Kind("Outputs", "Outputs of nodes that are held in memory", MemoryPoint::held),
          new Kind("Cache", "Written to the cache by this run", MemoryPoint::stored));

  /** Names of nodes want more room than numbers. Pixels. */
  private static final double NAMES = 150;

  private final FlowPane legend = new FlowPane(14, 2);
  private final CurvePlot plot = CurvePlot.ofBytes();
  private final TableView<MemoryEntry> table = new TableView<>();
  private final VBox overTime = new VBox(legend, plot);
  private final SplitPane beside = new SplitPane();
  private final VBox below = new VBox(6);
  private final StackPane both = new StackPane();
  private final Label none = new Label("No run to show.");

  /**
   * @param chosen hears of the node whose row was clicked
   */
  public MemoryPane(Consumer<String> chosen) {
    getStyleClass().add("memory-pane");
    setMinSize(0, 0);
    legend.setPadding(new Insets(6, 8, 0, 8));
    VBox.setVgrow(plot, Priority.ALWAYS);
    table.setId("memory-nodes");
    table.setAccessibleText("Memory by node");
    table.setPlaceholder(new Label("No node is done."));
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
    table.getStyleClass().add(Styles.DENSE);
    column("Node", MemoryEntry::node, Comparator.comparing(MemoryEntry::node));
    column("Time", MemoryEntry::milliseconds, Words::duration);
    column("Output", MemoryEntry::outputs, Words::bytes);
    column("After", MemoryEntry::resident, Words::bytes);
    table.getColumns().get(0).setPrefWidth(NAMES);
    table.setOnMouseClicked(
        event -> {
          MemoryEntry entry = table.getSelectionModel().getSelectedItem();
          if (entry != null) {
            chosen.accept(entry.node());
          }
        });
    plot.setMinHeight(LEAST_PLOT);
    table.setMinHeight(LEAST_TABLE);
    VBox.setVgrow(overTime, Priority.ALWAYS);
    arrange(false);
    widthProperty().addListener((property, was, is) -> arrange(is.doubleValue()));
    none.getStyleClass().add(Styles.TEXT_MUTED);
    getChildren().addAll(new Scrolled(both), none);
    show(List.of(), List.of());
  }

  private void arrange(double width) {
    boolean narrow = width > 0 && width < NARROW;
    if (narrow != both.getChildren().contains(below)) {
      arrange(narrow);
    }
  }

  /** Puts the table beside the plot, or below it. */
  private void arrange(boolean narrow) {
    beside.getItems().clear();
    below.getChildren().clear();
    if (narrow) {
      below.getChildren().addAll(overTime, table);
      both.getChildren().setAll(below);
    } else {
      beside.getItems().addAll(overTime, table);
      beside.setDividerPositions(0.55);
      both.getChildren().setAll(beside);
    }
  }

  /** How a number is written. */
  private interface Writing {
    String of(long number);
  }

  private void column(String title, ToLongFunction<MemoryEntry> number, Writing writing) {
    column(
        title,
        entry -> writing.of(number.applyAsLong(entry)),
        Comparator.comparingLong(number).reversed());
  }

  private void column(
      String title, Function<MemoryEntry, String> text, Comparator<MemoryEntry> order) {
    TableColumn<MemoryEntry, MemoryEntry> column = new TableColumn<>(title);
    column.setCellValueFactory(cell -> new SimpleObjectProperty<>(cell.getValue()));
    column.setComparator(order);
    column.setCellFactory(
        view ->
            new TableCell<>() {
              @Override
              protected void updateItem(MemoryEntry entry, boolean empty) {
                super.updateItem(entry, empty);
                setText(empty || entry == null ? null : text.apply(entry));
              }
            });
    table.getColumns().add(column);
  }

  /**
   * @param points over time
   * @param entries by node
   */
  public void show(List<MemoryPoint> points, List<MemoryEntry> entries) {
    none.setVisible(points.isEmpty());
    both.setVisible(!points.isEmpty());
    double[] seconds = points.stream().mapToDouble(point -> point.milliseconds() / 1e3).toArray();
    List<Curve> curves = new ArrayList<>();
    List<Label> labels = new ArrayList<>();
    for (Kind kind : KINDS) {
      double[] bytes = points.stream().mapToDouble(p -> kind.bytes().applyAsLong(p)).toArray();
      curves.add(new Curve(kind.name(), seconds, bytes));
      labels.add(
          label(
              kind,
              CurvePlot.COLOURS.get(labels.size()),
              points.isEmpty() ? "" : Words.bytes((long) bytes[bytes.length - 1])));
    }
    if (!points.isEmpty()) {
      labels.add(new Label("Peak " + Words.bytes(points.get(points.size() - 1).peak())));
    }
    legend.getChildren().setAll(labels);
    plot.show(curves, CurvePlot.COLOURS.subList(0, KINDS.size()));
    if (!entries.equals(table.getItems())) {
      table.getItems().setAll(entries);
      table.sort();
    }
  }

  private static Label label(Kind kind, Color colour, String now) {
    Label label = new Label(kind.name() + " " + now, new Circle(5, colour));
    label.setMinWidth(USE_PREF_SIZE);
    label.setTooltip(new Tooltip(kind.meaning()));
    return label;
  }
}
