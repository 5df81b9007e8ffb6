package io.avatarloom.core.file;

import io.avatarloom.core.value.SplatCloud;
import io.avatarloom.core.value.Value;
import io.avatarloom.core.value.ValueType;
import io.avatarloom.core.value.ValueTypes;

/** Splats as 3DGS PLY. */
public final class PlyExporter implements Exporter {
  @Override
  public boolean handles(ValueType<?> type, String extension) {
    return type == ValueTypes.SPLAT_CLOUD && extension.equals("ply");
  }

  @Override
  public byte[] export(Value value, String extension, RunSummary summary) {
    return PlyFile.write((SplatCloud) value);
  }
}
