package io.avatarloom.diffusion.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.avatarloom.core.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Native memory stays flat over many passes with and without gradients. */
class MemoryTest {
  private static final Path GOLDEN = Path.of("../tests/src/test/resources/golden/diffusion");
  private static final Path STATUS = Path.of("/proc/self/statm");
  private static final long PAGE = 4096;

  private static long residentBytes() throws IOException {
    return PAGE * Long.parseLong(Files.readString(STATUS).split(" ")[1]);
  }

  @Test
  void passesLeaveNothingBehind() throws IOException {
    assumeTrue(Files.exists(STATUS), "resident memory is read from " + STATUS);
    Tensor picture = Tensor.zeros(2, 3, 64, 64);
    Tensor latents = Tensor.zeros(2, 4, 8, 8);
    Tensor context = Tensor.zeros(2, 77, 16);
    int[] timesteps = new int[2];
    Arrays.fill(timesteps, 100);
    try (Autoencoder vae = Autoencoder.load(GOLDEN.resolve("vae"), Precision.FLOAT32, Place.CPU);
        UNet unet = UNet.load(GOLDEN.resolve("unet"), List.of(), Precision.FLOAT32, Place.CPU)) {
      long warm = 0;
      for (int i = 0; i < 150; i++) {
        unet.predict(latents, timesteps, context);
        Encoding encoding = vae.encode(picture, true);
        if (i % 3 != 0) {
          assertThat(encoding.pullBack(latents, latents)).isPresent();
        }
        if (i == 50) {
          warm = residentBytes();
        }
      }
      assertThat(residentBytes() - warm).isLessThan(60L << 20);
    }
  }
}
