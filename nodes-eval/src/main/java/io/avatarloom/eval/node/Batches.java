package io.avatarloom.eval.node;

import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.ImageBatch;
import java.util.List;

/** Batches from single pictures. */
final class Batches {
  private Batches() {}

  /** Pictures [channel, height, width] of one size, at least one. */
  static ImageBatch of(List<Tensor> pictures) {
    Tensor first = pictures.get(0);
    float[] all = new float[pictures.size() * first.length()];
    for (int i = 0; i < pictures.size(); i++) {
      System.arraycopy(pictures.get(i).data(), 0, all, i * first.length(), first.length());
    }
    return new ImageBatch(
        Tensor.of(all, pictures.size(), first.size(0), first.size(1), first.size(2)));
  }
}
