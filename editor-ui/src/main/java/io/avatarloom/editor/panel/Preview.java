package io.avatarloom.editor.panel;

import io.avatarloom.core.value.Value;
import java.util.List;
import java.util.Optional;
import javafx.scene.image.Image;

/**
 * What is to be seen of an output.
 *
 * @param port id of the output
 * @param facts type, size and the like, or why there is nothing
 * @param value empty when it was not kept
 * @param pictures of the value: one, the views of a batch, or the frames of a clip
 * @param framesPerSecond of a clip, 0 for pictures that stand
 * @param onStage whether the stage shows such a value
 */
public record Preview(
    String port,
    String facts,
    Optional<Value> value,
    List<Image> pictures,
    double framesPerSecond,
    boolean onStage) {
  /** Nothing to be seen, and why. */
  public static Preview none(String port, String why) {
    return new Preview(port, why, Optional.empty(), List.of(), 0, false);
  }
}
