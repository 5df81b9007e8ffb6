package io.avatarloom.sample;

import io.avatarloom.core.file.AtomicFile;
import io.avatarloom.core.file.ImageFiles;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.Image;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The pictures of an experiment in one, a row a variant. It has no text, so it needs no fonts. */
final class ExperimentSheet {
  private static final double QUALITY = 0.85;

  private ExperimentSheet() {}

  /**
   * Stacks {@code members/ID/avatar.png} of the first member of each label.
   *
   * @param out folder of the sweep
   * @param file where the sheet goes, as JPEG
   */
  static void write(ExperimentResult result, Path out, Path file) throws IOException {
    Set<String> seen = new HashSet<>();
    List<Image> rows = new ArrayList<>();
    for (ExperimentResult.Member member : result.members()) {
      Path picture = out.resolve("members").resolve(member.id()).resolve("avatar.png");
      if (Files.exists(picture) && seen.add(member.label())) {
        rows.add(ImageFiles.read(picture));
      }
    }
    if (!rows.isEmpty()) {
      AtomicFile.write(file, ImageFiles.jpeg(stacked(rows), QUALITY));
    }
  }

  private static Image stacked(List<Image> rows) {
    int width = rows.stream().mapToInt(Image::width).max().orElseThrow();
    int height = rows.stream().mapToInt(Image::height).sum();
    float[] out = new float[3 * height * width];
    Arrays.fill(out, 1);
    int top = 0;
    for (Image row : rows) {
      for (int line = 0; line < 3 * row.height(); line++) {
        int y = line / row.height() * height + top + line % row.height();
        System.arraycopy(row.pixels().data(), line * row.width(), out, y * width, row.width());
      }
      top += row.height();
    }
    return new Image(Tensor.of(out, 3, height, width));
  }
}
