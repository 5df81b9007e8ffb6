package io.avatarloom.editor.panel;

import atlantafx.base.theme.Styles;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.check.Diagnostic;
import io.avatarloom.core.recipe.TopParam;
import io.avatarloom.core.recipe.TopParams;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** The parameters that the recipe shows at its top: what a user of the recipe is meant to set. */
public final class TopParamsPane extends ScrollPane {
  /** Hears what the user does. */
  public interface Listener {
    /**
     * A parameter was set.
     *
     * @param value null to reset it
     * @param finished false while a drag is under way
     */
    void changed(String name, JsonNode value, boolean finished);

    void renamed(String from, String to);

    /**
     * @param by -1 towards the start, 1 towards the end
     */
    void moved(String name, int by);

    void removed(String name);

    void described(String name, String help);

    /**
     * The range is to be narrower, or the options fewer.
     *
     * @param key {@code minimum}, {@code maximum} or {@code options}
     * @param value null for what the targets have
     * @return why not, in one sentence; empty when it is done
     */
    Optional<String> narrowed(String name, String key, JsonNode value);

    /** Leads to what a parameter stands for. */
    void goTo(String target);

    /** The seed of the recipe is to be shown. */
    void showSeed();
  }

  private final Listener listener;
  private final VBox box = new VBox(14);
  private final Label hint = new Label();
  private final Button seed = new Button("Show the seed");
  private final Map<String, TopParamCard> cards = new HashMap<>();
  private List<Object> shape = List.of();
  private Path base = Path.of("").toAbsolutePath();

  public TopParamsPane(Listener listener) {
    this.listener = listener;
    box.setPadding(new Insets(8));
    setId("top-params");
    getStyleClass().add(Styles.DENSE);
    setAccessibleText("Parameters of the recipe");
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    hint.setWrapText(true);
    hint.setMinHeight(USE_PREF_SIZE);
    hint.getStyleClass().add(Styles.TEXT_MUTED);
    seed.setId("top-seed");
    seed.getStyleClass().add(Styles.SMALL);
    seed.setOnAction(event -> listener.showSeed());
    setContent(box);
  }

  /** Folder that relative paths start at; the folder of the recipe. */
  public void setBase(Path folder) {
    base = folder;
    shape = List.of();
  }

  /**
   * Shows parameters. Those that look as before keep their widgets and the focus.
   *
   * @param section all as the recipe declares them, in their order
   * @param params those that are well declared, and what is wrong with others
   */
  public void show(ObjectNode section, TopParams params) {
    List<String> names = new ArrayList<>();
    section.fieldNames().forEachRemaining(names::add);
    Map<String, TopParam> byName = new HashMap<>();
    params.list().forEach(param -> byName.put(param.name(), param));
    Map<String, String> wrong = new HashMap<>();
    for (Diagnostic found : params.found()) {
      wrong.merge(found.where(), found.message(), (a, b) -> a + "\n" + b);
    }
    List<Object> now = new ArrayList<>();
    names.forEach(name -> now.add(shape(name, byName.get(name))));
    if (!now.equals(shape) || cards.isEmpty()) {
      shape = now;
      Optional<String> focus = focus();
      build(names, byName);
      focus.map(id -> lookup("#" + id)).ifPresent(Node::requestFocus);
    }
    for (String name : names) {
      cards.get(name).show(byName.get(name), section.path(name), wrong.getOrDefault(name, ""));
    }
  }

  /** Where the keyboard is, for a card made anew. */
  private Optional<String> focus() {
    return Optional.ofNullable(getScene())
        .map(scene -> scene.getFocusOwner())
        .filter(owner -> owner.getId() != null && lookup("#" + owner.getId()) == owner)
        .map(Node::getId);
  }

  /** What makes a card look another way than by its value. */
  private static List<Object> shape(String name, TopParam top) {
    if (top == null) {
      return List.of(name);
    }
    var param = top.param();
    return List.of(
        name,
        top.title(),
        param.kind(),
        param.range(),
        param.options(),
        param.help(),
        top.targets());
  }

  private void build(List<String> names, Map<String, TopParam> byName) {
    cards.clear();
    box.getChildren().clear();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      TopParamCard card = new TopParamCard(name, byName.get(name), base, listener);
      card.setMovable(i > 0, i + 1 < names.size());
      cards.put(name, card);
      box.getChildren().add(card);
    }
    hint.setText(
        names.isEmpty()
            ? "The recipe shows no parameters at its top. The arrow beside a parameter in the"
                + " inspector puts it here, and users of the recipe set it as --NAME value."
            : "Users of the recipe set these as --NAME value.");
    box.getChildren().add(hint);
    if (!names.contains(TopParams.SEED)) {
      box.getChildren().add(seed);
    }
  }

  /** Takes the keyboard to a parameter. */
  public void takeFocus(String name) {
    TopParamCard card = cards.get(name);
    if (card != null) {
      card.takeFocus();
      double room = box.getHeight() - getViewportBounds().getHeight();
      setVvalue(room <= 0 ? 0 : Math.min(1, card.getLayoutY() / room));
    }
  }
}
