package io.avatarloom.morphable.node;

import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.Mesh;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.morphable.mesh.MeshRegions;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.collections.api.list.ImmutableList;

/** Marks the facial region M and its wider neighbourhood M+ (Arc2Avatar, masked_template). */
public final class MaskFaceNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "morphable.maskFace",
          1,
          "Mask face",
          "Adds the labels facial (the mask M that regularisers hold and densification never"
              + " touches) and facialWide (M+, the mask with a margin along the surface).");
  private static final In<Mesh> MESH = B.in("mesh", ValueTypes.MESH, "A mesh with region labels.");
  private static final Param<ImmutableList<String>> INCLUDE =
      B.texts(
          "include",
          List.of(
              "face",
              "nose",
              "lips",
              "forehead",
              "brows",
              "cheeks",
              "chin",
              "eyelids",
              "eye_region",
              "left_eye_region",
              "right_eye_region",
              "left_eyeball",
              "right_eyeball"),
          "Labels of the face; those the mesh lacks are skipped.");
  private static final Param<ImmutableList<String>> EXCLUDE =
      B.texts(
          "exclude",
          List.of(
              "scalp",
              "neck",
              "left_ear",
              "right_ear",
              "mouth_interior",
              "eye_socket",
              "boundary",
              "gums",
              "tongue",
              "teeth"),
          "Labels taken away again; those the mesh lacks are skipped.");
  private static final Param<Double> MARGIN =
      B.number("marginM", 0.03, 0, 0.5, "m", "Margin of facialWide along the surface.");
  private static final Out<Mesh> MASKED =
      B.out("mesh", ValueTypes.MESH, "The mesh with the labels facial and facialWide.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws NodeException {
    Mesh mesh = run.get(MESH);
    float[] facial = new float[mesh.positions().size(0)];
    if (mark(mesh, run.get(INCLUDE), facial, 1) == 0) {
      throw new NodeException(
          INCLUDE.id(),
          "the mesh has none of these labels; it has " + String.join(", ", mesh.labels().keySet()));
    }
    mark(mesh, run.get(EXCLUDE), facial, 0);
    double margin = run.get(MARGIN) * mesh.unitsPerMetre();
    float[] wide = MeshRegions.grow(mesh.positions().data(), mesh.triangles(), facial, margin);
    SortedMap<String, Tensor> labels = new TreeMap<>(mesh.labels());
    labels.put("facial", Tensor.of(facial, facial.length));
    labels.put("facialWide", Tensor.of(wide, wide.length));
    run.set(
        MASKED,
        new Mesh(
            mesh.topology(),
            mesh.unitsPerMetre(),
            mesh.positions(),
            mesh.triangles(),
            mesh.uv(),
            mesh.uvTriangles(),
            labels));
  }

  private static int mark(Mesh mesh, ImmutableList<String> names, float[] facial, float value) {
    int found = 0;
    for (String name : names) {
      Tensor label = mesh.labels().get(name);
      if (label != null) {
        found++;
        for (int v = 0; v < facial.length; v++) {
          if (label.at(v) > 0.5f) {
            facial[v] = value;
          }
        }
      }
    }
    return found;
  }
}
