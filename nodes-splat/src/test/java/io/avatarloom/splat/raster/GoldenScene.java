package io.avatarloom.splat.raster;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.core.bench.Comparison;
import io.avatarloom.core.file.SafeTensors;
import io.avatarloom.core.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;

/** A scene that gsplat 1.5.3 has rendered and differentiated. */
record GoldenScene(
    String name,
    SplatArrays splats,
    RasterViews views,
    RasterSettings settings,
    ImageCotangent upstream,
    SafeTensors file) {
  private static final Path FOLDER = Path.of("../tests/src/test/resources/golden/splat");
  private static final double LIMIT = 1e-4;

  /** gsplat's own float32 noise in this tensor. */
  private static final double SH_LIMIT = 3e-4;

  static GoldenScene read(String name) throws IOException {
    SafeTensors file = SafeTensors.read(FOLDER.resolve(name + ".safetensors"));
    SplatArrays splats =
        new SplatArrays(
            file.tensor("means").data(),
            file.tensor("quats").data(),
            file.tensor("log_scales").data(),
            file.tensor("logit_opacities").data(),
            file.tensor("sh").data(),
            Integer.parseInt(file.metadata().get("sh_degree")));
    RasterSettings settings =
        RasterSettings.gsplat153()
            .withAntialiased(file.metadata().get("mode").equals("antialiased"));
    ImageCotangent upstream =
        new ImageCotangent(
            planes(file.tensor("grad_image")),
            file.tensor("grad_alpha").data(),
            file.tensor("grad_depth").data());
    return new GoldenScene(name, splats, views(file), settings, upstream, file);
  }

  private static RasterViews views(SafeTensors file) {
    float[] k = file.tensor("K").data();
    int views = k.length / 9;
    float[] intrinsics = new float[4 * views];
    for (int v = 0; v < views; v++) {
      intrinsics[4 * v] = k[9 * v];
      intrinsics[4 * v + 1] = k[9 * v + 4];
      intrinsics[4 * v + 2] = k[9 * v + 2];
      intrinsics[4 * v + 3] = k[9 * v + 5];
    }
    return new RasterViews(
        file.tensor("w2c").data(),
        intrinsics,
        file.tensor("background").data(),
        Integer.parseInt(file.metadata().get("width")),
        Integer.parseInt(file.metadata().get("height")));
  }

  /** Fails where a tensor is further from gsplat's than its limit. */
  void check(float[] image, float[] alpha, float[] depth, RasterGradient gradient) {
    check(Comparison.absolute(name, "image", planes(file.tensor("image")), image, LIMIT));
    check(Comparison.absolute(name, "alpha", file.tensor("alpha").data(), alpha, LIMIT));
    relative("depth", depth, LIMIT);
    relative("grad_means", gradient.means(), LIMIT);
    relative("grad_quats", gradient.quats(), LIMIT);
    relative("grad_log_scales", gradient.logScales(), LIMIT);
    relative("grad_logit_opacities", gradient.logitOpacities(), LIMIT);
    relative("grad_sh", gradient.sh(), SH_LIMIT);
    relative("grad_means2d", gradient.screenMeans(), LIMIT);
  }

  private void relative(String key, float[] actual, double limit) {
    check(Comparison.relative(name, key, file.tensor(key).data(), actual, limit));
  }

  private static void check(Comparison comparison) {
    assertThat(comparison.passed()).as(comparison.toString()).isTrue();
  }

  /** [view, H, W, 3] to [view, 3, H, W]. */
  private static float[] planes(Tensor image) {
    int views = image.size(0);
    int pixels = image.size(1) * image.size(2);
    float[] out = new float[image.length()];
    for (int v = 0; v < views; v++) {
      for (int p = 0; p < pixels; p++) {
        for (int c = 0; c < 3; c++) {
          out[(3 * v + c) * pixels + p] = image.at((v * pixels + p) * 3 + c);
        }
      }
    }
    return out;
  }
}
