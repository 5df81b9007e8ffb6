package io.avatarloom.splat.node;

import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.tensor.CounterRandom;
import io.avatarloom.core.tensor.Halt;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.Mesh;
import io.avatarloom.core.value.SplatCloud;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.splat.seed.MeshSurface;
import io.avatarloom.splat.seed.SplatList;
import java.util.stream.IntStream;
import org.eclipse.collections.api.list.ImmutableList;

/** Faint splats where hair may grow: shells over the scalp, curtains beside and behind the neck. */
public final class SeedShellNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "splat.seedShell",
          1,
          "Seed hair shell",
          "Adds faint splats in shells over the scalp and in a curtain beside and behind the neck,"
              + " so that guidance can make hair of them; those it has no use for fade and are"
              + " pruned.");
  private static final In<SplatCloud> CLOUD = B.in("cloud", ValueTypes.SPLAT_CLOUD, "The splats.");
  private static final In<Mesh> MESH =
      B.in("mesh", ValueTypes.MESH, "The mesh they stand on, with the label of the scalp.");
  private static final Param<String> SCALP =
      B.text("scalpLabel", "scalp", "Mesh label over which the shells lie.");
  private static final Param<ImmutableList<Double>> OFFSETS =
      B.numbers(
          "offsetsM", new double[] {0.008, 0.018, 0.032}, 0, 1, "m", "Distance of each shell.");
  private static final Param<Integer> PER_SHELL =
      B.integer("perShell", 1150, 0, 1000000, "", "Splats of each shell.");
  private static final Param<Integer> CURTAIN =
      B.integer("curtain", 1600, 0, 1000000, "", "Splats of the curtain.");
  private static final Param<Double> RADIUS =
      B.number("radiusM", 0.0075, 1e-5, 1, "m", "Standard deviation of a splat.");
  private static final Param<Double> OPACITY =
      B.number("opacity", 0.06, 1e-4, 0.999, "", "Opacity at first.");
  private static final Param<ImmutableList<Double>> COLOUR =
      B.colour("colour", 0.3, 0.26, 0.23, "Colour at first, sRGB.");
  private static final Out<SplatCloud> SEEDED =
      B.out("cloud", ValueTypes.SPLAT_CLOUD, "The splats and the shell.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws NodeException {
    SplatCloud cloud = run.get(CLOUD);
    Mesh mesh = run.get(MESH);
    MeshSurface surface = new MeshSurface(mesh);
    double unit = mesh.unitsPerMetre();
    int[] scalp = labelled(surface.label(run.get(SCALP)));
    if (scalp.length == 0) {
      throw new NodeException(
          "mesh", "expected a mesh with the label '" + run.get(SCALP) + "', met none");
    }
    double[] colour = run.get(COLOUR).collectDouble(Double::doubleValue).toArray();
    CounterRandom random = run.random("shell");
    SplatList shell = new SplatList();
    for (double offset : run.get(OFFSETS)) {
      for (int i = 0; i < run.get(PER_SHELL); i++) {
        Halt.check();
        int v = scalp[random.below(scalp.length)];
        double[] p = surface.position(v);
        double[] n = surface.normal(v);
        for (int axis = 0; axis < 3; axis++) {
          p[axis] += n[axis] * offset * unit + 0.4 * surface.edge(v) * random.gaussian();
        }
        shell.add(p, n, run.get(RADIUS) * unit, 0.35, run.get(OPACITY), colour, false, -1);
      }
    }
    addCurtain(run, surface, scalp, unit, colour, random, shell);
    run.set(SEEDED, Merging.of(cloud, shell.cloud(unit, cloud.shDegree())));
  }

  private static int[] labelled(Tensor label) {
    return IntStream.range(0, label.length()).filter(v -> label.at(v) > 0.5f).toArray();
  }

  /**
   * Hangs splats on a cylinder round the head, open at the face, from ear height to the shoulders.
   */
  private static void addCurtain(
      NodeRun run,
      MeshSurface surface,
      int[] scalp,
      double unit,
      double[] colour,
      CounterRandom random,
      SplatList shell) {
    double[] centre = new double[3];
    double half = 0;
    for (int v : scalp) {
      double[] p = surface.position(v);
      for (int axis = 0; axis < 3; axis++) {
        centre[axis] += p[axis] / scalp.length;
      }
    }
    for (int v : scalp) {
      half = Math.max(half, Math.abs(surface.position(v)[0] - centre[0]));
    }
    for (int i = 0; i < run.get(CURTAIN); i++) {
      Halt.check();
      double angle = random.uniform(-2.1, 2.1);
      double radius = half * random.uniform(0.95, 1.35);
      double[] normal = {Math.sin(angle), 0, -Math.cos(angle)};
      double height = centre[1] - random.uniform(0.05, 0.27) * unit;
      double[] p = {centre[0] + radius * normal[0], height, centre[2] + radius * normal[2]};
      shell.add(p, normal, run.get(RADIUS) * unit, 0.35, run.get(OPACITY), colour, false, -1);
    }
  }
}
