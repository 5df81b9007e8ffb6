package io.avatarloom.splat.raster;

import io.avatarloom.core.bench.BenchContext;
import io.avatarloom.core.bench.BenchOptions;
import io.avatarloom.core.bench.BenchRow;
import io.avatarloom.core.bench.Benchmark;
import io.avatarloom.core.device.Accelerator;
import io.avatarloom.core.device.DeviceChoice;
import io.avatarloom.core.device.Devices;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code loom bench splat}: how long passes over a head-like cloud take, beside gsplat's times. */
public final class SplatBench implements Benchmark {
  private static final int REPEATS = 60;
  private static final int WARM_UP = 15;
  private static final List<String> OPTIONS =
      List.of("--device", "--repeats", "--warm-up", "--lines", "--growth");

  /** The device on which gsplat was measured. */
  private static final String MEASURED_ON = "H200";

  /**
   * One line of the table: splats, degree, picture side, views, and gsplat 1.5.3's milliseconds
   * (median of 60) for a forward pass and for both passes.
   */
  private record Line(BenchScene scene, double forward, double both) {
    Line(int splats, int degree, int side, int views, double forward, double both) {
      this(new BenchScene(splats, degree, side, views), forward, both);
    }
  }

  private static final List<Line> LINES =
      List.of(
          new Line(20_000, 0, 512, 1, 0.61, 1.12),
          new Line(20_000, 0, 512, 4, 0.66, 1.46),
          new Line(20_000, 0, 1024, 4, 1.06, 2.69),
          new Line(110_000, 0, 512, 1, 0.70, 1.69),
          new Line(110_000, 0, 512, 4, 1.01, 2.43),
          new Line(110_000, 0, 1024, 4, 1.43, 3.89),
          new Line(110_000, 3, 512, 1, 0.72, 1.63),
          new Line(110_000, 3, 512, 4, 1.04, 2.60),
          new Line(110_000, 3, 1024, 4, 1.44, 4.02),
          new Line(200_000, 3, 512, 1, 0.88, 1.95),
          new Line(200_000, 3, 512, 4, 1.46, 3.64),
          new Line(200_000, 3, 1024, 4, 1.82, 4.99));

  /** Splats of the table that shows how time and memory grow. */
  private static final int[] GROWTH = {
    20_000, 50_000, 110_000, 200_000, 500_000, 1_000_000, 2_000_000
  };

  private static final int LINEAR_FROM = 200_000;

  /** Largest cost of a splat among millions over that among 200,000. */
  private static final double LINEAR = 1.2;

  @Override
  public String name() {
    return "splat";
  }

  @Override
  public String description() {
    return "Times the splat rasteriser beside gsplat: bench splat [--device D] [--repeats N]"
        + " [--warm-up N] [--lines N] [--growth yes], from 20K to 2M splats.";
  }

  @Override
  public List<BenchRow> run(List<String> args, BenchContext context) {
    BenchOptions options = BenchOptions.of(args, OPTIONS, List.of());
    DeviceChoice choice = DeviceChoice.parse(options.text("--device", "auto"));
    int repeats = options.number("--repeats", REPEATS, 1);
    int warmUp = options.number("--warm-up", WARM_UP, 1);
    int lines = Math.min(LINES.size(), options.number("--lines", LINES.size(), 1));
    boolean growth = options.text("--growth", "no").equals("yes");
    Optional<Accelerator> opened = Devices.open(choice);
    try (PassClock clock =
        opened.isPresent() ? new DeviceClock(opened.get(), warmUp) : new JavaClock()) {
      return growth
          ? grow(repeats, clock, context)
          : run(LINES.subList(0, lines), repeats, clock, context);
    } finally {
      opened.ifPresent(Accelerator::close);
    }
  }

  private static List<BenchRow> run(
      List<Line> lines, int repeats, PassClock clock, BenchContext context) {
    context.print("on " + clock.about());
    context.print("milliseconds, median of " + repeats + "; gsplat 1.5.3 on one H200");
    context.print(
        "splats SH size   views |  forward gsplat  ratio |  forward+backward gsplat  ratio");
    List<BenchRow> rows = new ArrayList<>();
    boolean comparable = clock.about().contains(MEASURED_ON);
    for (Line line : lines) {
      BenchScene scene = line.scene();
      PassClock.Times times = clock.time(scene, repeats);
      String name =
          String.format(
              Locale.ROOT,
              "%4dK  %d  %4d²  %5d",
              scene.splats() / 1000,
              scene.degree(),
              scene.side(),
              scene.views());
      context.print(
          String.format(
              Locale.ROOT,
              "%s |  %7.3f %6.2f %6.2f |  %16.3f %6.2f %6.2f",
              name,
              times.forward(),
              line.forward(),
              times.forward() / line.forward(),
              times.both(),
              line.both(),
              times.both() / line.both()));
      rows.add(row(name + " forward", times.forward(), line.forward(), comparable));
      rows.add(row(name + " both", times.both(), line.both(), comparable));
    }
    return rows;
  }

  /** Time and memory from a few splats to millions, pictures and coverage the same. */
  private static List<BenchRow> grow(int repeats, PassClock clock, BenchContext context) {
    context.print("on " + clock.about());
    context.print("SH 3, 1024², 4 views; median of " + repeats);
    context.print("splats |  forward  forward+backward ms |   memory MB | both, ns a splat");
    List<BenchRow> rows = new ArrayList<>();
    double base = 0;
    double baseBytes = 0;
    for (int splats : GROWTH) {
      PassClock.Times times = clock.time(new BenchScene(splats, 3, 1024, 4), repeats);
      double each = 1e6 * times.both() / splats;
      context.print(
          String.format(
              Locale.ROOT,
              "%5dK | %8.2f %20.2f | %11.0f | %8.1f",
              splats / 1000,
              times.forward(),
              times.both(),
              times.bytes() / 1e6,
              each));
      if (splats == LINEAR_FROM) {
        base = each;
        baseBytes = (double) times.bytes() / splats;
      }
      if (splats > LINEAR_FROM) {
        rows.add(linear("time of a splat", splats, each / base));
        if (baseBytes > 0) {
          rows.add(linear("memory of a splat", splats, times.bytes() / baseBytes / splats));
        }
      }
    }
    return rows;
  }

  private static BenchRow linear(String what, int splats, double ratio) {
    String name = what + " among " + splats / 1000 + "K over that among 200K";
    return new BenchRow(name, ratio, "", "<= " + LINEAR, ratio <= LINEAR);
  }

  private static BenchRow row(String name, double millis, double gsplat, boolean comparable) {
    String bar = comparable ? "<= " + gsplat : "";
    return new BenchRow("splat " + name, millis, "ms", bar, !comparable || millis <= gsplat);
  }
}
