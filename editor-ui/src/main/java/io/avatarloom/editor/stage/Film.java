package io.avatarloom.editor.stage;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * Makes a film of numbered pictures: MP4 by ffmpeg, motion JPEG in AVI without it.
 *
 * @param ffmpeg the program, empty where it is not installed
 * @param sound what an MP4 plays along, as long as it lasts
 */
record Film(Optional<Path> ffmpeg, Optional<Path> sound) {
  private static final String PICTURES = "%05d.png";

  /** What to tell who gets an AVI. */
  static final String NO_FFMPEG =
      "The film is AVI without sound because ffmpeg is not installed; install it to get MP4.";

  /** With the ffmpeg of the PATH. */
  static Film installed() {
    String path = System.getenv().getOrDefault("PATH", "");
    for (String folder : path.split(File.pathSeparator)) {
      if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, "ffmpeg"))) {
        return new Film(Optional.of(Path.of(folder, "ffmpeg")), Optional.empty());
      }
    }
    return new Film(Optional.empty(), Optional.empty());
  }

  Film with(Optional<Path> track) {
    return new Film(ffmpeg, track);
  }

  /** File of the picture of a number. */
  static Path picture(Path folder, int number) {
    return folder.resolve(PICTURES.formatted(number));
  }

  /**
   * @param pictures folder of {@link #picture}s from number 0 on
   * @param stem the film without its extension
   * @return the film
   */
  Path write(Path pictures, int count, double framesPerSecond, Path stem) throws IOException {
    return ffmpeg.isPresent()
        ? mp4(pictures, framesPerSecond, stem.resolveSibling(stem.getFileName() + ".mp4"))
        : avi(pictures, count, framesPerSecond, stem.resolveSibling(stem.getFileName() + ".avi"));
  }

  private static Path avi(Path pictures, int count, double framesPerSecond, Path film)
      throws IOException {
    BufferedImage first = ImageIO.read(picture(pictures, 0).toFile());
    try (AviFile avi = new AviFile(film, first.getWidth(), first.getHeight(), framesPerSecond)) {
      for (int f = 0; f < count; f++) {
        avi.add(ImageIO.read(picture(pictures, f).toFile()));
      }
    }
    return film;
  }

  private Path mp4(Path pictures, double framesPerSecond, Path film) throws IOException {
    Process process =
        new ProcessBuilder(words(pictures, framesPerSecond, film))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      int code = process.waitFor();
      if (code != 0) {
        throw new IOException("ffmpeg could not write " + film + " (exit code " + code + ")");
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("the film was not finished", e);
    }
    return film;
  }

  /** The command line of ffmpeg; the pictures decide how long the film is. */
  List<String> words(Path pictures, double framesPerSecond, Path film) {
    List<String> words = new ArrayList<>();
    words.addAll(List.of(ffmpeg.orElseThrow().toString(), "-y", "-loglevel", "error"));
    words.addAll(List.of("-framerate", Double.toString(framesPerSecond)));
    words.addAll(List.of("-i", pictures.resolve(PICTURES).toString()));
    sound.ifPresent(
        track -> words.addAll(List.of("-i", track.toString(), "-af", "apad", "-shortest")));
    words.addAll(List.of("-vf", "pad=ceil(iw/2)*2:ceil(ih/2)*2", "-pix_fmt", "yuv420p"));
    words.add(film.toString());
    return words;
  }
}
