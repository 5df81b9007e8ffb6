package io.avatarloom.core.file;

import io.avatarloom.core.tensor.Halt;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.Animation;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import org.w3c.dom.NodeList;

/** Writes clips as GIF: endless loop, one palette for all frames, no dithering. */
public final class GifFile {
  private static final byte[] LOOP_FOREVER = {1, 0, 0};
  private static final long SHORTEST_DELAY = 2;

  private GifFile() {}

  /**
   * GIF bytes. Delays are whole hundredths of a second, spread so that the clip as a whole keeps
   * its speed; players show at most 50 frames a second.
   */
  public static byte[] encode(Animation animation) throws IOException {
    Tensor frames = animation.frames();
    GifPalette palette = GifPalette.of(frames);
    IndexColorModel model = palette.model();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.prepareWriteSequence(globalPalette(writer, model));
      double hundredths = 100 / animation.framesPerSecond();
      for (int f = 0; f < frames.size(0); f++) {
        Halt.check();
        long delay = Math.round((f + 1) * hundredths) - Math.round(f * hundredths);
        BufferedImage picture =
            new BufferedImage(
                frames.size(3), frames.size(2), BufferedImage.TYPE_BYTE_INDEXED, model);
        picture
            .getRaster()
            .setDataElements(0, 0, frames.size(3), frames.size(2), palette.indices(frames, f));
        IIOMetadata metadata = metadata(writer, picture, Math.max(SHORTEST_DELAY, delay));
        writer.writeToSequence(new IIOImage(picture, null, metadata), null);
      }
      writer.endWriteSequence();
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  private static IIOMetadata globalPalette(ImageWriter writer, IndexColorModel model)
      throws IOException {
    IIOMetadata metadata = writer.getDefaultStreamMetadata(null);
    String format = metadata.getNativeMetadataFormatName();
    IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(format);
    NodeList old = root.getElementsByTagName("GlobalColorTable");
    while (old.getLength() > 0) {
      root.removeChild(old.item(0));
    }
    IIOMetadataNode table = child(root, "GlobalColorTable");
    int size = model.getMapSize();
    table.setAttribute("sizeOfGlobalColorTable", Integer.toString(size));
    table.setAttribute("backgroundColorIndex", "0");
    table.setAttribute("sortFlag", "FALSE");
    for (int i = 0; i < size; i++) {
      int rgb = model.getRGB(i);
      IIOMetadataNode entry = child(table, "ColorTableEntry");
      entry.setAttribute("index", Integer.toString(i));
      entry.setAttribute("red", Integer.toString(rgb >> 16 & 0xff));
      entry.setAttribute("green", Integer.toString(rgb >> 8 & 0xff));
      entry.setAttribute("blue", Integer.toString(rgb & 0xff));
    }
    metadata.setFromTree(format, root);
    return metadata;
  }

  private static IIOMetadata metadata(ImageWriter writer, BufferedImage picture, long delay)
      throws IOException {
    IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(picture), null);
    String format = metadata.getNativeMetadataFormatName();
    IIOMetadataNode root = new IIOMetadataNode(format);
    IIOMetadataNode control = child(root, "GraphicControlExtension");
    control.setAttribute("disposalMethod", "none");
    control.setAttribute("userInputFlag", "FALSE");
    control.setAttribute("transparentColorFlag", "FALSE");
    control.setAttribute("transparentColorIndex", "0");
    control.setAttribute("delayTime", Long.toString(delay));
    IIOMetadataNode loop = child(child(root, "ApplicationExtensions"), "ApplicationExtension");
    loop.setAttribute("applicationID", "NETSCAPE");
    loop.setAttribute("authenticationCode", "2.0");
    loop.setUserObject(LOOP_FOREVER.clone());
    metadata.mergeTree(format, root);
    return metadata;
  }

  private static IIOMetadataNode child(IIOMetadataNode parent, String name) {
    IIOMetadataNode node = new IIOMetadataNode(name);
    parent.appendChild(node);
    return node;
  }
}
