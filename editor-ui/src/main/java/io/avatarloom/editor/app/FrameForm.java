package io.avatarloom.editor.app;

import io.avatarloom.editor.canvas.FramePalette;
import io.avatarloom.editor.session.Edit;
import io.avatarloom.editor.session.Frame;
import io.avatarloom.editor.session.FrameEdits;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;

/** Title and colour of a frame; each change is one step of the history. */
final class FrameForm {
  private static final double DOT = 7;
  private final Consumer<Edit> apply;
  private final TextField title = new TextField();
  private final ToggleGroup colours = new ToggleGroup();
  private final FlowPane palette = new FlowPane(4, 4);
  private final VBox box = new VBox(4, new Label("Title"), title, new Label("Colour"), palette);
  private Optional<Frame> shown = Optional.empty();

  FrameForm(Consumer<Edit> apply) {
    this.apply = apply;
    title.setId("frame-title");
    title.setAccessibleText("Title of the frame");
    title.setOnAction(event -> commit());
    title
        .focusedProperty()
        .addListener(
            (property, was, focused) -> {
              if (!focused) {
                commit();
              }
            });
    FramePalette.TONES.forEach(tone -> palette.getChildren().add(button(tone)));
    clear();
  }

  private ToggleButton button(FramePalette.Tone tone) {
    ToggleButton button = new ToggleButton(null, new Circle(DOT, Color.web(tone.rgb())));
    button.setId("frame-colour-" + tone.name().toLowerCase(java.util.Locale.ROOT));
    button.setAccessibleText(tone.name());
    button.setTooltip(new Tooltip(tone.name()));
    button.setUserData(tone.rgb());
    button.setToggleGroup(colours);
    button.setOnAction(event -> paint(tone));
    return button;
  }

  VBox node() {
    return box;
  }

  void clear() {
    shown = Optional.empty();
    visible(false);
  }

  void show(Frame frame) {
    boolean other = shown.filter(frame::equals).isEmpty();
    boolean typing = title.isFocused() && shown.filter(f -> f.id().equals(frame.id())).isPresent();
    shown = Optional.of(frame);
    if (other && !typing) {
      title.setText(frame.title());
    }
    colours.selectToggle(
        colours.getToggles().stream()
            .filter(toggle -> frame.colour().equalsIgnoreCase((String) toggle.getUserData()))
            .findFirst()
            .orElse(null));
    visible(true);
  }

  void takeFocus() {
    title.requestFocus();
    title.selectAll();
  }

  boolean isShown() {
    return shown.isPresent();
  }

  private void visible(boolean on) {
    box.setVisible(on);
    box.setManaged(on);
  }

  private void paint(FramePalette.Tone tone) {
    shown.ifPresent(frame -> change(frame, frame.title(), tone.rgb()));
  }

  private void commit() {
    shown.ifPresent(frame -> change(frame, title.getText().strip(), frame.colour()));
  }

  private void change(Frame frame, String newTitle, String colour) {
    Frame now =
        new Frame(
            frame.id(), newTitle, colour, frame.x(), frame.y(), frame.width(), frame.height());
    if (!now.equals(frame)) {
      shown = Optional.of(now);
      apply.accept(FrameEdits.change(now));
    }
  }
}
