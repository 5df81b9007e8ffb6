package io.avatarloom.core.file;

import io.avatarloom.core.value.Animation;
import io.avatarloom.core.value.Value;
import io.avatarloom.core.value.ValueType;
import io.avatarloom.core.value.ValueTypes;
import java.io.IOException;

/** Clips as GIF; that of a run carries its recipe. */
public final class GifExporter implements Exporter {
  @Override
  public boolean handles(ValueType<?> type, String extension) {
    return type == ValueTypes.ANIMATION && extension.equals("gif");
  }

  @Override
  public byte[] export(Value value, String extension, RunSummary summary) throws IOException {
    return complete(lasting(value, extension), summary);
  }

  @Override
  public byte[] lasting(Value value, String extension) throws IOException {
    return GifFile.encode((Animation) value);
  }

  @Override
  public byte[] complete(byte[] lasting, RunSummary summary) {
    return EmbeddedRecipe.with(lasting, summary.recipe());
  }
}
