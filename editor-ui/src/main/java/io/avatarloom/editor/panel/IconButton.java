package io.avatarloom.editor.panel;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.shape.SVGPath;

/** A small flat button with a drawn sign; what it does is its tooltip and its accessible name. */
public final class IconButton extends Button {
  public static final String RESET = "M3 5 H9 A3.5 3.5 0 1 1 9 12 H5 M5.5 2.5 L3 5 L5.5 7.5";
  public static final String INPUT = "M1 7 H8 M5.5 4.5 L8 7 L5.5 9.5 M12 2 V12";
  public static final String EXPOSE = "M2 7 H9 M6.5 4.5 L9 7 L6.5 9.5 M5 2 H12 V12 H5";
  public static final String TOP = "M7 13 V6 M3.5 9 L7 5.5 L10.5 9 M2 2 H12";
  public static final String CROSS = "M3 3 L11 11 M11 3 L3 11";
  public static final String PLUS = "M7 2 V12 M2 7 H12";
  public static final String UP = "M7 12 V3 M3 6.5 L7 2.5 L11 6.5";
  public static final String DOWN = "M7 2 V11 M3 7.5 L7 11.5 L11 7.5";
  public static final String STOP = "M3 3 H11 V11 H3 Z";
  public static final String AGAIN = "M11.5 7 A4.5 4.5 0 1 1 9.5 3.2 M9.8 0.8 L9.8 3.6 L7 3.6";
  public static final String FOLDER = "M1.5 11.5 V3 H5.5 L7 4.5 H12.5 V11.5 Z";

  public static final String PAUSE = "M4 2 V12 M10 2 V12";
  public static final String PLAY = "M3.5 2 L11.5 7 L3.5 12 Z";
  public static final String STEP = "M2.5 2 L9 7 L2.5 12 Z M11.5 2 V12";

  /**
   * @param path SVG path of 14 by 14 that is drawn as a line
   * @param text what it does
   */
  public IconButton(String path, String text, Runnable action) {
    SVGPath sign = new SVGPath();
    sign.setContent(path);
    sign.setStyle("-fx-fill: transparent; -fx-stroke: -color-fg-default; -fx-stroke-width: 1.4;");
    setGraphic(sign);
    getStyleClass().addAll(Styles.FLAT, Styles.SMALL, Styles.BUTTON_ICON);
    setMinWidth(USE_PREF_SIZE);
    explain(text);
    setOnAction(event -> action.run());
  }

  void explain(String text) {
    setAccessibleText(text);
    setTooltip(new Tooltip(text));
  }
}
