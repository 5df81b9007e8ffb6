package io.avatarloom.diffusion.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.avatarloom.core.tensor.Tensor;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A variance-preserving noise schedule: x_t = sqrt(abar_t) x_0 + sqrt(1 - abar_t) noise (Ho et al.
 * 2020), with the deterministic moves of DDIM (Song et al. 2021) between its timesteps.
 */
public final class NoiseSchedule {
  private final double[] alphaBar;
  private final int offset;
  private final double firstAlphaBar;

  private NoiseSchedule(double[] alphaBar, int offset, boolean endsAtOne) {
    this.alphaBar = alphaBar;
    this.offset = offset;
    this.firstAlphaBar = endsAtOne ? 1 : alphaBar[0];
  }

  /** The schedule of Stable Diffusion 1.5: scaled linear, 1,000 steps, offset 1. */
  public static NoiseSchedule stableDiffusion() {
    return new NoiseSchedule(alphaBars(0.00085, 0.012, 1000, true), 1, false);
  }

  /**
   * Reads scheduler_config.json.
   *
   * @throws IOException if it is missing or asks for an unknown beta schedule or prediction type
   */
  public static NoiseSchedule read(Path folder) throws IOException {
    Path file = folder.resolve("scheduler_config.json");
    if (!Files.isRegularFile(file)) {
      throw new FileNotFoundException("there is no file " + file);
    }
    JsonNode config = new ObjectMapper().readTree(file.toFile());
    String betas = config.path("beta_schedule").asText("linear");
    if (!betas.equals("scaled_linear") && !betas.equals("linear")) {
      throw new IOException(
          file + " asks for beta_schedule " + betas + "; known are scaled_linear and linear");
    }
    String prediction = config.path("prediction_type").asText("epsilon");
    if (!prediction.equals("epsilon")) {
      throw new IOException(
          file + " asks for prediction_type " + prediction + "; known is epsilon");
    }
    return new NoiseSchedule(
        alphaBars(
            config.path("beta_start").asDouble(0.0001),
            config.path("beta_end").asDouble(0.02),
            config.path("num_train_timesteps").asInt(1000),
            betas.equals("scaled_linear")),
        config.path("steps_offset").asInt(0),
        config.path("set_alpha_to_one").asBoolean(true));
  }

  private static double[] alphaBars(double start, double end, int steps, boolean scaled) {
    double[] bars = new double[steps];
    double product = 1;
    double from = scaled ? Math.sqrt(start) : start;
    double to = scaled ? Math.sqrt(end) : end;
    for (int i = 0; i < steps; i++) {
      double value = from + (to - from) * i / (steps - 1);
      product *= 1 - (scaled ? value * value : value);
      bars[i] = product;
    }
    return bars;
  }

  /** Number of training timesteps. */
  public int length() {
    return alphaBar.length;
  }

  /**
   * The timestep of an index into the full run. Schedules with an offset (SD 1.5: 1) number their
   * timesteps from there; the last index stays inside the schedule.
   */
  public int timestep(int index) {
    return Math.min(index + offset, alphaBar.length - 1);
  }

  /** Share of signal variance at a timestep; before the first timestep, the schedule's end. */
  public double alphaBar(int timestep) {
    return timestep < 0 ? firstAlphaBar : alphaBar[timestep];
  }

  /** Timesteps of a DDIM run with so many steps, noisiest first ("leading" spacing). */
  public int[] timesteps(int steps) {
    int ratio = alphaBar.length / steps;
    int[] timesteps = new int[steps];
    for (int i = 0; i < steps; i++) {
      timesteps[i] = timestep((steps - 1 - i) * ratio);
    }
    return timesteps;
  }

  /** Noises clean latents; one timestep for each sample. */
  public Tensor addNoise(Tensor clean, Tensor noise, int[] timesteps) {
    return mix(
        clean, noise, timesteps, t -> Math.sqrt(alphaBar(t)), t -> Math.sqrt(1 - alphaBar(t)));
  }

  /** sqrt(abar) noise - sqrt(1 - abar) clean, the target of velocity prediction. */
  public Tensor velocity(Tensor clean, Tensor noise, int[] timesteps) {
    return mix(
        clean, noise, timesteps, t -> -Math.sqrt(1 - alphaBar(t)), t -> Math.sqrt(alphaBar(t)));
  }

  /** A factor that depends on the timestep. */
  private interface Factor {
    double at(int timestep);
  }

  private static Tensor mix(Tensor a, Tensor b, int[] timesteps, Factor fa, Factor fb) {
    float[] out = new float[a.length()];
    int row = a.length() / timesteps.length;
    for (int s = 0; s < timesteps.length; s++) {
      double wa = fa.at(timesteps[s]);
      double wb = fb.at(timesteps[s]);
      for (int i = s * row; i < (s + 1) * row; i++) {
        out[i] = (float) (wa * a.at(i) + wb * b.at(i));
      }
    }
    return Tensor.of(out, a.shape());
  }

  /**
   * The DDIM move with eta 0 from one timestep to another, towards or away from the data: x_0 = (x
   * - sqrt(1 - abar_from) noise) / sqrt(abar_from), x' = sqrt(abar_to) x_0 + sqrt(1 - abar_to)
   * noise.
   *
   * @param noise predicted at {@code from}
   */
  public Tensor move(Tensor latents, Tensor noise, int[] from, int[] to) {
    float[] out = new float[latents.length()];
    int row = latents.length() / from.length;
    for (int s = 0; s < from.length; s++) {
      double a = alphaBar(from[s]);
      double b = alphaBar(to[s]);
      double keep = Math.sqrt(b / a);
      double add = Math.sqrt(1 - b) - keep * Math.sqrt(1 - a);
      for (int i = s * row; i < (s + 1) * row; i++) {
        out[i] = (float) (keep * latents.at(i) + add * noise.at(i));
      }
    }
    return Tensor.of(out, latents.shape());
  }
}
