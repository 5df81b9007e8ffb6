package io.avatarloom.editor.stage;

import java.util.function.DoubleConsumer;
import javafx.scene.layout.Region;

/** Where finished pictures appear, and the clock of what plays. Used on the JavaFX thread. */
public interface Stage3d {
  /** The node to put into a scene; pictures fill it. */
  Region node();

  /** Shows a picture until the next one. */
  void show(Picture picture);

  /** Calls back once a pulse with the seconds since the last. */
  void onTick(DoubleConsumer tick);

  /** Stops the clock; the stage is not used afterwards. */
  void dispose();
}
