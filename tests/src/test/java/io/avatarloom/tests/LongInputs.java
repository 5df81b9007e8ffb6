package io.avatarloom.tests;

import io.avatarloom.core.file.AtomicFile;
import io.avatarloom.core.file.ImageFiles;
import io.avatarloom.core.file.PlyFile;
import io.avatarloom.core.run.SingleNode;
import io.avatarloom.core.tensor.CounterRandom;
import io.avatarloom.core.tensor.Resample;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.Image;
import io.avatarloom.core.value.ImageBatch;
import io.avatarloom.core.value.Mesh;
import io.avatarloom.core.value.SplatCloud;
import io.avatarloom.core.value.Value;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Inputs on which nodes take long: pictures of 512 pixels and more, tens of thousands of splats.
 */
final class LongInputs implements AutoCloseable {
  /** One execution of a node. */
  record Work(String type, Map<String, ?> inputs, Map<String, ?> params) {}

  private static final int SIZE = 512;
  private final SingleNode exec;
  private final Path folder;
  private final List<Work> works = new ArrayList<>();

  LongInputs(SingleNode exec, Path assets, Path folder) throws Exception {
    this.exec = exec;
    this.folder = folder;
    heads();
    Image photo =
        new Image(
            Resample.resize(
                ImageFiles.read(assets.resolve("photos/astronaut.png")).pixels(), SIZE, SIZE));
    pictures(photo);
    networks(photo);
  }

  List<Work> works() {
    return Collections.unmodifiableList(works);
  }

  private void add(String type, Map<String, ?> inputs, Map<String, ?> params) {
    works.add(new Work(type, inputs, params));
  }

  private Value make(String type, String port, Map<String, ?> inputs, Map<String, ?> params)
      throws Exception {
    return exec.exec(type, inputs, params).get(port);
  }

  private void heads() throws Exception {
    Value model = make("morphable.loadHead", "model", Map.of(), Map.of());
    add("morphable.loadHead", Map.of(), Map.of());
    Mesh mesh = (Mesh) make("morphable.evaluate", "mesh", Map.of("model", model), Map.of());
    Mesh middle = (Mesh) make("morphable.subdivide", "mesh", Map.of("mesh", mesh), Map.of());
    Mesh fine =
        (Mesh) make("morphable.subdivide", "mesh", Map.of("mesh", mesh), Map.of("levels", 3));
    add("morphable.subdivide", Map.of("mesh", mesh), Map.of("levels", 3));
    add("morphable.maskFace", Map.of("mesh", fine), Map.of());
    Path obj = folder.resolve("fine.obj");
    AtomicFile.write(obj, obj(fine).getBytes(StandardCharsets.US_ASCII));
    add("morphable.loadObj", Map.of(), Map.of("file", obj.toString()));
    Value cameras =
        make(
            "splat.orbitCameras",
            "cameras",
            Map.of(),
            Map.of("count", 12, "sizePx", SIZE, "framingHeight", 0.35));
    add("morphable.renderMesh", Map.of("mesh", fine, "cameras", cameras), Map.of());
    SplatCloud cloud =
        (SplatCloud) make("splat.fromMesh", "cloud", Map.of("mesh", middle), Map.of("shDegree", 1));
    add("splat.fromMesh", Map.of("mesh", fine), Map.of("shDegree", 1));
    splats(middle, cloud, cameras);
  }

  private void splats(Mesh mesh, SplatCloud cloud, Value cameras) throws Exception {
    Path ply = folder.resolve("cloud.ply");
    AtomicFile.write(ply, PlyFile.write(cloud));
    add("splat.loadPly", Map.of(), Map.of("file", ply.toString()));
    add(
        "splat.seedShell",
        Map.of("cloud", cloud, "mesh", mesh),
        Map.of("perShell", 200_000, "curtain", 200_000));
    add("splat.pruneFloaters", Map.of("cloud", cloud), Map.of("linkFactor", 100));
    add("morphable.bindSplats", Map.of("cloud", cloud, "mesh", mesh), Map.of("reachM", 0.1));
    Value bound =
        make("morphable.bindSplats", "cloud", Map.of("cloud", cloud, "mesh", mesh), Map.of());
    add(
        "morphable.transferExpression",
        Map.of("cloud", bound, "neutral", mesh, "posed", mesh),
        Map.of("neighbours", 64));
    Map<String, Object> views = Map.of("cloud", cloud, "cameras", cameras);
    add("splat.render", views, Map.of());
    Map<String, Value> drawn = exec.exec("splat.render", views, Map.of());
    Value images = drawn.get("images");
    Map<String, Value> pair = Map.of("images", images, "targets", images);
    add("guidance.imageLoss", pair, Map.of());
    Value gradient = make("guidance.imageLoss", "gradient", pair, Map.of());
    add(
        "splat.backward",
        Map.of("record", drawn.get("record"), "imageGradient", gradient),
        Map.of());
    add("guidance.totalVariation", Map.of("images", images), Map.of());
    Value states = make("splat.initState", "state", Map.of("cloud", cloud), Map.of());
    Value splatGradient =
        make(
            "splat.backward",
            "gradient",
            Map.of("record", drawn.get("record"), "imageGradient", gradient),
            Map.of());
    Map<String, Value> step = Map.of("state", states, "gradient", splatGradient);
    add("splat.adamStep", step, Map.of());
    add("splat.densify", step, Map.of("gradThreshold", 0, "interval", 1, "mask", false));
    add("eval.ssim", Map.of("a", images, "b", images), Map.of());
    add("eval.psnr", Map.of("a", images, "b", images), Map.of());
    add("eval.contactSheet", Map.of("images", List.of(images, images)), Map.of());
    add("eval.report", Map.of("sections", List.of(images, images)), Map.of());
    add("eval.animate", Map.of("images", images), Map.of());
  }

