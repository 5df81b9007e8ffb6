package io.avatarloom.editor.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.media.Media;
import javafx.scene.media.MediaException;
import javafx.scene.media.MediaPlayer;
import javafx.util.Duration;

/** A sound file, played by JavaFX: WAV, AIFF, MP3 or AAC. */
final class MediaSound implements Sound {
  /** Farther apart from the motion than this, it is set there. */
  private static final double LATE_SECONDS = 0.2;

  private final MediaPlayer player;

  private MediaSound(MediaPlayer player) {
    this.player = player;
  }

  /**
   * @throws IOException if there is no such file or this machine cannot play it; the message says
   *     why
   */
  static MediaSound open(Path file, Messages messages) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException("there is no sound file " + file);
    }
    try {
      MediaPlayer player = new MediaPlayer(new Media(file.toUri().toString()));
      player.setOnError(() -> messages.error(silent(file, player.getError())));
      return new MediaSound(player);
    } catch (MediaException | LinkageError | IllegalStateException e) {
      throw new IOException(silent(file, e), e);
    }
  }

  private static String silent(Path file, Throwable why) {
    boolean format =
        why instanceof MediaException media
            && media.getType() == MediaException.Type.MEDIA_UNSUPPORTED;
    String reason =
        format
            ? "expected WAV of 16-bit samples, AIFF, MP3 or AAC and met another format, which"
                + " ffmpeg turns into WAV"
            : "this machine has no sound device, or no decoder (MP3 and AAC need libavcodec)";
    return file.getFileName()
        + " cannot be played: "
        + reason
        + "; the motion plays without sound, films of ffmpeg carry it";
  }

  @Override
  public void play(double seconds, double speed) {
    if (player.getRate() != speed) {
      player.setRate(speed);
    }
    boolean plays = player.getStatus() == MediaPlayer.Status.PLAYING;
    if (!plays || Math.abs(player.getCurrentTime().toSeconds() - seconds) > LATE_SECONDS * speed) {
      player.seek(Duration.seconds(seconds));
    }
    if (!plays) {
      player.play();
    }
  }

  @Override
  public void pause() {
    player.pause();
  }

  @Override
  public void dispose() {
    player.dispose();
  }
}
