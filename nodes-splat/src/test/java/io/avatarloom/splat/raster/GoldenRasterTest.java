package io.avatarloom.splat.raster;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.core.bench.Comparison;
import io.avatarloom.core.file.SafeTensors;
import io.avatarloom.core.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoldenRasterTest {
  private static final Path FOLDER = Path.of("../tests/src/test/resources/golden/splat");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "splat_0_classic_sh0",
        "splat_1_classic_sh1",
        "splat_2_classic_sh3",
        "splat_3_antialiased_sh2"
      })
  void agreesWithGsplat(String name) throws IOException {
    SafeTensors file = SafeTensors.read(FOLDER.resolve(name + ".safetensors"));
    RasterFrame frame = render(file);
    int views = frame.views().count();
    int pixels = frame.views().width() * frame.views().height();
    check(Comparison.absolute(name, "image", planes(file.tensor("image")), frame.image(), 1e-4));
    check(Comparison.absolute(name, "alpha", file.tensor("alpha").data(), frame.alpha(), 1e-4));
    check(Comparison.relative(name, "depth", file.tensor("depth").data(), frame.depth(), 1e-4));
    assertThat(frame.image()).hasSize(3 * views * pixels);

    RasterGradient gradient =
        Rasteriser.backward(
            frame,
            new ImageCotangent(
                planes(file.tensor("grad_image")),
                file.tensor("grad_alpha").data(),
                file.tensor("grad_depth").data()),
            new RasterBuffers());
    check(relative(name, file, "grad_means", gradient.means(), 1e-4));
    check(relative(name, file, "grad_quats", gradient.quats(), 1e-4));
    check(relative(name, file, "grad_log_scales", gradient.logScales(), 1e-4));
    check(relative(name, file, "grad_logit_opacities", gradient.logitOpacities(), 1e-4));
    check(relative(name, file, "grad_sh", gradient.sh(), 3e-4));
    check(relative(name, file, "grad_means2d", gradient.screenMeans(), 1e-4));
  }

  private static RasterFrame render(SafeTensors file) {
    int width = Integer.parseInt(file.metadata().get("width"));
    int height = Integer.parseInt(file.metadata().get("height"));
    float[] k = file.tensor("K").data();
    int views = k.length / 9;
    float[] intrinsics = new float[4 * views];
    for (int v = 0; v < views; v++) {
      intrinsics[4 * v] = k[9 * v];
      intrinsics[4 * v + 1] = k[9 * v + 4];
      intrinsics[4 * v + 2] = k[9 * v + 2];
      intrinsics[4 * v + 3] = k[9 * v + 5];
    }
    SplatArrays splats =
        new SplatArrays(
            file.tensor("means").data(),
            file.tensor("quats").data(),
            file.tensor("log_scales").data(),
            file.tensor("logit_opacities").data(),
            file.tensor("sh").data(),
            Integer.parseInt(file.metadata().get("sh_degree")));
    RasterViews cameras =
        new RasterViews(
            file.tensor("w2c").data(), intrinsics, file.tensor("background").data(), width, height);
    return Rasteriser.forward(
        splats,
        cameras,
        RasterSettings.gsplat153()
            .withAntialiased(file.metadata().get("mode").equals("antialiased")));
  }

  private static Comparison relative(
      String suite, SafeTensors file, String key, float[] actual, double limit) {
    return Comparison.relative(suite, key, file.tensor(key).data(), actual, limit);
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
