package io.avatarloom.diffusion.full;

import io.avatarloom.core.bench.BenchContext;
import io.avatarloom.core.bench.BenchOptions;
import io.avatarloom.core.bench.BenchRow;
import io.avatarloom.core.bench.Benchmark;
import io.avatarloom.core.bench.Median;
import io.avatarloom.core.device.Accelerator;
import io.avatarloom.core.device.DeviceChoice;
import io.avatarloom.core.device.Devices;
import io.avatarloom.core.tensor.CounterRandom;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.diffusion.net.Autoencoder;
import io.avatarloom.diffusion.net.ControlBranch;
import io.avatarloom.diffusion.net.Encoding;
import io.avatarloom.diffusion.net.Place;
import io.avatarloom.diffusion.net.Precision;
import io.avatarloom.diffusion.net.Residuals;
import io.avatarloom.diffusion.net.UNet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code loom bench diffusion}: how long passes of networks of the size of Stable Diffusion 1.5
 * take, with their copies to and from Java, beside diffusers' times.
 */
public final class DiffusionBench implements Benchmark {
  /** The device on which diffusers was measured. */
  private static final String MEASURED_ON = "H200";

  private static final int TOKENS = 77;
  private static final int WIDTH = 768;
  private static final int VAE_BATCH = 4;

  private static final List<String> OPTIONS =
      List.of("--device", "--batches", "--size", "--repeats", "--precision");

  /** What the command line says. */
  private record Options(
      DeviceChoice device, int[] batches, int side, int repeats, String precision) {}

  /** What a benchmark run has open. */
  private record Session(Options options, Place place, boolean comparable, BenchContext context) {
    Precision precision() {
      return Precision.of(options.precision, place);
    }
  }

  @Override
  public String name() {
    return "diffusion";
  }

  @Override
  public String description() {
    return "Times UNet, ControlNet and VAE of the size of SD 1.5 with random weights: bench"
        + " diffusion [--device D] [--batches 1,4,8,16] [--size PX] [--repeats N] [--precision P].";
  }

  @Override
  public List<BenchRow> run(List<String> args, BenchContext context) throws Exception {
    Options options = options(args);
    Optional<Accelerator> opened = Devices.open(options.device);
    try {
      Place place = Place.of(opened);
      String device = opened.map(a -> a.info().toString()).orElse("the processor");
      boolean comparable = place.isGpu() && device.contains(MEASURED_ON) && options.side == 512;
      Session session = new Session(options, place, comparable, context);
      context.print(
          "networks on %s (%s), %s, pictures of %d px"
              .formatted(
                  place.isGpu() ? device : "the processor",
                  place.reason().isEmpty() ? "as chosen" : place.reason(),
                  session.precision(),
                  options.side));
      List<BenchRow> rows = new ArrayList<>();
      unet(session, rows);
      vae(session, rows);
      return rows;
    } finally {
      opened.ifPresent(Accelerator::close);
    }
  }

  private static Options options(List<String> args) {
    BenchOptions words = BenchOptions.of(args, OPTIONS, List.of());
    Options options =
        new Options(
            DeviceChoice.parse(words.text("--device", "auto")),
            words.numbers("--batches", 1, 4, 8, 16),
            words.number("--size", 512, 1) / 64 * 64,
            words.number("--repeats", 20, 1),
            words.text("--precision", Precision.AUTO));
    if (options.side == 0 || !Precision.WORDS.contains(options.precision)) {
      throw new IllegalArgumentException(
          "expected a --size of 64 or more and a --precision of " + Precision.WORDS);
    }
    return options;
  }

  private static void unet(Session session, List<BenchRow> rows) throws IOException {
    Path folder = StableDiffusion.unet(session.context.work().resolve("unet"));
    Path control = StableDiffusion.controlNet(session.context.work().resolve("control"));
    try (UNet unet = UNet.load(folder, List.of(), session.precision(), session.place);
        ControlBranch branch = ControlBranch.load(control, session.precision(), session.place)) {
      for (int batch : session.options.batches) {
        Tensor latents = random("latents", batch, 4, session.options.side / 8);
        Tensor context = new CounterRandom(0, "context", 0).gaussian(batch, TOKENS, WIDTH);
        Tensor hint = random("hint", batch, 3, session.options.side);
        int[] steps = new int[batch];
        Arrays.fill(steps, 500);
        finite(unet.predict(latents, steps, context));
        double plain = time(session, () -> unet.predict(latents, steps, context));
        rows.add(row(session, "UNet, batch " + batch, plain, bar(batch)));
        double controlled =
            time(
                session,
                () -> {
                  try (Residuals residuals = branch.residuals(latents, steps, context, hint, 1)) {
                    unet.predict(latents, steps, context, residuals);
                  }
                });
        rows.add(row(session, "ControlNet and UNet, batch " + batch, controlled, 0));
      }
    }
  }

  /** Milliseconds of diffusers (DESIGN, section 11); 0 where none was measured. */
  private static double bar(int batch) {
    return batch == 8 ? 28.5 : batch == 4 ? 20.1 : 0;
  }

  private static void vae(Session session, List<BenchRow> rows) throws IOException {
    Path folder = StableDiffusion.vae(session.context.work().resolve("vae"));
    try (Autoencoder vae = Autoencoder.load(folder, session.precision(), session.place)) {
      int batch = Math.min(VAE_BATCH, Arrays.stream(session.options.batches).max().orElse(1));
      Tensor images = random("images", batch, 3, session.options.side);
      Tensor upstream = random("upstream", batch, 4, session.options.side / vae.reduction());
      Tensor none = Tensor.zeros(upstream.shape());
      finite(vae.encode(images, true).pullBack(upstream, none).orElseThrow());
      double encode = time(session, () -> vae.encode(images, false));
      rows.add(row(session, "VAE encode, batch " + batch, encode, 0));
      double both =
          time(
              session,
              () -> {
                Encoding encoding = vae.encode(images, true);
                encoding.pullBack(upstream, none);
              });
      rows.add(row(session, "VAE encode with gradient, batch " + batch, both, batch == 4 ? 62 : 0));
    }
  }

  private static Tensor random(String name, int batch, int channels, int side) {
    return new CounterRandom(0, name, 0).gaussian(batch, channels, side, side);
  }

  private static void finite(Tensor result) {
    for (float x : result.data()) {
      if (!Float.isFinite(x)) {
        throw new IllegalStateException("a pass gave a number that is not finite");
      }
    }
  }

  /** Median milliseconds. */
  private static double time(Session session, Runnable pass) {
    for (int i = 0; i < (session.place.isGpu() ? 5 : 1); i++) {
      pass.run();
    }
    double[] millis = new double[session.options.repeats];
    for (int i = 0; i < millis.length; i++) {
      long start = System.nanoTime();
      pass.run();
      millis[i] = (System.nanoTime() - start) / 1e6;
    }
    return Median.of(millis);
  }

  private static BenchRow row(Session session, String name, double millis, double diffusers) {
    boolean barred = session.comparable && diffusers > 0;
    session.context.print(
        String.format(
            Locale.ROOT,
            "%-36s %9.2f ms%s",
            name,
            millis,
            barred
                ? String.format(
                    Locale.ROOT, "   diffusers %.1f, ratio %.2f", diffusers, millis / diffusers)
                : ""));
    return new BenchRow(
        "diffusion " + name,
        millis,
        "ms",
        barred ? "<= " + diffusers : "",
        !barred || millis <= diffusers);
  }
}
