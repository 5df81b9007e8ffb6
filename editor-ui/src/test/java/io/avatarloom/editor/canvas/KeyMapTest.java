package io.avatarloom.editor.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KeyMapTest {
  static KeyMap[] presets() {
    return new KeyMap[] {KeyMap.comfy(), KeyMap.blender()};
  }

  private static Set<String> actions(KeyMap keys) {
    return new TreeSet<>(keys.all().values());
  }

  @Test
  void bothPresetsReachTheSameActions() {
    assertThat(actions(KeyMap.comfy())).isEqualTo(actions(KeyMap.blender()));
  }

  @ParameterizedTest
  @MethodSource("presets")
  void everyKeyIsOneThatKeyboardsSend(KeyMap keys) {
    assertThat(keys.all().keySet())
        .allSatisfy(chord -> assertThat(KeyCode.valueOf(chord.key())).hasToString(chord.key()));
  }

  @ParameterizedTest
  @MethodSource("presets")
  void noKeyMeansTwoThings(KeyMap keys) {
    int listed = actions(keys).stream().mapToInt(action -> keys.chords(action).size()).sum();
    assertThat(listed).isEqualTo(keys.all().size());
  }

  @Test
  void presetsDifferWhereTheProgramsDo() {
    Chord x = Chord.parse("X");
    assertThat(KeyMap.blender().action(x)).contains("edit.delete");
    assertThat(KeyMap.comfy().action(x)).isEmpty();
    assertThat(KeyMap.comfy().chords("node.mute")).containsExactly(Chord.parse("Ctrl+M"));
    assertThat(KeyMap.blender().chords("node.mute")).containsExactly(Chord.parse("M"));
  }

  @Test
  void aChordReadsItsOwnText() {
    for (KeyMap keys : presets()) {
      assertThat(keys.all().keySet())
          .allSatisfy(chord -> assertThat(Chord.parse(chord.toString())).isEqualTo(chord));
    }
  }
}
