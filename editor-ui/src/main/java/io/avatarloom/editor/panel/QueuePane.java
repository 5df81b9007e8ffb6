package io.avatarloom.editor.panel;

import atlantafx.base.theme.Styles;
import io.avatarloom.editor.run.RunJob;
import io.avatarloom.editor.run.RunQueue;
import io.avatarloom.editor.run.RunState;
import io.avatarloom.editor.session.Words;
import java.io.IOException;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The runs: those that wait, the one at work, and those that are over. */
public final class QueuePane extends VBox {
  private static final double MARGIN = 40;
  private final RunQueue queue;
  private final ListView<RunJob> list = new ListView<>();
  private final ToggleButton pause = new ToggleButton("Pause queue");
  private final Label trouble = new Label();

  private final RunQueue.Listener listener =
      new RunQueue.Listener() {
        @Override
        public void queueChanged() {
          Platform.runLater(QueuePane.this::fill);
        }

        @Override
        public void jobChanged(RunJob job) {
          Platform.runLater(list::refresh);
        }
      };

  /**
   * @param chosen hears of the run whose state other panels are to show
   */
  public QueuePane(RunQueue queue, Consumer<RunJob> chosen) {
    super(0);
    setMinSize(0, 0);
    this.queue = queue;
    getStyleClass().add("queue-pane");
    pause.setId("queue-pause");
    list.setId("queue");
    pause.getStyleClass().add(Styles.SMALL);
    pause.setAccessibleText("Pause queue: runs that wait do not start");
    pause.setOnAction(event -> attempt(() -> queue.setPaused(pause.isSelected())));
    trouble.setWrapText(true);
    trouble.getStyleClass().add(Styles.DANGER);
    trouble.managedProperty().bind(trouble.textProperty().isNotEmpty());
    list.setAccessibleText("Runs");
    list.setPlaceholder(new Label("No runs yet."));
    list.setCellFactory(view -> new Cell());
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (property, before, job) -> {
              if (job != null) {
                chosen.accept(job);
              }
            });
    setVgrow(list, Priority.ALWAYS);
    VBox tools = new VBox(4, pause, trouble);
    tools.setPadding(new Insets(6));
    getChildren().addAll(tools, list);
    queue.addListener(listener);
    fill();
  }

  /** Stops listening to the queue. */
  public void dispose() {
    queue.removeListener(listener);
  }

  private void fill() {
    RunJob selected = list.getSelectionModel().getSelectedItem();
    list.getItems().setAll(queue.jobs());
    if (selected != null) {
      list.getSelectionModel().select(selected);
    }
    pause.setSelected(queue.isPaused());
  }

  /** Something that may fail for reasons the user should read. */
  private interface Action {
    void run() throws IOException;
  }

  private void attempt(Action action) {
    try {
      action.run();
      trouble.setText("");
    } catch (IOException | IllegalStateException e) {
      trouble.setText(e.getMessage());
    }
  }

  private void move(RunJob job, int by) {
    attempt(() -> queue.move(job, list.getItems().indexOf(job) + by));
  }

  /** What a run is about and how far it is, with what can be done to it. */
  public static String describe(RunJob job) {
    RunState state = job.state();
    String where = job.where().isEmpty() ? "" : " on " + job.where();
    return switch (job.status()) {
      case QUEUED -> "waits" + where;
      case RUNNING ->
          Math.round(100 * state.progress())
              + " %"
              + where
              + (state.timeLeft().isPresent()
                  ? ", " + Words.duration(state.timeLeft().getAsLong()) + " left"
                  : "");
      case DONE -> "done in " + Words.duration(state.elapsed()) + where;
      case FAILED -> state.error().map(error -> "failed at " + error).orElse("failed");
      case CANCELLED -> "cancelled after " + Words.duration(state.elapsed());
    };
  }

  /** One run. */
  private final class Cell extends ListCell<RunJob> {
    private final Label title = new Label();
    private final Tooltip whole = new Tooltip();
    private final Label status = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final IconButton up = icon(IconButton.UP, "Move up", job -> move(job, -1));
    private final IconButton down = icon(IconButton.DOWN, "Move down", job -> move(job, 1));
    private final IconButton stop =
        icon(IconButton.STOP, "Cancel", job -> attempt(() -> queue.cancel(job)));
    private final IconButton again =
        icon(IconButton.AGAIN, "Run again", job -> attempt(() -> queue.enqueue(job.request())));
    private final IconButton remove =
        icon(IconButton.CROSS, "Remove with its files", job -> attempt(() -> queue.remove(job)));
    private final HBox head = new HBox(2, title);
    private final VBox box = new VBox(4, head, bar, status);

    Cell() {
      title.setMaxWidth(Double.MAX_VALUE);
      title.setMinWidth(0);
      title.setTooltip(whole);
      title.getStyleClass().add(Styles.TEXT_BOLD);
      HBox.setHgrow(title, Priority.ALWAYS);
      head.setAlignment(Pos.CENTER_LEFT);
      box.setPadding(new Insets(3, 0, 3, 0));
      status.setWrapText(true);
      status.setMinHeight(USE_PREF_SIZE);
      status.getStyleClass().add(Styles.TEXT_SMALL);
      bar.setMaxWidth(Double.MAX_VALUE);
      bar.getStyleClass().add(Styles.SMALL);
      bar.managedProperty().bind(bar.visibleProperty());
      setPrefWidth(0);
    }

    private IconButton icon(String sign, String text, Consumer<RunJob> action) {
      return new IconButton(sign, text, () -> action.accept(getItem()));
    }

    @Override
    protected void updateItem(RunJob job, boolean empty) {
      super.updateItem(job, empty);
      setGraphic(empty ? null : box);
      if (empty) {
        return;
      }
      box.maxWidthProperty().bind(getListView().widthProperty().subtract(MARGIN));
      box.prefWidthProperty().bind(box.maxWidthProperty());
      String target = job.request().target();
      title.setText(job.request().title() + (target.isEmpty() ? "" : " up to " + target));
      whole.setText(title.getText());
      status.setText(describe(job));
      status.getStyleClass().removeAll(Styles.DANGER, Styles.SUCCESS, Styles.TEXT_MUTED);
      status.getStyleClass().add(style(job.status()));
      bar.setVisible(job.status() == RunJob.Status.RUNNING);
      bar.setProgress(job.state().progress());
      setAccessibleText(title.getText() + ", " + status.getText());
      head.getChildren().setAll(title);
      switch (job.status()) {
        case QUEUED -> head.getChildren().addAll(up, down, stop);
        case RUNNING -> head.getChildren().add(stop);
        default -> head.getChildren().addAll(again, remove);
      }
    }

    private static String style(RunJob.Status status) {
      return switch (status) {
        case FAILED -> Styles.DANGER;
        case DONE -> Styles.SUCCESS;
        default -> Styles.TEXT_MUTED;
      };
    }
  }
}