  private static String obj(Mesh mesh) {
    StringBuilder text = new StringBuilder();
    for (int v = 0; v < mesh.positions().size(0); v++) {
      text.append("v ").append(mesh.positions().at(3 * v));
      text.append(' ').append(mesh.positions().at(3 * v + 1));
      text.append(' ').append(mesh.positions().at(3 * v + 2)).append('\n');
    }
    int[] t = mesh.triangles();
    for (int f = 0; f < t.length; f += 3) {
      text.append("f ").append(t[f] + 1).append(' ').append(t[f + 1] + 1);
      text.append(' ').append(t[f + 2] + 1).append('\n');
    }
    return text.toString();
  }

  private static ImageBatch repeated(Image image, int count) {
    int length = image.pixels().length();
    float[] many = new float[count * length];
    for (int i = 0; i < count; i++) {
      System.arraycopy(image.pixels().data(), 0, many, i * length, length);
    }
    return new ImageBatch(Tensor.of(many, count, 3, image.height(), image.width()));
  }

  private void pictures(Image photo) throws Exception {
    Image large = new Image(Resample.resize(photo.pixels(), 2048, 2048));
    Path file = folder.resolve("large.png");
    AtomicFile.write(file, ImageFiles.png(large));
    add("image.loadFile", Map.of(), Map.of("file", file.toString()));
    add("image.blur", Map.of("image", large), Map.of("sigmaPx", 20));
    add("image.resize", Map.of("image", large), Map.of("width", 4096));
    add("face.detect", Map.of("image", large), Map.of());
    Value faces = make("face.detect", "faces", Map.of("image", photo), Map.of());
    add("face.classifyExpression", Map.of("image", photo, "faces", faces), Map.of());
    add(
        "eval.colourDistance",
        Map.of("photo", large, "render", large, "photoFace", faces, "renderFace", faces),
        Map.of());
    add("face.embedViews", Map.of("images", repeated(photo, 6)), Map.of());
    CounterRandom random = new CounterRandom(1, "features", 0);
    Tensor a = random.gaussian(1200, 1024);
    add("eval.frechetDistance", Map.of("a", a, "b", random.gaussian(1200, 1024)), Map.of());
  }

  private void networks(Image photo) throws Exception {
    add("diffusion.loadBundle", Map.of(), Map.of());
    Map<String, Value> bundle = exec.exec("diffusion.loadBundle", Map.of(), Map.of());
    Value model = bundle.get("model");
    Value vae = bundle.get("vae");
    Map<String, Value> encoder = Map.of("encoder", bundle.get("plainEncoder"));
    add("diffusion.encodeText", encoder, Map.of("prompt", "a face"));
    Value prompt =
        make("diffusion.encodeText", "conditioning", encoder, Map.of("prompt", "a face"));
    Map<String, Object> sampling =
        Map.of("model", model, "vae", vae, "positive", List.of(prompt), "negative", prompt);
    add("diffusion.sampleDdim", sampling, Map.of("count", 4));
    Map<String, Value> encoding = Map.of("images", repeated(photo, 2), "vae", vae);
    add("diffusion.encodeImages", encoding, Map.of());
    Map<String, Value> encoded = exec.exec("diffusion.encodeImages", encoding, Map.of());
    Value latents = encoded.get("latents");
    add("diffusion.decodeLatents", Map.of("latents", latents, "vae", vae), Map.of());
    Value cameras = make("splat.orbitCameras", "cameras", Map.of(), Map.of("count", 2));
    Value conditions =
        make(
            "guidance.conditionViews",
            "conditioning",
            Map.of(
                "front",
                prompt,
                "side",
                prompt,
                "back",
                prompt,
                "unconditional",
                prompt,
                "empty",
                prompt,
                "cameras",
                cameras),
            Map.of());
    Map<String, Value> guided =
        Map.of("latents", latents, "model", model, "conditioning", conditions);
    add(
        "diffusion.predictNoise",
        Map.of("latents", latents, "model", model, "conditioning", prompt),
        Map.of());
    add("guidance.ism", guided, Map.of());
    add("guidance.sds", guided, Map.of());
    Value gradient = make("guidance.sds", "gradient", guided, Map.of());
    add(
        "guidance.sdeditTargets",
        Map.of("latents", latents, "model", model, "conditioning", conditions, "vae", vae),
        Map.of());
    add(
        "diffusion.encodeBackward",
        Map.of("record", encoded.get("record"), "gradient", gradient),
        Map.of());
  }

  @Override
  public void close() {
    exec.close();
  }
}
