package io.avatarloom.morphable.node;

import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.node.PortType;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.CameraBatch;
import io.avatarloom.core.value.Image;
import io.avatarloom.core.value.ImageBatch;
import io.avatarloom.core.value.Mesh;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.morphable.mesh.Lighting;
import io.avatarloom.morphable.mesh.MeshPictures;
import io.avatarloom.morphable.mesh.MeshRenderer;
import io.avatarloom.morphable.mesh.MeshScene;
import io.avatarloom.morphable.mesh.MeshStyle;
import io.avatarloom.morphable.mesh.PinholeView;
import io.avatarloom.morphable.mesh.Texture;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eclipse.collections.api.list.ImmutableList;

/** Draws a mesh: colour, camera-space normals, classes, depth in the mesh's unit, coverage. */
public final class RenderMeshNode implements Node {
  private static final String LIT = "lit";

  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "morphable.renderMesh",
          1,
          "Render mesh",
          "Draws a mesh from every camera with supersampling: colour over a background,"
              + " camera-space normals, a class picture, depth and coverage. With a label, only"
              + " that region appears. The hint is normals and classes in the layout of loom-mini's"
              + " ControlNet.");
  private static final In<Mesh> MESH = B.in("mesh", ValueTypes.MESH, "The mesh.");
  private static final In<CameraBatch> CAMERAS =
      B.in("cameras", ValueTypes.CAMERA_BATCH, "The views, in the unit of the mesh.");
  private static final In<Image> TEXTURE =
      B.optional(
          "texture",
          PortType.of(ValueTypes.IMAGE).with("channels", "3"),
          "Albedo in the mesh's texture coordinates; the plain colour without.");
  private static final Param<String> SHADING =
      B.choice("shading", "albedo", List.of("albedo", LIT), "Plain albedo, or Lambert light.");
  private static final Param<String> LABEL =
      B.text("label", "", "Only triangles with this label appear; empty for all.");
  private static final Param<Boolean> OCCLUDERS =
      B.flag("occluders", true, "Whether triangles without the label still hide what is behind.");
  private static final Param<Boolean> BACK_FACES =
      B.flag("backFaces", true, "Whether surfaces seen from inside are drawn.");
  private static final Param<ImmutableList<String>> CLASSES =
      B.from(
          B.texts(
              "classes",
              List.of("iris=0.333", "teeth=0.49", "eyeballs=1"),
              "Numbers of the class picture LABEL=NUMBER; the first that fits counts, 0"
                  + " elsewhere."),
          "loom-mini, hint channel 4");
  private static final Param<Integer> SAMPLES =
      B.integer("samples", 2, 1, 8, "", "Samples per pixel and axis.");
  private static final Param<ImmutableList<Double>> BACKGROUND =
      B.colour("background", 1, 1, 1, "Background colour, sRGB.");
  private static final Param<ImmutableList<Double>> COLOUR =
      B.colour("colour", 0.8, 0.68, 0.6, "Plain surface colour, sRGB.");
  private static final Param<Double> AMBIENT =
      B.number("ambient", 0.4, 0, 4, "", "Light from everywhere, linear.");
  private static final Param<Double> KEY =
      B.number("key", 0.7, 0, 4, "", "Light from the key direction, linear.");
  private static final Param<Double> KEY_AZIMUTH =
      B.number("keyAzimuthDeg", 25, -180, 180, "deg", "Key light right of the camera.");
  private static final Param<Double> KEY_ELEVATION =
      B.number("keyElevationDeg", 35, -90, 90, "deg", "Key light above the camera.");
  private static final Out<ImageBatch> IMAGES =
      B.out("images", of(3), "Colour over the background.");
  private static final Out<ImageBatch> NORMALS =
      B.out(
          "normals",
          of(3),
          "Camera-space normals (x right, y up, z to the camera) as n/2 + 1/2; 1 elsewhere.");
  private static final Out<ImageBatch> LABELS = B.out("labels", of(1), "Class numbers.");
  private static final Out<ImageBatch> HINT =
      B.out("hint", of(4), "Normals and classes, four channels.");
  private static final Out<Tensor> DEPTH =
      B.out("depth", ValueTypes.TENSOR, "Camera z, [view, 1, height, width]; 0 where nothing is.");
  private static final Out<ImageBatch> ALPHA = B.out("alpha", of(1), "Covered share of a pixel.");
  private static final int BYTES_PER_PIXEL = 52;
  private static final NodeSpec SPEC = B.memory(RenderMeshNode::memory).build();

  private static long memory(NodeRun run) {
    CameraBatch cameras = run.get(CAMERAS);
    return (long) BYTES_PER_PIXEL * cameras.count() * cameras.height() * cameras.width();
  }

  private static PortType<ImageBatch> of(int channels) {
    return PortType.of(ValueTypes.IMAGE_BATCH).with("channels", Integer.toString(channels));
  }

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws NodeException {
    CameraBatch cameras = run.get(CAMERAS);
    MeshPictures drawn = MeshRenderer.render(scene(run), views(cameras), style(run));
    int count = cameras.count();
    int height = cameras.height();
    int width = cameras.width();
    Tensor normals = Tensor.of(drawn.normals(), count, 3, height, width);
    Tensor labels = Tensor.of(drawn.labels(), count, 1, height, width);
    run.set(IMAGES, new ImageBatch(Tensor.of(drawn.colour(), count, 3, height, width)));
    run.set(NORMALS, new ImageBatch(normals));
    run.set(LABELS, new ImageBatch(labels));
    run.set(HINT, new ImageBatch(stacked(normals, labels)));
    run.set(DEPTH, Tensor.of(drawn.depth(), count, 1, height, width));
    run.set(ALPHA, new ImageBatch(Tensor.of(drawn.alpha(), count, 1, height, width)));
  }

  private static MeshScene scene(NodeRun run) throws NodeException {
    Mesh mesh = run.get(MESH);
    boolean[] shown = Labels.triangles(LABEL.id(), mesh, run.get(LABEL));
    boolean[] drawn = run.get(OCCLUDERS) ? Labels.triangles(LABEL.id(), mesh, "") : shown;
    Optional<Texture> texture =
        run.find(TEXTURE)
            .map(image -> new Texture(image.pixels().data(), image.width(), image.height()));
    return new MeshScene(
        mesh.positions().data(),
        mesh.triangles(),
        mesh.uv().data(),
        mesh.uvTriangles(),
        texture,
        rgb(run, COLOUR),
        drawn,
        shown,
        classes(mesh, run.get(CLASSES)));
  }

  private static float[] classes(Mesh mesh, ImmutableList<String> texts) throws NodeException {
    float[] classes = new float[mesh.triangles().length / 3];
    boolean[] taken = new boolean[classes.length];
    for (String text : texts) {
      Assignment one = Assignment.parse(CLASSES.id(), text, 1, "teeth=0.49");
      if (mesh.labels().containsKey(one.name())) {
        boolean[] inside = Labels.triangles(CLASSES.id(), mesh, one.name());
        for (int t = 0; t < classes.length; t++) {
          if (inside[t] && !taken[t]) {
            taken[t] = true;
            classes[t] = (float) one.numbers()[0];
          }
        }
      }
    }
    return classes;
  }

  private static MeshStyle style(NodeRun run) throws NodeException {
    Optional<Lighting> light =
        run.get(SHADING).equals(LIT)
            ? Optional.of(
                Lighting.at(
                    run.get(AMBIENT), run.get(KEY), run.get(KEY_AZIMUTH), run.get(KEY_ELEVATION)))
            : Optional.empty();
    return new MeshStyle(
        run.get(SAMPLES),
        0.01 * run.get(MESH).unitsPerMetre(),
        run.get(BACK_FACES),
        rgb(run, BACKGROUND),
        light);
  }

  private static float[] rgb(NodeRun run, Param<ImmutableList<Double>> param) throws NodeException {
    ImmutableList<Double> numbers = run.get(param);
    if (numbers.size() != 3) {
      throw new NodeException(
          param.id(), "expected three numbers red, green, blue, met " + numbers.size());
    }
    return new float[] {
      numbers.get(0).floatValue(), numbers.get(1).floatValue(), numbers.get(2).floatValue()
    };
  }

  private static List<PinholeView> views(CameraBatch cameras) {
    return IntStream.range(0, cameras.count()).mapToObj(v -> view(cameras, v)).toList();
  }

  private static PinholeView view(CameraBatch cameras, int v) {
    Tensor k = cameras.intrinsics();
    return new PinholeView(
        Arrays.copyOfRange(cameras.worldToCamera().data(), 16 * v, 16 * v + 16),
        k.at(4 * v),
        k.at(4 * v + 1),
        k.at(4 * v + 2),
        k.at(4 * v + 3),
        cameras.width(),
        cameras.height());
  }

  private static Tensor stacked(Tensor normals, Tensor labels) {
    int views = labels.size(0);
    int plane = labels.size(2) * labels.size(3);
    float[] hint = new float[4 * views * plane];
    for (int v = 0; v < views; v++) {
      System.arraycopy(normals.data(), 3 * v * plane, hint, 4 * v * plane, 3 * plane);
      System.arraycopy(labels.data(), v * plane, hint, (4 * v + 3) * plane, plane);
    }
    return Tensor.of(hint, views, 4, labels.size(2), labels.size(3));
  }
}
