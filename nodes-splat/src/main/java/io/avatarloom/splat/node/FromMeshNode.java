package io.avatarloom.splat.node;

import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.node.PortType;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.Image;
import io.avatarloom.core.value.Mesh;
import io.avatarloom.core.value.SplatCloud;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.splat.seed.MeshSurface;
import io.avatarloom.splat.seed.SplatList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.collections.api.list.ImmutableList;

/**
 * Flat splats on the vertices of a mesh (Arc2Avatar, section 3.4: the template as a point cloud).
 */
public final class FromMeshNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "splat.fromMesh",
          1,
          "Splats from mesh",
          "A flat disc on every vertex and, if asked, on the centres of the larger triangles, coloured"
              + " by a texture. Label vertex says where a splat sits, label facial comes from the mesh.");
  private static final In<Mesh> MESH = B.in("mesh", ValueTypes.MESH, "The mesh.");
  private static final In<Image> TEXTURE =
      B.optional(
          "texture",
          PortType.of(ValueTypes.IMAGE).with("channels", "3"),
          "Colours; mid-grey without.");
  private static final Param<Double> SCALE =
      B.number(
          "scaleFactor",
          0.6,
          0.01,
          10,
          "",
          "Standard deviation of a disc over the mean edge length.");
  private static final Param<Double> FLATNESS =
      B.number("flatness", 0.35, 0.001, 1, "", "Thickness of a disc over its radius.");
  private static final Param<Double> OPACITY =
      B.number("opacity", 0.9, 0.001, 0.999, "", "Opacity of all discs.");
  private static final Param<Double> CENTRES =
      B.number(
          "centresAbove",
          1,
          0,
          Double.NaN,
          "",
          "Triangles larger than this times the median area get a disc at their centre; 0 for none.");
  private static final Param<ImmutableList<String>> WITHOUT =
      B.texts(
          "without",
          List.of("mouth_interior", "teeth_upper", "teeth_lower", "gums", "tongue", "eye_socket"),
          "Vertices with one of these labels get no splat.");
  private static final Param<String> FACIAL =
      B.text("facialLabel", "facial", "Mesh label that becomes the splat label facial.");
  private static final Param<Integer> DEGREE =
      B.integer("shDegree", 0, 0, 3, "", "Degree of the spherical harmonics.");
  private static final Out<SplatCloud> CLOUD =
      B.out("cloud", ValueTypes.SPLAT_CLOUD, "The splats, in the unit of the mesh.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws NodeException {
    Mesh mesh = run.get(MESH);
    MeshSurface surface = new MeshSurface(mesh);
    double[] colours =
        run.find(TEXTURE).map(surface::colours).orElseGet(() -> grey(surface.vertexCount()));
    boolean[] kept = kept(surface, run.get(WITHOUT));
    Tensor facial = surface.label(run.get(FACIAL));
    SplatList splats = new SplatList();
    for (int v = 0; v < kept.length; v++) {
      if (kept[v]) {
        splats.add(
            surface.position(v),
            surface.normal(v),
            run.get(SCALE) * surface.edge(v),
            run.get(FLATNESS),
            run.get(OPACITY),
            new double[] {colours[3 * v], colours[3 * v + 1], colours[3 * v + 2]},
            facial.at(v) > 0.5f,
            v);
      }
    }
    if (run.get(CENTRES) > 0) {
      addCentres(run, mesh, surface, kept, facial, colours, splats);
    }
    if (splats.size() == 0) {
      throw new NodeException("without", "every vertex was left out; name fewer labels");
    }
    run.set(CLOUD, splats.cloud(mesh.unitsPerMetre(), run.get(DEGREE)));
  }

  private static double[] grey(int vertices) {
    double[] colours = new double[3 * vertices];
    Arrays.fill(colours, 0.5);
    return colours;
  }

  private static boolean[] kept(MeshSurface surface, ImmutableList<String> without) {
    boolean[] kept = new boolean[surface.vertexCount()];
    Arrays.fill(kept, true);
    for (String name : without) {
      Tensor label = surface.label(name);
      for (int v = 0; v < kept.length; v++) {
        kept[v] &= label.at(v) < 0.5f;
      }
    }
    return kept;
  }

  private static void addCentres(
      NodeRun run,
      Mesh mesh,
      MeshSurface surface,
      boolean[] kept,
      Tensor facial,
      double[] colours,
      SplatList splats) {
    int[] t = mesh.triangles();
    double[] areas =
        IntStream.range(0, t.length / 3)
            .filter(f -> kept[t[3 * f]] && kept[t[3 * f + 1]] && kept[t[3 * f + 2]])
            .mapToDouble(f -> surface.area(3 * f))
            .sorted()
            .toArray();
    double limit = areas.length == 0 ? 0 : run.get(CENTRES) * areas[areas.length / 2];
    for (int corner = 0; corner < t.length; corner += 3) {
      int a = t[corner];
      int b = t[corner + 1];
      int c = t[corner + 2];
      if (kept[a] && kept[b] && kept[c] && surface.area(corner) > limit) {
        double edge = (surface.edge(a) + surface.edge(b) + surface.edge(c)) / 3;
        double[] colour = new double[3];
        for (int k = 0; k < 3; k++) {
          colour[k] = (colours[3 * a + k] + colours[3 * b + k] + colours[3 * c + k]) / 3;
        }
        boolean face = facial.at(a) > 0.5f && facial.at(b) > 0.5f && facial.at(c) > 0.5f;
        splats.add(
            surface.centre(corner),
            surface.triangleNormal(corner),
            0.8 * run.get(SCALE) * edge,
            run.get(FLATNESS),
            run.get(OPACITY),
            colour,
            face,
            a);
      }
    }
  }
}
