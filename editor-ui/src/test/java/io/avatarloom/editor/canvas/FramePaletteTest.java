package io.avatarloom.editor.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import javafx.scene.paint.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FramePaletteTest {
  static Stream<FramePalette.Tone> tones() {
    return FramePalette.TONES.stream();
  }

  @ParameterizedTest
  @MethodSource("tones")
  void titlesAreLegibleInBothThemes(FramePalette.Tone tone) {
    for (Theme theme : new Theme[] {Theme.dark(), Theme.light()}) {
      int colour = TypeColour.parse(tone.rgb(), 0);
      int bar = rgb(FramePainter.bar(theme, colour));
      assertThat(TypeColour.contrast(bar, rgb(theme.title))).isGreaterThan(4.5);
      assertThat(TypeColour.contrast(bar, theme.ground)).isGreaterThan(1.25);
    }
  }

  private static int rgb(Color colour) {
    return (int) Math.round(colour.getRed() * 255) << 16
        | (int) Math.round(colour.getGreen() * 255) << 8
        | (int) Math.round(colour.getBlue() * 255);
  }
}
