package io.avatarloom.core.value;

import io.avatarloom.core.file.SafeTensors;
import io.avatarloom.core.tensor.Tensor;
import java.util.SortedMap;
import java.util.TreeMap;

/** Codecs of splats and what belongs to them. */
final class SplatCodecs {
  static final Codec<SplatCloud> SPLAT_CLOUD =
      new TensorCodec<>((v, out) -> putCloud(out, v), SplatCodecs::cloud);
  static final Codec<SplatState> SPLAT_STATE =
      new TensorCodec<>(
          (v, out) -> {
            putCloud(out, v.cloud());
            putAll(out, "moment/", v.moments());
            putAll(out, "statistic/", v.statistics());
            out.put("step", new int[] {v.step()}, 1);
          },
          in ->
              new SplatState(
                  cloud(in), all(in, "moment/"), all(in, "statistic/"), in.ints("step")[0]));
  static final Codec<SplatGradient> SPLAT_GRADIENT =
      new TensorCodec<>(
          (v, out) -> {
            out.put("means", v.means())
                .put("quats", v.quats())
                .put("logScales", v.logScales())
                .put("logitOpacities", v.logitOpacities())
                .put("sh", v.sh())
                .put("loss", new double[] {v.loss()}, 1);
            putAll(out, "statistic/", v.statistics());
          },
          in ->
              new SplatGradient(
                  in.tensor("means"),
                  in.tensor("quats"),
                  in.tensor("logScales"),
                  in.tensor("logitOpacities"),
                  in.tensor("sh"),
                  all(in, "statistic/"),
                  in.doubles("loss")[0]));
  static final Codec<RenderRecord> RENDER_RECORD =
      new TensorCodec<>(
          (v, out) -> {
            putCloud(out, v.cloud());
            TensorCodecs.putCameras(out, v.cameras());
            out.put("background", v.background());
            v.settings().forEach((key, value) -> out.meta("setting/" + key, value));
          },
          in -> {
            SortedMap<String, String> settings = new TreeMap<>();
            in.metadata()
                .forEach(
                    (key, value) -> {
                      if (key.startsWith("setting/")) {
                        settings.put(key.substring("setting/".length()), value);
                      }
                    });
            return new RenderRecord(
                cloud(in), TensorCodecs.cameras(in), in.tensor("background"), settings, null);
          });

  private SplatCodecs() {}

  private static void putCloud(SafeTensors.Writer out, SplatCloud v) {
    out.put("means", v.means())
        .put("quats", v.quats())
        .put("logScales", v.logScales())
        .put("logitOpacities", v.logitOpacities())
        .put("sh", v.sh())
        .put("unitsPerMetre", new double[] {v.unitsPerMetre()}, 1);
    putAll(out, "label/", v.labels());
  }

  private static SplatCloud cloud(SafeTensors in) {
    return new SplatCloud(
        in.doubles("unitsPerMetre")[0],
        in.tensor("means"),
        in.tensor("quats"),
        in.tensor("logScales"),
        in.tensor("logitOpacities"),
        in.tensor("sh"),
        all(in, "label/"));
  }

  static void putAll(SafeTensors.Writer out, String prefix, SortedMap<String, Tensor> tensors) {
    tensors.forEach((name, tensor) -> out.put(prefix + name, tensor));
  }

  static SortedMap<String, Tensor> all(SafeTensors in, String prefix) {
    SortedMap<String, Tensor> found = new TreeMap<>();
    for (String key : in.entries().keySet()) {
      if (key.startsWith(prefix)) {
        found.put(key.substring(prefix.length()), in.tensor(key));
      }
    }
    return found;
  }
}
