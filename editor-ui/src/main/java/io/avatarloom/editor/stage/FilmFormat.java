package io.avatarloom.editor.stage;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

/** How large, how fast and in which kinds of picture a path is written. */
final class FilmFormat {
  private static final List<Integer> SIZES = List.of(256, 512, 720, 1080);
  private static final List<Integer> RATES = List.of(12, 24, 25, 30, 60);
  private static final List<Integer> ROUNDS = List.of(1, 2, 3, 5, 10);

  private final ComboBox<Integer> size = choice(SIZES, 512, "Width and height in pixels");
  private final ComboBox<Integer> rate = choice(RATES, 25, "Frames a second");
  private final ComboBox<Integer> rounds = choice(ROUNDS, 1, "Rounds of the path");
  private final CheckBox cutOut = Controls.check("Frames without background, too", false, on -> {});
  private final FlowPane row =
      new FlowPane(
          with(size, "pixels"), with(rate, "frames a second"), with(rounds, "rounds"), cutOut);

  FilmFormat() {
    row.getStyleClass().add("stage-row");
  }

  private static ComboBox<Integer> choice(List<Integer> numbers, int first, String says) {
    ComboBox<Integer> box = new ComboBox<>();
    box.getItems().addAll(numbers);
    box.setValue(first);
    box.setAccessibleText(says);
    return box;
  }

  /** A number and its unit, which stay together where the row is short. */
  private static HBox with(ComboBox<Integer> box, String unit) {
    Label label = new Label(unit);
    label.setLabelFor(box);
    HBox pair = new HBox(6, box, label);
    pair.setAlignment(Pos.CENTER_LEFT);
    return pair;
  }

  Node node() {
    return row;
  }

  /**
   * An export as chosen.
   *
   * @param sound what a film plays along
   */
  PathExport job(Path folder, Optional<Path> sound) {
    int side = size.getValue();
    return new PathExport(
        folder,
        side,
        side,
        rate.getValue(),
        Film.installed().with(sound),
        rounds.getValue(),
        cutOut.isSelected());
  }
}
