package io.avatarloom.sample;

import io.avatarloom.core.bench.BenchContext;
import io.avatarloom.core.bench.BenchRow;
import io.avatarloom.core.bench.Benchmark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Is the avatar recognised? For every person an avatar is made from the picture alone, rendered
 * neutral at azimuth -15, 0 and 15 degrees, and the mean unit descriptor of its renders is compared
 * with the descriptors of all people. The control run has the empty prompt in place of the
 * identity.
 */
public final class IdentityBench implements Benchmark {
  private static final double COLOUR_LIMIT = 20;

  @Override
  public String name() {
    return "identity";
  }

  @Override
  public String description() {
    return "Makes avatars of people and sees whether they are recognised: [--people DIR] [--first N] [--count N]"
        + " [--recipe FILE] [--no-control] [--set NODE.PARAM=VALUE ...].";
  }

  @Override
  public List<BenchRow> run(List<String> words, BenchContext context) throws Exception {
    IdentityArguments args = IdentityArguments.parse(words, context);
    People people = People.read(args.people());
    int count = Math.min(args.count(), people.count() - args.first());
    if (count < 1) {
      throw new IllegalArgumentException(
          "there are " + people.count() + " people, met --first " + args.first());
    }
    List<BenchRow> rows = new ArrayList<>();
    double[] with = measure(args, context, people, count, false, rows);
    rows.add(
        new BenchRow(
            "recognised with the identity",
            with[0],
            "of " + count,
            ">= " + required(count),
            with[0] >= required(count)));
    rows.add(
        new BenchRow(
            "hair and cheek within deltaE " + (int) COLOUR_LIMIT,
            with[1],
            "of " + count,
            ">= " + Math.round(0.7 * count),
            with[1] >= Math.round(0.7 * count)));
    rows.add(new BenchRow("time per avatar", with[2] / count, "s", "", true));
    if (args.control()) {
      double[] without = measure(args, context, people, count, true, rows);
      long most = Math.round(0.3 * count);
      rows.add(
          new BenchRow(
              "recognised with the empty prompt",
              without[0],
              "of " + count,
              "<= " + most,
              without[0] <= most));
    }
    return rows;
  }

  private static long required(int count) {
    return (long) Math.ceil(0.9 * count - 1e-9);
  }

  /** Returns how many were recognised, how many have the right colours, and the seconds spent. */
  private static double[] measure(
      IdentityArguments args,
      BenchContext context,
      People people,
      int count,
      boolean control,
      List<BenchRow> rows)
      throws Exception {
    double[] result = new double[3];
    for (int person = args.first(); person < args.first() + count; person++) {
      Path out =
          context.work().resolve((control ? "control" : "person") + "%02d".formatted(person));
      long begin = System.nanoTime();
      int code = context.loom(command(args, people.picture(person), person, control, out));
      double seconds = (System.nanoTime() - begin) / 1e9;
      result[2] += seconds;
      if (code != 0) {
        throw new IOException("the run for " + people.picture(person) + " ended with code " + code);
      }
      double[] distances = people.distances(AvatarFigures.descriptor(out));
      int nearest = People.smallest(distances);
      boolean right = nearest == person;
      result[0] += right ? 1 : 0;
      double hair = AvatarFigures.number(out, "hair_delta_e.json");
      double cheek = AvatarFigures.number(out, "cheek_delta_e.json");
      result[1] += hair <= COLOUR_LIMIT && cheek <= COLOUR_LIMIT ? 1 : 0;
      String label = (control ? "empty prompt, seed " : "person ") + person;
      context.print(line(label, distances, person, nearest, hair, cheek, seconds));
      rows.add(new BenchRow(label + " own distance", distances[person], "", "", true));
      rows.add(
          new BenchRow(
              label + " nearest other", People.smallestOther(distances, person), "", "", true));
    }
    return result;
  }

  private static List<String> command(
      IdentityArguments args, Path picture, int person, boolean control, Path out)
      throws IOException {
    Files.createDirectories(out);
    List<String> command = new ArrayList<>(List.of("run", args.recipe().toString()));
    command.addAll(List.of("--quiet", "--out", out.toString()));
    command.addAll(List.of("--set", "photo.file=" + picture, "--set", "seed=" + person));
    if (control) {
      command.addAll(List.of("--set", "identity.choice=b"));
    }
    args.settings().forEach(setting -> command.addAll(List.of("--set", setting)));
    return command;
  }

  private static String line(
      String label,
      double[] distances,
      int own,
      int nearest,
      double hair,
      double cheek,
      double seconds) {
    StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%-22s", label));
    for (int i = 0; i < distances.length; i++) {
      text.append(String.format(Locale.ROOT, i == nearest ? " [%.2f]" : "  %.2f ", distances[i]));
    }
    text.append(nearest == own ? "  right" : "  WRONG");
    return text.append(
            String.format(
                Locale.ROOT, "  hair dE %.0f cheek dE %.0f  %.0f s", hair, cheek, seconds))
        .toString();
  }
}
