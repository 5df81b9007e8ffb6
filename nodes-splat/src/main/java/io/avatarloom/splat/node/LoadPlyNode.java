package io.avatarloom.splat.node;

import io.avatarloom.core.file.PlyFile;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.value.SplatCloud;
import io.avatarloom.core.value.ValueTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Splats from a 3DGS PLY file, turned into AvatarLoom's axes. */
public final class LoadPlyNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "splat.loadPly",
          1,
          "Load splats",
          "Reads a 3DGS PLY file (binary little-endian). The file does not say its unit and axes: state"
              + " them. Turning is exact for SH degree 0; higher bands keep their own axes and are refused.");
  private static final Param<String> FILE = B.file("file", "", List.of("ply"), "The PLY file.");
  private static final Param<Double> UNITS =
      B.number("unitsPerMetre", 1, 1e-6, 1e6, "1/m", "Length unit of the file.");
  private static final Param<String> AXES =
      B.choice(
          "axes",
          "yUp",
          List.of("yUp", "yDown", "zUp"),
          "yUp: y up, face along +z, as AvatarLoom writes; yDown: y down, face along -z, as scans are;"
              + " zUp: z up, face along +y, +x the subject's right, as Arc2Avatar writes.");

  /** Half turn about the diagonal of y and z. */
  private static final double HALF = Math.sqrt(0.5);

  private static final Out<SplatCloud> CLOUD =
      B.out("cloud", ValueTypes.SPLAT_CLOUD, "The splats, y up, face along +z.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws NodeException {
    Path file = run.path(FILE);
    SplatCloud cloud;
    try {
      cloud = PlyFile.read(Files.readAllBytes(file), run.get(UNITS));
    } catch (IOException e) {
      throw new NodeException("file", file.getFileName() + ": " + e.getMessage(), e);
    }
    String axes = run.get(AXES);
    if (!axes.equals("yUp")) {
      if (cloud.shDegree() > 0) {
        throw new NodeException(
            "axes", "expected SH degree 0 for turned axes, met degree " + cloud.shDegree());
      }
      cloud =
          Turning.by(
              cloud,
              axes.equals("yDown") ? new double[] {0, 1, 0, 0} : new double[] {0, 0, HALF, HALF});
    }
    run.set(CLOUD, cloud);
  }
}
