package io.avatarloom.morphable.data;

import io.avatarloom.core.bench.BenchContext;
import io.avatarloom.core.bench.BenchRow;
import io.avatarloom.core.bench.Benchmark;
import io.avatarloom.core.file.AtomicFile;
import io.avatarloom.core.file.ImageFiles;
import io.avatarloom.core.picture.LabelledPicture;
import io.avatarloom.core.tensor.Parallel;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.Image;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;

/** How fast synthetic heads are drawn, with a contact sheet to look at. */
public final class DataBench implements Benchmark {
  private static final int SIZE = 128;
  private static final int WARM = 150;
  private static final int TIMED = 300;
  private static final double BAR = 50_000.0 / 16;
  private static final int COLUMNS = 15;
  private static final int ROWS = 10;

  @Override
  public String name() {
    return "data";
  }

  @Override
  public String description() {
    return "Pictures of synthetic heads a minute; arguments: seed, first person of the sheet.";
  }

  @Override
  public List<BenchRow> run(List<String> args, BenchContext context) throws Exception {
    long seed = args.isEmpty() ? 1 : Long.parseLong(args.get(0));
    int person = args.size() < 2 ? 0 : Integer.parseInt(args.get(1));
    int cores = Runtime.getRuntime().availableProcessors();
    try (SyntheticHeads heads =
        new SyntheticHeads(context.assets(), seed, 0, Integer.MAX_VALUE, SIZE)) {
      for (int i = 0; i < WARM; i++) {
        heads.picture(i);
      }
      double perCore = perCore(heads);
      long begin = System.nanoTime();
      Parallel.forEach(TIMED * cores, i -> heads.picture(100_000 + i));
      double all = TIMED * cores / ((System.nanoTime() - begin) * 1e-9);
      Path sheet = context.work().resolve("sheet.png");
      AtomicFile.write(sheet, ImageFiles.png(sheet(heads, person)));
      context.print("contact sheet: " + sheet);
      return List.of(
          new BenchRow(
              "pictures a minute and core, all maps at 128 x 128",
              60 * perCore,
              "1/min",
              ">= %.0f".formatted(BAR),
              60 * perCore >= BAR),
          new BenchRow("pictures a minute on " + cores + " cores", 60 * all, "1/min", "", true));
    }
  }

  /** Pictures in a second of one thread's time on a processor. */
  private static double perCore(SyntheticHeads heads)
      throws InterruptedException, ExecutionException {
    double[] seconds = new double[1];
    ForkJoinPool alone = new ForkJoinPool(1);
    try {
      alone
          .submit(
              () -> {
                long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                for (int i = 0; i < TIMED; i++) {
                  heads.picture(WARM + i);
                }
                long end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                seconds[0] = (end - begin) * 1e-9;
              })
          .get();
    } finally {
      alone.shutdown();
    }
    return TIMED / seconds[0];
  }

  private static Image sheet(SyntheticHeads heads, int person) {
    float[] out = new float[3 * ROWS * SIZE * COLUMNS * SIZE];
    Parallel.forEach(
        ROWS * COLUMNS,
        i -> {
          LabelledPicture picture =
              heads.picture(25 * (person + i / COLUMNS) + i % COLUMNS + 10 - 5);
          place(picture.image(), out, i);
        });
    return new Image(Tensor.of(out, 3, ROWS * SIZE, COLUMNS * SIZE));
  }

  private static void place(byte[] image, float[] out, int cell) {
    for (int j = 0; j < image.length; j++) {
      int row = cell / COLUMNS * SIZE + j / SIZE % SIZE;
      int column = cell % COLUMNS * SIZE + j % SIZE;
      out[(j / (SIZE * SIZE) * ROWS * SIZE + row) * COLUMNS * SIZE + column] =
          (image[j] & 0xff) / 255f;
    }
  }
}
