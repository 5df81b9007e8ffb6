package io.avatarloom.diffusion.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.avatarloom.core.bench.Comparison;
import io.avatarloom.core.file.SafeTensors;
import io.avatarloom.core.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NoiseScheduleTest {
  private final SafeTensors io =
      SafeTensors.read(Path.of("../tests/src/test/resources/golden/diffusion/io.safetensors"));
  private final NoiseSchedule schedule = NoiseSchedule.stableDiffusion();

  NoiseScheduleTest() throws IOException {}

  private void check(String name, Tensor actual) {
    Comparison comparison =
        Comparison.relative("diffusion", name, io.tensor(name).data(), actual.data(), 1e-5);
    assertThat(comparison.passed()).as(comparison.toString()).isTrue();
  }

  private static int[] both(int timestep) {
    return new int[] {timestep, timestep};
  }

  @Test
  void alphaBarsOfStableDiffusion() {
    double[] expected = io.doubles("ddim.alphas_cumprod");
    for (int t = 0; t < expected.length; t++) {
      assertThat(schedule.alphaBar(t)).isCloseTo(expected[t], within(2e-6));
    }
    assertThat(schedule.alphaBar(schedule.timestep(500 - 1))).isCloseTo(0.276333, within(1e-6));
  }

  @Test
  void ddimStepsDownAsDiffusers() {
    int[] timesteps = schedule.timesteps(50);
    assertThat(timesteps).isEqualTo(io.ints("ddim.timesteps50"));
    Tensor x = io.tensor("ddim.start");
    for (int k = 0; k < 3; k++) {
      int t = timesteps[20 * k];
      x = schedule.move(x, io.tensor("ddim.eps." + k), both(t), both(t - 20));
      check("ddim.prev." + k, x);
    }
  }

  @Test
  void ddimStepsUpAsDiffusers() {
    int[] timesteps = io.ints("ddim_inverse.timesteps50");
    Tensor x = io.tensor("ddim.start");
    for (int k = 0; k < 3; k++) {
      int t = timesteps[10 * k];
      x = schedule.move(x, io.tensor("ddim.eps." + k), both(t - 20), both(t));
      check("ddim_inverse.next." + k, x);
    }
  }

  @Test
  void noiseAndVelocity() {
    int[] t = io.ints("ddpm.add_noise_t");
    Tensor clean = io.tensor("ddim.start");
    Tensor noise = io.tensor("ddim.eps.0");
    check("ddpm.add_noise", schedule.addNoise(clean, noise, t));
    check("ddpm.velocity", schedule.velocity(clean, noise, t));
  }

  @Test
  void movingNowhereChangesNothing() {
    Tensor x = io.tensor("ddim.start");
    Tensor moved = schedule.move(x, io.tensor("ddim.eps.0"), both(51), both(51));
    assertThat(Arrays.equals(moved.data(), x.data())).isTrue();
  }
}
