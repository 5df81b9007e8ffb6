package io.avatarloom.editor.panel;

import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.editor.session.FuzzySearch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * All node types by module and family, with a search field. A type is dragged out as the text
 * {@value #DRAG}ID, or taken by a double click or Enter.
 */
public final class LibraryPane extends VBox {
  /** What the text of a dragged node type begins with. */
  public static final String DRAG = "loom-node:";

  private static final double TOOLTIP_WIDTH = 320;

  /**
   * A line of the tree.
   *
   * @param spec null for a module or family
   */
  private record Line(String text, NodeSpec spec) {
    @Override
    public String toString() {
      return text;
    }
  }

  private final Catalogue catalogue;
  private final Consumer<NodeSpec> taken;
  private final List<NodeSpec> installed;
  private List<NodeSpec> ofDocument = List.of();
  private FuzzySearch<NodeSpec> search;
  private final TextField query = new TextField();
  private final TreeView<Line> tree = new TreeView<>();

  /**
   * @param taken hears of a type that was double-clicked
   */
  public LibraryPane(Catalogue catalogue, Consumer<NodeSpec> taken) {
    super(6);
    this.catalogue = catalogue;
    this.taken = taken;
    this.installed = catalogue.ids().collect(id -> catalogue.node(id).orElseThrow().spec());
    this.search = search(installed);
    getStyleClass().add("library-pane");
    query.setId("library-search");
    tree.setId("library");
    query.setPromptText("Search nodes");
    query.setAccessibleText("Search nodes by name or description");
    query.textProperty().addListener((property, before, now) -> fill(now));
    query.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.DOWN) {
            tree.requestFocus();
            tree.getSelectionModel().selectFirst();
          } else if (event.getCode() == KeyCode.ENTER) {
            search.find(query.getText()).stream().findFirst().ifPresent(taken);
          } else if (event.getCode() == KeyCode.ESCAPE) {
            query.clear();
          }
        });
    tree.setAccessibleText("Node types");
    tree.setShowRoot(false);
    tree.setCellFactory(view -> new Cell());
    tree.setOnKeyPressed(
        event -> {
          TreeItem<Line> item = tree.getSelectionModel().getSelectedItem();
          if (event.getCode() == KeyCode.ENTER && item != null && item.getValue().spec() != null) {
            taken.accept(item.getValue().spec());
          }
        });
    setVgrow(tree, Priority.ALWAYS);
    getChildren().addAll(query, tree);
    fill("");
  }

  /** Lists the subgraphs of the document beside the installed types. */
  public void showSubgraphs(List<NodeSpec> subgraphs) {
    if (!subgraphs.equals(ofDocument)) {
      ofDocument = List.copyOf(subgraphs);
      List<NodeSpec> all = new ArrayList<>(installed);
      all.addAll(subgraphs);
      search = search(all);
      fill(query.getText());
    }
  }

  private static FuzzySearch<NodeSpec> search(List<NodeSpec> specs) {
    return new FuzzySearch<>(specs, spec -> List.of(spec.title(), spec.id(), spec.help()));
  }

  private void fill(String text) {
    List<NodeSpec> found = search.find(text);
    TreeItem<Line> root = new TreeItem<>(new Line("", null));
    if (text.isBlank()) {
      byModule(found)
          .forEach((module, families) -> root.getChildren().add(module(module, families)));
    } else {
      found.forEach(spec -> root.getChildren().add(leaf(spec)));
      if (found.isEmpty()) {
        root.getChildren().add(new TreeItem<>(new Line("No node fits.", null)));
      }
    }
    tree.setRoot(root);
  }

  private Map<String, Map<String, List<NodeSpec>>> byModule(List<NodeSpec> specs) {
    Map<String, Map<String, List<NodeSpec>>> modules = new TreeMap<>();
    for (NodeSpec spec : specs) {
      modules
          .computeIfAbsent(catalogue.library(spec.id()), key -> new TreeMap<>())
          .merge(
              spec.family(),
              List.of(spec),
              (some, more) -> Stream.of(some, more).flatMap(List::stream).toList());
    }
    return modules;
  }

  private static TreeItem<Line> module(String name, Map<String, List<NodeSpec>> families) {
    TreeItem<Line> item = new TreeItem<>(new Line(name, null));
    item.setExpanded(true);
    families.forEach(
        (family, specs) -> {
          TreeItem<Line> branch =
              new TreeItem<>(new Line(family + " (" + specs.size() + ")", null));
          specs.forEach(spec -> branch.getChildren().add(leaf(spec)));
          item.getChildren().add(branch);
        });
    return item;
  }

  private static TreeItem<Line> leaf(NodeSpec spec) {
    return new TreeItem<>(new Line(spec.title(), spec));
  }

  /** Puts the keyboard into the search field. */
  public void focusSearch() {
    query.requestFocus();
    query.selectAll();
  }

  /** Shows a line; drags and double clicks start here. */
  private final class Cell extends TreeCell<Line> {
    Cell() {
      setPrefWidth(0);
      setOnDragDetected(
          event -> {
            if (getItem() != null && getItem().spec() != null) {
              Dragboard board = startDragAndDrop(TransferMode.COPY);
              ClipboardContent content = new ClipboardContent();
              content.putString(DRAG + getItem().spec().id());
              board.setContent(content);
              board.setDragView(snapshot(null, null));
              event.consume();
            }
          });
      setOnMouseClicked(
          event -> {
            boolean twice = event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2;
            if (twice && getItem() != null && getItem().spec() != null) {
              taken.accept(getItem().spec());
            }
          });
    }

    @Override
    protected void updateItem(Line line, boolean empty) {
      super.updateItem(line, empty);
      setText(empty ? null : line.text());
      setTooltip(empty ? null : line.spec() == null ? new Tooltip(line.text()) : help(line.spec()));
    }

    private Tooltip help(NodeSpec spec) {
      Tooltip tooltip = new Tooltip(spec.id() + "\n" + spec.help());
      tooltip.setWrapText(true);
      tooltip.setMaxWidth(TOOLTIP_WIDTH);
      return tooltip;
    }
  }
}
