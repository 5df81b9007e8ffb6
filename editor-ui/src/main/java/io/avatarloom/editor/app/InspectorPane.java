package io.avatarloom.editor.app;

import atlantafx.base.theme.Styles;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.editor.panel.ParameterPane;
import io.avatarloom.editor.session.Document;
import io.avatarloom.editor.session.Edit;
import io.avatarloom.editor.session.Frame;
import io.avatarloom.editor.session.IdentityEdits;
import io.avatarloom.editor.session.NodeEdits;
import io.avatarloom.editor.session.NodeItem;
import io.avatarloom.editor.session.RegionEdits;
import io.avatarloom.editor.session.SubgraphEdits;
import io.avatarloom.editor.session.TopTargets;
import io.avatarloom.editor.stage.OrbitCamera;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What can be set of the selected node, region or frame. */
final class InspectorPane extends VBox {
  private static final String TITLE = "title-4";
  private final Catalogue catalogue;
  private final Consumer<PortRef> makeInput;
  private final TopParamsDesk top;
  private final Supplier<Optional<OrbitCamera>> camera;
  private final Consumer<String> say;
  private final Button takeCamera = new Button("Take the view of the stage");
  private final Label kind = new Label("Nothing selected");
  private final TextField name = new TextField();
  private final TextArea note = new TextArea();
  private final InspectorForms forms;
  private final ParameterPane parameters;
  private Document document;
  private String shown = "";

  /**
   * @param makeInput hears of a parameter that a link is to supply
   * @param top shows parameters at the top of the recipe
   * @param camera of the stage; empty while it shows nothing
   * @param say hears what the user should know
   */
  InspectorPane(
      Catalogue catalogue,
      Consumer<PortRef> makeInput,
      TopParamsDesk top,
      Supplier<Optional<OrbitCamera>> camera,
      Consumer<String> say) {
    super(8);
    this.catalogue = catalogue;
    this.makeInput = makeInput;
    this.top = top;
    this.camera = camera;
    this.say = say;
    parameters = new ParameterPane(new Changes());
    forms = new InspectorForms(this::apply, top, say);
    getStyleClass().add("inspector-pane");
    setPadding(new Insets(8));
    kind.getStyleClass().add(TITLE);
    kind.setWrapText(true);
    name.setId("node-name");
    name.setAccessibleText("Name of the node");
    name.setOnAction(event -> rename());
    name.focusedProperty().addListener((property, was, is) -> ifLeft(is, this::rename));
    note.setId("node-note");
    note.setAccessibleText("Note");
    note.setPromptText("Note");
    note.setPrefRowCount(2);
    note.setWrapText(true);
    note.focusedProperty().addListener((property, was, is) -> ifLeft(is, this::keepNote));
    takeCamera.setId("take-camera");
    takeCamera.getStyleClass().add(Styles.SMALL);
    takeCamera.setOnAction(event -> takeCamera());
    setVgrow(parameters, Priority.ALWAYS);
    getChildren().addAll(kind, name, note, forms, takeCamera, parameters);
    showNothing();
  }

  private static void ifLeft(boolean focused, Runnable action) {
    if (!focused) {
      action.run();
    }
  }

  /** Shows a document from now on; relative paths start at a folder. */
  void open(Document newDocument, Path folder) {
    document = newDocument;
    shown = "";
    parameters.setBase(folder);
    showNothing();
    forms.clear();
  }

  /** Shows the first selected node or region as it is now. */
  void show(Set<String> selection) {
    Optional<String> node =
        selection.stream().filter(id -> document.state().nodes().containsKey(id)).findFirst();
    Optional<String> first =
        selection.stream().filter(id -> document.state().regions().containsKey(id)).findFirst();
    if (node.isPresent()) {
      showNode(document.state().nodes().get(node.get()));
    } else if (first.isPresent()) {
      showRegion(first.get());
    } else {
      showNothing();
      selection.stream()
          .flatMap(id -> Optional.ofNullable(document.state().frames().get(id)).stream())
          .findFirst()
          .ifPresentOrElse(this::showFrame, () -> forms.showPlace(document));
    }
  }

  private void showFrame(Frame selected) {
    kind.setText("Frame");
    parameters.clear("");
    forms.showFrame(selected);
  }

  /** Takes the keyboard to the first field. */
  void takeFocus() {
    if (!forms.takeFocus()) {
      name.requestFocus();
    }
  }

  /** Takes the keyboard to the note. */
  void takeFocusToNote() {
    note.requestFocus();
  }

  /** Takes the keyboard to a parameter, and to the first field where there is none. */
  void takeFocus(String param) {
    if (!parameters.takeFocus(param)) {
      takeFocus();
    }
  }

  private void showNothing() {
    shown = "";
    kind.setText("Nothing selected");
    visible(name, false);
    visible(note, false);
    visible(takeCamera, false);
    parameters.clear("Select a node to see its parameters.");
  }

