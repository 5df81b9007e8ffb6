package io.avatarloom.editor.panel;

import atlantafx.base.theme.Styles;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.node.NodeSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** The parameters of one node, with the widgets their declarations ask for. */
public final class ParameterPane extends ScrollPane {
  /** Hears what the user does. */
  public interface Listener {
    /**
     * A parameter was changed.
     *
     * @param value null to reset it to its default
     * @param finished false while a drag is under way
     */
    void changed(String param, JsonNode value, boolean finished);

    /** A parameter is to be supplied by a link. */
    void makeInput(String param);

    /** A parameter is to become one of the subgraph that is open, or to be one no longer. */
    void expose(String param);

    /** A name for a parameter at the top of the recipe that is still free. */
    String nameAtTop(String param);

    /**
     * A parameter is to be shown at the top of the recipe, or no longer.
     *
     * @param name empty to show it no longer
     * @param help description, may be empty
     * @return why the name is refused, empty when it is taken
     */
    Optional<String> showAtTop(String param, String name, String help);
  }

  private final Listener listener;
  private final VBox box = new VBox(10);
  private final List<ParameterRow> rows = new ArrayList<>();
  private NodeSpec spec;
  private Path base = Path.of("").toAbsolutePath();

  public ParameterPane(Listener listener) {
    this.listener = listener;
    box.setPadding(new Insets(8));
    getStyleClass().addAll("parameter-pane", Styles.DENSE);
    setAccessibleText("Parameters");
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setContent(box);
    clear("");
  }

  /** Shows nothing but a hint, which may be empty. */
  public void clear(String hint) {
    spec = null;
    rows.clear();
    box.getChildren().setAll(hint(hint));
  }

  private static Label hint(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.getStyleClass().add(Styles.TEXT_MUTED);
    return label;
  }

  /**
   * Folder that relative paths start at; the folder of the recipe.
   *
   * @param folder absolute
   */
  public void setBase(Path folder) {
    base = folder;
  }

  /**
   * Shows the parameters of a node. Showing the same node type again keeps focus and widgets.
   *
   * @param params those that are set
   * @param linked those a link supplies
   */
  public void show(NodeSpec type, ObjectNode params, Set<String> linked) {
    if (type != spec) {
      build(type);
    }
    for (ParameterRow row : rows) {
      String id = row.param().id();
      row.show(params.get(id), linked.contains(id));
    }
  }

  /**
   * Tells which parameters the open subgraph exposes.
   *
   * @param inside false where no subgraph is open
   * @param names by parameter, those under which they are exposed
   */
  public void showExposed(boolean inside, Map<String, String> names) {
    rows.forEach(row -> row.showExposed(inside, names.getOrDefault(row.param().id(), "")));
  }

  /**
   * Tells which parameters the recipe shows at its top.
   *
   * @param names by parameter, those under which they are shown
   */
  public void showAtTop(Map<String, String> names) {
    rows.forEach(row -> row.showAtTop(names.getOrDefault(row.param().id(), "")));
  }

  /** Takes the keyboard to a parameter; false when there is none of that name. */
  public boolean takeFocus(String param) {
    for (ParameterRow row : rows) {
      if (row.param().id().equals(param)) {
        row.takeFocus();
        double room = box.getHeight() - getViewportBounds().getHeight();
        setVvalue(room <= 0 ? 0 : Math.min(1, row.getLayoutY() / room));
        return true;
      }
    }
    return false;
  }

  private void build(NodeSpec type) {
    spec = type;
    rows.clear();
    type.params().forEach(param -> rows.add(new ParameterRow(param, base, listener)));
    box.getChildren().setAll(rows);
    if (rows.isEmpty()) {
      box.getChildren().add(hint(type.title() + " has no parameters."));
    }
    setVvalue(0);
  }
}
