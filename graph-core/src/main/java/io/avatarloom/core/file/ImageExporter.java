package io.avatarloom.core.file;

import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.Image;
import io.avatarloom.core.value.ImageBatch;
import io.avatarloom.core.value.Value;
import io.avatarloom.core.value.ValueType;
import io.avatarloom.core.value.ValueTypes;
import java.io.IOException;

/** Pictures as PNG or JPEG; a batch as one row. A picture of a run carries its recipe. */
public final class ImageExporter implements Exporter {
  private static final double QUALITY = 0.92;

  @Override
  public boolean handles(ValueType<?> type, String extension) {
    return (type == ValueTypes.IMAGE || type == ValueTypes.IMAGE_BATCH)
        && (extension.equals("png") || extension.equals("jpg"));
  }

  @Override
  public byte[] export(Value value, String extension, RunSummary summary) throws IOException {
    return complete(lasting(value, extension), summary);
  }

  @Override
  public byte[] complete(byte[] lasting, RunSummary summary) {
    return EmbeddedRecipe.with(lasting, summary.recipe());
  }

  @Override
  public byte[] lasting(Value value, String extension) throws IOException {
    Image image = value instanceof ImageBatch batch ? row(batch) : (Image) value;
    return extension.equals("png") ? ImageFiles.png(image) : ImageFiles.jpeg(image, QUALITY);
  }

  private static Image row(ImageBatch batch) {
    int n = batch.count();
    int w = batch.width();
    float[] in = batch.pixels().data();
    float[] out = new float[in.length];
    int rows = batch.channels() * batch.height();
    for (int i = 0; i < n; i++) {
      for (int r = 0; r < rows; r++) {
        System.arraycopy(in, (i * rows + r) * w, out, (r * n + i) * w, w);
      }
    }
    return new Image(Tensor.of(out, batch.channels(), batch.height(), n * w));
  }
}
