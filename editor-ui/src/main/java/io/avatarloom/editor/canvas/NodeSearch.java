package io.avatarloom.editor.canvas;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Border;
import javafx.scene.layout.BorderStroke;
import javafx.scene.layout.BorderStrokeStyle;
import javafx.scene.layout.BorderWidths;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Paint;

/** The search for node types that opens on the canvas: type, choose with the arrows, Enter. */
final class NodeSearch extends VBox {
  private static final double WIDTH = 400;
  private static final double HEIGHT = 380;

  /** In a box no higher than this the help gives way to the list. */
  private static final double LOW = 240;

  private final TextField field = new TextField();
  private final ListView<NodeAdder.Choice> list = new ListView<>();
  private final Label help = new Label();
  private final NodeAdder adder;
  private final Runnable giveBack;
  private Theme theme = Theme.dark();
  private CanvasHost.SearchRequest request;
  private boolean pressedHere;

  /**
   * @param giveBack takes the keyboard back when the search closes
   */
  NodeSearch(Desk desk, Runnable giveBack) {
    adder = new NodeAdder(desk);
    this.giveBack = giveBack;
    setId("node-search");
    getStyleClass().add("node-search");
    setPadding(new Insets(8));
    setSpacing(6);
    setVisible(false);
    setManaged(false);
    field.setId("node-search-field");
    field.setPromptText("Search nodes");
    list.setId("node-search-list");
    list.setAccessibleText("Node types that fit");
    list.setCellFactory(view -> new Cell());
    list.setFocusTraversable(false);
    help.setWrapText(true);
    help.setMinHeight(52);
    help.setMaxHeight(52);
    help.setAccessibleRole(AccessibleRole.TEXT);
    setTheme(theme);
    VBox.setVgrow(list, Priority.ALWAYS);
    getChildren().addAll(field, list, help);
    field.textProperty().addListener((property, was, is) -> refresh());
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    field.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
    list.addEventHandler(
        MouseEvent.MOUSE_CLICKED,
        event -> {
          if (event.getClickCount() >= 1 && event.getTarget() != list) {
            pick();
          }
        });
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener((property, was, is) -> help.setText(is == null ? "" : is.spec().help()));
  }

  void setTheme(Theme newTheme) {
    theme = newTheme;
    setBackground(box(theme.node, 8));
    setBorder(
        new Border(
            new BorderStroke(
                theme.border, BorderStrokeStyle.SOLID, new CornerRadii(8), BorderWidths.DEFAULT)));
    list.setBackground(box(theme.node, 0));
    help.setTextFill(theme.label);
    list.refresh();
  }

  private static Background box(Paint fill, double round) {
    return new Background(new BackgroundFill(fill, new CornerRadii(round), Insets.EMPTY));
  }

  void open(CanvasHost.SearchRequest newRequest) {
    request = newRequest;
    pressedHere = false;
    field.setText("");
    field.setPromptText(
        request
            .port()
            .map(port -> "Nodes that fit " + port)
            .orElse(
                request.replaces().isEmpty()
                    ? "Search nodes"
                    : "Replace " + request.replaces() + " by"));
    refresh();
    setVisible(true);
    toFront();
    field.requestFocus();
  }

  void close() {
    if (isVisible()) {
      setVisible(false);
      giveBack.run();
    }
  }

  /** Keeps the box within the canvas. */
  void place(double width, double height) {
    if (request != null) {
      double x = Math.max(8, Math.min(request.screenX(), width - WIDTH - 8));
      double y = Math.max(8, Math.min(request.screenY(), height - HEIGHT - 8));
      double room = Math.min(HEIGHT, height - 16);
      help.setVisible(room > LOW);
      help.setManaged(room > LOW);
      resizeRelocate(Math.rint(x), Math.rint(y), WIDTH, room);
    }
  }

  private void refresh() {
    list.getItems().setAll(adder.find(request, field.getText()));
    list.getSelectionModel().selectFirst();
    if (list.getHeight() > 0) {
      list.scrollTo(0);
    }
  }

  /** The letter of the key that opened the search is not meant for it. */
  private void typed(KeyEvent event) {
    if (!pressedHere) {
      event.consume();
    }
  }

  private void key(KeyEvent event) {
    pressedHere = true;
    KeyCode code = event.getCode();
    if (code == KeyCode.ESCAPE) {
      close();
    } else if (code == KeyCode.ENTER) {
      pick();
    } else if (code == KeyCode.DOWN) {
      step(1);
    } else if (code == KeyCode.UP) {
      step(-1);
    } else {
      return;
    }
    event.consume();
  }

  private void step(int by) {
    int count = list.getItems().size();
    if (count > 0) {
      int next = Math.floorMod(list.getSelectionModel().getSelectedIndex() + by, count);
      list.getSelectionModel().select(next);
      list.scrollTo(Math.max(0, next - 3));
    }
  }

  private void pick() {
    NodeAdder.Choice choice = list.getSelectionModel().getSelectedItem();
    if (choice != null) {
      close();
      adder.add(request, choice);
    }
  }

  /** Title on the left, the port it is joined at or its family on the right. */
  private final class Cell extends ListCell<NodeAdder.Choice> {
    private final Label title = new Label();
    private final Label aside = new Label();
    private final HBox row;

    Cell() {
      Region gap = new Region();
      HBox.setHgrow(gap, Priority.ALWAYS);
      row = new HBox(8, title, gap, aside);
      row.setAlignment(Pos.CENTER_LEFT);
    }

    @Override
    protected void updateItem(NodeAdder.Choice choice, boolean empty) {
      super.updateItem(choice, empty);
      setText(null);
      colour();
      if (empty || choice == null) {
        setGraphic(null);
        return;
      }
      title.setText(choice.spec().title());
      aside.setText(
          choice.port().isEmpty()
              ? choice.spec().id()
              : choice.spec().family() + " · " + ShapeMaker.words(choice.port()));
      setGraphic(row);
    }

    @Override
    public void updateSelected(boolean selected) {
      super.updateSelected(selected);
      colour();
    }

    private void colour() {
      setBackground(box(isSelected() ? theme.field : theme.node, 4));
      title.setTextFill(isSelected() ? theme.accent : theme.title);
      aside.setTextFill(theme.faint);
    }
  }
}
