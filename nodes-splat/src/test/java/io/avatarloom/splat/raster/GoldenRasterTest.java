package io.avatarloom.splat.raster;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoldenRasterTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "splat_0_classic_sh0",
        "splat_1_classic_sh1",
        "splat_2_classic_sh3",
        "splat_3_antialiased_sh2"
      })
  void agreesWithGsplat(String name) throws IOException {
    GoldenScene scene = GoldenScene.read(name);
    RasterFrame frame = Rasteriser.forward(scene.splats(), scene.views(), scene.settings());
    RasterGradient gradient = Rasteriser.backward(frame, scene.upstream(), new RasterBuffers());
    scene.check(frame.image(), frame.alpha(), frame.depth(), gradient);
  }
}
