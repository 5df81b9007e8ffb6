package io.avatarloom.editor.stage;

import io.avatarloom.core.file.AtomicFile;
import io.avatarloom.core.file.GifFile;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.Animation;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import javax.imageio.ImageIO;

/**
 * Writes a camera path: {@code trajectory.json}, {@code frames/00000.png} and so on, {@code
 * path.gif}, and {@code path.mp4}, or {@code path.avi} where ffmpeg is not installed.
 *
 * @param framesPerSecond of frames and films
 * @param rounds how often the path is gone along
 * @param cutOut whether {@code cutout/00000.png} and so on are written, too, without background
 */
record PathExport(
    Path folder,
    int width,
    int height,
    double framesPerSecond,
    Film film,
    int rounds,
    boolean cutOut) {
  private static final long GIF_NUMBERS = 48_000_000;

  /** The camera and the shot of every frame, fixed before the drawing starts. */
  record Frame(double seconds, Shot shot) {}

  /** Frames of the path at its speed, the motion running along. */
  List<Frame> plan(StageModel model) {
    int steps = (int) Math.floor(model.path().seconds() * framesPerSecond);
    int round = model.path().closed() ? Math.max(1, steps) : steps + 1;
    List<Frame> frames = new ArrayList<>();
    double motionLength = model.motion().map(MotionClip::seconds).orElse(1.0);
    for (int f = 0; f < rounds * round; f++) {
      double seconds = f / framesPerSecond;
      double motionSeconds =
          model.motionHead().loop() ? seconds % motionLength : Math.min(seconds, motionLength);
      frames.add(
          new Frame(
              seconds,
              model.shot(
                  model.path().at(f % round / framesPerSecond), motionSeconds, width, height)));
    }
    return frames;
  }

  /**
   * Draws and writes everything.
   *
   * @param progress told shares from 0 to 1
   * @return the files written, frames left out
   */
  List<Path> write(
      List<Frame> frames, CameraPath path, DoubleConsumer progress, BooleanSupplier cancelled)
      throws IOException {
    List<Path> written = new ArrayList<>();
    Path pictures = Files.createDirectories(folder.resolve("frames"));
    Path trajectory = folder.resolve("trajectory.json");
    TrajectoryFile.write(trajectory, frames, path, framesPerSecond);
    written.add(trajectory);
    double shrink = gifShrink(frames.size());
    List<BufferedImage> small = new ArrayList<>();
    for (int f = 0; f < frames.size() && !cancelled.getAsBoolean(); f++) {
      BufferedImage image = Picture.of(frames.get(f).shot(), 1).image();
      ImageIO.write(image, "png", Film.picture(pictures, f).toFile());
      small.add(shrunk(image, shrink));
      if (cutOut) {
        Path file = Film.picture(Files.createDirectories(folder.resolve("cutout")), f);
        ImageIO.write(CutOut.of(frames.get(f).shot()), "png", file.toFile());
      }
      progress.accept((f + 1.0) / (frames.size() + 1));
    }
    if (!cancelled.getAsBoolean()) {
      Path gif = folder.resolve("path.gif");
      AtomicFile.write(gif, GifFile.encode(animation(small)));
      written.add(gif);
      written.add(film.write(pictures, frames.size(), framesPerSecond, folder.resolve("path")));
      progress.accept(1);
    }
    return written;
  }

  private double gifShrink(int count) {
    return Math.min(1, Math.sqrt(GIF_NUMBERS / (3.0 * width * height * count)));
  }

  private static BufferedImage shrunk(BufferedImage image, double factor) {
    int w = Math.max(1, (int) (image.getWidth() * factor));
    int h = Math.max(1, (int) (image.getHeight() * factor));
    BufferedImage small = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = small.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    pen.drawImage(image, 0, 0, w, h, null);
    pen.dispose();
    return small;
  }

  private Animation animation(List<BufferedImage> images) {
    int w = images.get(0).getWidth();
    int h = images.get(0).getHeight();
    float[] data = new float[3 * w * h * images.size()];
    for (int f = 0; f < images.size(); f++) {
      int[] rgb = images.get(f).getRGB(0, 0, w, h, null, 0, w);
      for (int c = 0; c < 3; c++) {
        for (int i = 0; i < rgb.length; i++) {
          data[(3 * f + c) * w * h + i] = (rgb[i] >> 16 - 8 * c & 0xff) / 255f;
        }
      }
    }
    return new Animation(Tensor.of(data, images.size(), 3, h, w), framesPerSecond);
  }
}
