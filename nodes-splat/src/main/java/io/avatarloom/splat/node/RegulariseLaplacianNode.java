package io.avatarloom.splat.node;

import io.avatarloom.core.node.Determinism;
import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.Mesh;
import io.avatarloom.core.value.SplatCloud;
import io.avatarloom.core.value.SplatGradient;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.splat.optim.FaceRing;
import io.avatarloom.splat.optim.OneRing;
import io.avatarloom.splat.raster.DeviceSteps;
import java.util.stream.IntStream;
import org.eclipse.collections.api.factory.primitive.IntSets;
import org.eclipse.collections.api.set.primitive.MutableIntSet;

/** Keeps the shape of the face: L_lap (Arc2Avatar, section 3.4). */
public final class RegulariseLaplacianNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "splat.regulariseLaplacian",
          1,
          "Laplacian regulariser",
          "Mean squared change of the uniform Laplacian over the one-ring, for the facial splats that sit"
              + " on vertices of the mesh.");
  private static final In<SplatCloud> CLOUD =
      B.in("cloud", ValueTypes.SPLAT_CLOUD, "The present splats.");
  private static final In<SplatCloud> REFERENCE =
      B.in("reference", ValueTypes.SPLAT_CLOUD, "The mean-face splats.");
  private static final In<Mesh> MESH =
      B.in("mesh", ValueTypes.MESH, "The mesh whose vertices the splats sit on.");
  private static final Param<Double> WEIGHT =
      B.from(
          B.number(
              "weight",
              1e8,
              0,
              Double.NaN,
              "",
              "Weight of the term, for lengths in the region's unit."),
          "Arc2Avatar, train.py");
  private static final Out<SplatGradient> GRADIENT =
      B.out("gradient", ValueTypes.SPLAT_GRADIENT, "Gradient, with the loss.");
  private static final NodeSpec SPEC = B.determinism(Determinism.SAME_DEVICE).build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws Exception {
    SplatCloud cloud = run.get(CLOUD);
    SplatCloud reference = run.get(REFERENCE);
    Mesh mesh = run.get(MESH);
    FaceRing face =
        Recent.of(
            run,
            FaceRing.class,
            () -> ring(cloud, reference, mesh),
            cloud.labels(),
            reference,
            mesh);
    double unit = run.get(WEIGHT) / Math.max(1, 3 * face.count());
    DeviceSteps.Term term =
        OnDevice.orJava(
            run,
            "this regulariser",
            steps -> steps.laplacian(cloud.means(), reference.means(), face, unit),
            () -> inJava(cloud.means(), reference.means(), face, unit));
    run.set(GRADIENT, Terms.ofMeans(cloud, term));
  }

  private static FaceRing ring(SplatCloud cloud, SplatCloud reference, Mesh mesh)
      throws NodeException {
    int[] present = Terms.bound(cloud, true);
    int[] began = Terms.bound(reference, true);
    Terms.requirePairs(present, began);
    int[] first = firstOnVertex(reference, began);
    Tensor vertex = reference.label("vertex", -1);
    int[] vertices = IntStream.of(first).map(k -> (int) vertex.at(began[k])).toArray();
    return FaceRing.of(
        IntStream.of(first).map(k -> present[k]).toArray(),
        IntStream.of(first).map(k -> began[k]).toArray(),
        new OneRing(vertices, mesh.triangles()));
  }

  private static DeviceSteps.Term inJava(
      Tensor means, Tensor reference, FaceRing face, double unit) {
    double[] moved = new double[3 * face.count()];
    for (int k = 0; k < face.count(); k++) {
      for (int axis = 0; axis < 3; axis++) {
        moved[3 * k + axis] =
            means.at(3 * face.present()[k] + axis) - reference.at(3 * face.began()[k] + axis);
      }
    }
    double[] difference = face.ring().apply(moved);
    double[] back = face.ring().applyTransposed(difference);
    float[] gradient = new float[means.length()];
    double loss = 0;
    for (int k = 0; k < face.count(); k++) {
      for (int axis = 0; axis < 3; axis++) {
        loss += unit * difference[3 * k + axis] * difference[3 * k + axis];
        gradient[3 * face.present()[k] + axis] = (float) (2 * unit * back[3 * k + axis]);
      }
    }
    return new DeviceSteps.Term(Tensor.of(gradient, means.shape()), loss);
  }

  /**
   * Positions in {@code bound} of the first splat on each vertex; splats on triangle centres come
   * later.
   */
  private static int[] firstOnVertex(SplatCloud reference, int[] bound) {
    Tensor vertex = reference.label("vertex", -1);
    MutableIntSet seen = IntSets.mutable.empty();
    return IntStream.range(0, bound.length)
        .filter(k -> vertex.at(bound[k]) >= 0 && seen.add((int) vertex.at(bound[k])))
        .toArray();
  }
}
