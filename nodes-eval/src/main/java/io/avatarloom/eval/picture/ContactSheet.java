package io.avatarloom.eval.picture;

import io.avatarloom.core.file.ImageFiles;
import io.avatarloom.core.tensor.Halt;
import io.avatarloom.core.tensor.Resample;
import io.avatarloom.core.value.Image;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * Pictures side by side with a label under each.
 *
 * @param columns of the grid; 0 for a grid about as wide as high
 * @param labels of the first cells, may be fewer than cells
 * @param background behind and between the pictures
 * @param cellPx length of the longer side of each picture; 0 keeps the sizes
 */
public record ContactSheet(int columns, List<String> labels, Color background, int cellPx) {
  private static final int SMALLEST_TEXT = 11;
  private static final int LARGEST_TEXT = 20;

  /**
   * Lays the pictures out row by row, each in the middle of its cell.
   *
   * @param pictures at least one
   */
  public Image draw(List<Image> pictures) {
    List<BufferedImage> cells = pictures.stream().map(this::scaled).toList();
    int cellWidth = cells.stream().mapToInt(BufferedImage::getWidth).max().orElseThrow();
    int cellHeight = cells.stream().mapToInt(BufferedImage::getHeight).max().orElseThrow();
    int across = columns > 0 ? columns : (int) Math.ceil(Math.sqrt(cells.size()));
    across = Math.min(across, cells.size());
    int down = (cells.size() + across - 1) / across;
    int gap = Math.max(4, cellWidth / 32);
    int text = Math.max(SMALLEST_TEXT, Math.min(LARGEST_TEXT, cellWidth / 14));
    boolean labelled = labels.stream().limit(cells.size()).anyMatch(label -> !label.isBlank());
    int pitchY = cellHeight + gap + (labelled ? text + gap : 0);
    BufferedImage sheet =
        new BufferedImage(
            gap + across * (cellWidth + gap), gap + down * pitchY, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = graphics(sheet, text);
    for (int i = 0; i < cells.size(); i++) {
      int left = gap + i % across * (cellWidth + gap);
      int top = gap + i / across * pitchY;
      Halt.check();
      BufferedImage cell = cells.get(i);
      int x = left + (cellWidth - cell.getWidth()) / 2;
      g.drawImage(cell, x, top + (cellHeight - cell.getHeight()) / 2, null);
      if (labelled && i < labels.size()) {
        label(g, labels.get(i), left, top + cellHeight + gap / 2 + text, cellWidth);
      }
    }
    g.dispose();
    return ImageFiles.image(sheet);
  }

  private BufferedImage scaled(Image image) {
    Halt.check();
    int longer = Math.max(image.width(), image.height());
    if (cellPx == 0 || cellPx == longer) {
      return ImageFiles.buffered(image);
    }
    int width = Math.max(1, Math.round((float) image.width() * cellPx / longer));
    int height = Math.max(1, Math.round((float) image.height() * cellPx / longer));
    return ImageFiles.buffered(new Image(Resample.resize(image.pixels(), height, width)));
  }

  private Graphics2D graphics(BufferedImage sheet, int text) {
    Graphics2D g = sheet.createGraphics();
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setColor(background);
    g.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    g.setColor(Colours.textOn(background));
    g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, text));
    return g;
  }

  private static void label(Graphics2D g, String label, int left, int baseline, int width) {
    FontMetrics metrics = g.getFontMetrics();
    String shown = label;
    int kept = label.length();
    while (kept > 0 && metrics.stringWidth(shown) > width) {
      kept--;
      shown = label.substring(0, kept).stripTrailing() + "…";
    }
    g.drawString(shown, left + (width - metrics.stringWidth(shown)) / 2, baseline);
  }
}
