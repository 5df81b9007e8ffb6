package io.avatarloom.core.file;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** The recipe that a result of a run carries: PNG, JPEG and GIF pictures, PLY splats. */
public final class EmbeddedRecipe {
  private static final int MAX_TEXT = 64 << 20;
  private static final int HEAD = 1 << 20;

  private EmbeddedRecipe() {}

  /** A kind of result file. */
  private enum Kind {
    PNG,
    JPEG,
    GIF,
    PLY,
    NONE;

    static Kind of(byte[] bytes) {
      if (PngText.isPng(bytes)) {
        return PNG;
      }
      if (JpegText.isJpeg(bytes)) {
        return JPEG;
      }
      if (GifText.isGif(bytes)) {
        return GIF;
      }
      return PlyText.isPly(bytes) ? PLY : NONE;
    }
  }

  /** True for files that can carry a recipe, and are never overwritten with one. */
  public static boolean isResult(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Kind.of(in.readNBytes(64)) != Kind.NONE;
    }
  }

  /**
   * The recipe in a file; empty when it carries none or is of another kind. Of splats the header
   * alone is read.
   */
  public static Optional<String> find(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(HEAD);
      if (Kind.of(head) == Kind.PLY || Kind.of(head) == Kind.NONE) {
        return find(head);
      }
      ByteArrayOutputStream whole = new ByteArrayOutputStream();
      whole.writeBytes(head);
      in.transferTo(whole);
      return find(whole.toByteArray());
    }
  }

  /** The recipe in the bytes of a file. */
  static Optional<String> find(byte[] bytes) {
    return switch (Kind.of(bytes)) {
      case PNG -> PngText.find(bytes, PngText.RECIPE);
      case JPEG -> JpegText.find(bytes);
      case GIF -> GifText.find(bytes);
      case PLY -> PlyText.find(bytes);
      case NONE -> Optional.empty();
    };
  }

  /** The file with a recipe in it; as it is where the recipe is empty or the kind unknown. */
  static byte[] with(byte[] bytes, String recipe) {
    if (recipe.isEmpty()) {
      return bytes;
    }
    return switch (Kind.of(bytes)) {
      case PNG -> PngText.with(bytes, PngText.RECIPE, recipe);
      case JPEG -> JpegText.with(bytes, recipe);
      case GIF -> GifText.with(bytes, recipe);
      case PLY -> PlyText.with(bytes, recipe);
      case NONE -> bytes;
    };
  }

  static byte[] packed(String text) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    Deflater best = new Deflater(Deflater.BEST_COMPRESSION);
    try (DeflaterOutputStream out = new DeflaterOutputStream(data, best)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } finally {
      best.end();
    }
    return data.toByteArray();
  }

  /** The text again; empty when the bytes are damaged or the text is beyond all measure. */
  static Optional<String> unpacked(byte[] bytes) {
    try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
      byte[] text = in.readNBytes(MAX_TEXT + 1);
      return text.length == 0 || text.length > MAX_TEXT
          ? Optional.empty()
          : Optional.of(new String(text, StandardCharsets.UTF_8));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
