package io.avatarloom.editor.stage;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/** What cannot be played is said in one sentence, not in the words of the player. */
@Tag("window")
class MediaSoundTest {
  private static final Messages NOBODY =
      new Messages() {
        @Override
        public void info(String sentence) {
          throw new IllegalStateException(sentence);
        }

        @Override
        public void error(String sentence) {
          throw new IllegalStateException(sentence);
        }
      };

  @TempDir Path folder;

  @Test
  void anOggFileIsRefusedInWords() throws Exception {
    FxToolkit.registerPrimaryStage();
    byte[] head = "OggS no more".getBytes(StandardCharsets.US_ASCII);
    Path file = Files.write(folder.resolve("voice.ogg"), head);
    assertThatThrownBy(() -> MediaSound.open(file, NOBODY))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("voice.ogg cannot be played: ")
        .hasMessageNotContainingAny("xception", "null", "signature")
        .hasMessageEndingWith("films of ffmpeg carry it");
  }

  @Test
  void aFileThatIsNotThereIsSaid() {
    assertThatThrownBy(() -> MediaSound.open(folder.resolve("gone.wav"), NOBODY))
        .hasMessageStartingWith("there is no sound file ");
  }
}
