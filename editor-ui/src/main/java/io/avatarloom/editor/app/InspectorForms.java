package io.avatarloom.editor.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.avatarloom.editor.session.Document;
import io.avatarloom.editor.session.Edit;
import io.avatarloom.editor.session.Frame;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.layout.VBox;

/** What the inspector shows of things that are no nodes, one of them at a time. */
final class InspectorForms extends VBox {
  private final RegionForm region;
  private final FrameForm frame;
  private final SignatureForm signature;
  private final UnusedForm unused = new UnusedForm();

  /**
   * @param top shows settings at the top of the recipe
   * @param say hears what the user should know
   */
  InspectorForms(Consumer<Edit> apply, TopParamsDesk top, Consumer<String> say) {
    region = new RegionForm(apply, top);
    frame = new FrameForm(apply);
    signature = new SignatureForm(say);
    getChildren().addAll(region.node(), frame.node(), signature, unused);
  }

  void clear() {
    region.clear();
    frame.clear();
    signature.clear();
    unused.getChildren().clear();
  }

  /**
   * @param atTop by setting, the name under which the recipe shows it
   */
  void showRegion(String id, JsonNode json, Map<String, String> atTop) {
    clear();
    region.show(id, json, atTop.getOrDefault(RegionForm.ITERATIONS, ""));
  }

  void showFrame(Frame shown) {
    signature.clear();
    unused.getChildren().clear();
    region.clear();
    frame.show(shown);
  }

  /** Shows what concerns the recipe, or the subgraph that is open, as a whole. */
  void showPlace(Document document) {
    region.clear();
    frame.clear();
    unused.getChildren().clear();
    signature.show(document);
    if (document.place().isRoot()) {
      unused.show(document);
    }
  }

  /** Takes the keyboard to the frame that is shown; false when none is. */
  boolean takeFocus() {
    boolean shown = frame.isShown();
    if (shown) {
      frame.takeFocus();
    }
    return shown;
  }
}