  private void showNode(NodeItem node) {
    Optional<NodeSpec> spec = catalogue.node(node.type()).map(Node::spec);
    kind.setText(
        spec.map(NodeSpec::title).orElse(node.type() + " (this program does not know it)")
            + (node.mode().isEmpty() ? "" : ", " + node.mode()));
    fill(node.id(), node.note());
    if (node.isSignature()) {
      forms.showPlace(document);
    } else {
      forms.clear();
    }
    visible(takeCamera, spec.filter(StageCameraParams::fit).isPresent());
    if (spec.isPresent()) {
      parameters.show(spec.get(), node.params(), linked(node.id()));
      parameters.showExposed(!document.place().isRoot(), exposed(spec.get()));
      parameters.showAtTop(atTop(node.id()));
    } else {
      parameters.clear("");
    }
  }

  private void showRegion(String id) {
    JsonNode json = document.state().regions().get(id);
    kind.setText("Optimisation region");
    fill(id, json.path("note").asText());
    forms.showRegion(id, json, atTop(id));
    visible(takeCamera, false);
    parameters.clear("");
  }

  /** What is being typed stays, unless it was typed for another node. */
  private void fill(String id, String text) {
    boolean other = !id.equals(shown);
    shown = id;
    visible(name, true);
    visible(note, true);
    if (other || !name.isFocused()) {
      name.setText(id);
    }
    if (other || !note.isFocused()) {
      note.setText(text);
    }
  }

  private static void visible(javafx.scene.Node node, boolean on) {
    node.setVisible(on);
    node.setManaged(on);
  }

  private Set<String> linked(String node) {
    return document
        .state()
        .links()
        .select(item -> item.link().to().owner().equals(node))
        .collect(item -> item.link().to().port())
        .toSet();
  }

  private void takeCamera() {
    NodeItem node = document.state().nodes().get(shown);
    Optional<NodeSpec> spec = catalogue.node(node.type()).map(Node::spec);
    if (camera.get().isEmpty()) {
      say.accept("The stage shows nothing yet; open an avatar there and turn it first.");
      return;
    }
    String gesture = "view of the stage for " + shown;
    StageCameraParams.of(spec.orElseThrow(), camera.get().get())
        .forEach(
            (param, value) ->
                document.apply(new NodeEdits(catalogue).setParam(shown, param, value), gesture));
    document.endGesture();
  }

  private Map<String, String> exposed(NodeSpec spec) {
    Map<String, String> names = new HashMap<>();
    spec.params()
        .forEach(
            param ->
                SubgraphEdits.exposedAs(document.state(), new PortRef(shown, param.id()))
                    .ifPresent(name -> names.put(param.id(), name)));
    return names;
  }

  private Map<String, String> atTop(String id) {
    return TopTargets.at(document.whole(), document.place()).getOrDefault(id, Map.of());
  }

  private void rename() {
    String wanted = name.getText().strip();
    boolean isNode = !shown.isEmpty() && document.state().nodes().containsKey(shown);
    if (isNode && !wanted.isEmpty() && !wanted.equals(shown)) {
      apply(IdentityEdits.rename(shown, wanted));
    }
  }

  private void keepNote() {
    if (shown.isEmpty()) {
      return;
    }
    NodeItem node = document.state().nodes().get(shown);
    if (node != null && !node.note().equals(note.getText())) {
      apply(new NodeEdits(catalogue).setNote(shown, note.getText()));
    } else if (node == null && document.state().regions().containsKey(shown)) {
      apply(RegionEdits.set(shown, "note", text(note.getText())));
    }
  }

  private static JsonNode text(String value) {
    return value.isEmpty() ? null : TextNode.valueOf(value);
  }

  private void apply(Edit edit) {
    document.apply(edit);
  }

  /** What the parameter widgets do to the document. */
  private final class Changes implements ParameterPane.Listener {
    @Override
    public void changed(String param, JsonNode value, boolean finished) {
      String gesture = "set " + shown + "." + param;
      document.apply(new NodeEdits(catalogue).setParam(shown, param, value), gesture);
      if (finished) {
        document.endGesture();
      }
    }

    @Override
    public void expose(String param) {
      PortRef port = new PortRef(shown, param);
      apply(
          SubgraphEdits.exposedAs(document.state(), port)
              .map(SubgraphEdits::conceal)
              .orElseGet(() -> new SubgraphEdits(catalogue).expose(port, true)));
    }

    @Override
    public String nameAtTop(String param) {
      return top.freshName(new PortRef(shown, param));
    }

    @Override
    public Optional<String> showAtTop(String param, String name, String help) {
      return top.expose(new PortRef(shown, param), name, help);
    }

    @Override
    public void makeInput(String param) {
      makeInput.accept(new PortRef(shown, param));
    }
  }
}
