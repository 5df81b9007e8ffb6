package io.avatarloom.core.file;

import io.avatarloom.core.value.SplatCloud;
import io.avatarloom.core.value.Value;
import io.avatarloom.core.value.ValueType;
import io.avatarloom.core.value.ValueTypes;

/** Splats as 3DGS PLY; that of a run carries its recipe. */
public final class PlyExporter implements Exporter {
  @Override
  public boolean handles(ValueType<?> type, String extension) {
    return type == ValueTypes.SPLAT_CLOUD && extension.equals("ply");
  }

  @Override
  public byte[] export(Value value, String extension, RunSummary summary) {
    return complete(lasting(value, extension), summary);
  }

  @Override
  public byte[] lasting(Value value, String extension) {
    return PlyFile.write((SplatCloud) value);
  }

  @Override
  public byte[] complete(byte[] lasting, RunSummary summary) {
    return EmbeddedRecipe.with(lasting, summary.recipe());
  }
}
