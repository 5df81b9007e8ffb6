package io.avatarloom.diffusion.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.run.SingleNode;
import io.avatarloom.core.tensor.CounterRandom;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.CameraBatch;
import io.avatarloom.core.value.Conditioning;
import io.avatarloom.core.value.DiffusionModel;
import io.avatarloom.core.value.IdentityEmbedding;
import io.avatarloom.core.value.ImageBatch;
import io.avatarloom.core.value.ImageGradient;
import io.avatarloom.core.value.LatentGradient;
import io.avatarloom.core.value.LatentRecord;
import io.avatarloom.core.value.Latents;
import io.avatarloom.core.value.Value;
import io.avatarloom.diffusion.DiffusionNodes;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The nodes on the shipped bundle, wired by hand. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DiffusionNodesRunTest {
  private static final Path ASSETS = Path.of("../sample-graphs/assets");
  private final SingleNode nodes =
      new SingleNode(new Catalogue(List.of(new DiffusionNodes())), ASSETS, ASSETS);
  private final CounterRandom random = new CounterRandom(5, "test", 0);
  private Map<String, Value> bundle;

  @BeforeAll
  void loadBundle() throws Exception {
    bundle = nodes.exec("diffusion.loadBundle", Map.of(), Map.of());
  }

  @AfterAll
  void close() {
    nodes.close();
  }

  private Conditioning text(String prompt) throws Exception {
    return (Conditioning)
        nodes
            .exec(
                "diffusion.encodeText",
                Map.of("encoder", bundle.get("plainEncoder")),
                Map.of("prompt", prompt))
            .get("conditioning");
  }

  private Map<String, Value> encode(int views, String posterior) throws Exception {
    float[] pixels = random.gaussian(views * 3 * 64 * 64).data();
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = Math.max(0, Math.min(1, 0.5f + 0.2f * pixels[i]));
    }
    return nodes.exec(
        "diffusion.encodeImages",
        Map.of(
            "images",
            new ImageBatch(Tensor.of(pixels, views, 3, 64, 64)),
            "vae",
            bundle.get("vae")),
        Map.of("posterior", posterior));
  }

  private static CameraBatch cameras(float... azimuths) {
    int views = azimuths.length;
    return new CameraBatch(
        Tensor.zeros(views, 4, 4),
        Tensor.zeros(views, 4),
        Tensor.of(azimuths, views),
        Tensor.zeros(views),
        64,
        64);
  }

  private Value conditions(boolean perpNeg, float... azimuths) throws Exception {
    Tensor face = random.gaussian(128);
    Value identity =
        nodes
            .exec(
                "diffusion.projectIdentity",
                Map.of(
                    "encoder",
                    bundle.get("identityEncoder"),
                    "identity",
                    new IdentityEmbedding(face, "dlib128", true)),
                Map.of())
            .get("conditioning");
    Map<String, Value> inputs =
        new HashMap<>(
            nodes.exec(
                "guidance.blendViews",
                Map.of("identity", identity, "encoder", bundle.get("plainEncoder")),
                Map.of()));
    inputs.put("unconditional", text("blurry"));
    inputs.put("empty", text(""));
    inputs.put("cameras", cameras(azimuths));
    return nodes
        .exec("guidance.conditionViews", inputs, Map.of("perpNeg", perpNeg))
        .get("conditioning");
  }

  private Value adapted() throws Exception {
    return nodes
        .exec(
            "diffusion.applyLora",
            Map.of("model", bundle.get("model"), "lora", bundle.get("lora")),
            Map.of())
        .get("model");
  }

  @Test
  void identityGuidanceReachesThePicturesAndRepeats() throws Exception {
    Value conditioning = conditions(true, 10, -170);
    Map<String, Value> encoded = encode(2, "sample");
    Map<String, Value> inputs =
        Map.of("latents", encoded.get("latents"), "model", adapted(), "conditioning", conditioning);
    Map<String, ?> params = Map.of("tMax", 0.3);
    Map<String, Value> first = nodes.exec("guidance.ism", inputs, params);
    Map<String, Value> second = nodes.exec("guidance.ism", inputs, params);
    assertThat(first.get("gradient")).isEqualTo(second.get("gradient"));
    LatentGradient gradient = (LatentGradient) first.get("gradient");
    assertThat(gradient.loss()).isPositive();
    LatentRecord record = (LatentRecord) encoded.get("record");
    ImageGradient kept = backward(record, gradient);
    assertThat(kept.loss()).isEqualTo(gradient.loss());
    ImageGradient again =
        backward(
            new LatentRecord(record.images(), record.noise(), false, record.vae(), null), gradient);
    assertThat(again.rgb()).isEqualTo(kept.rgb());
  }

  private ImageGradient backward(LatentRecord record, LatentGradient gradient) throws Exception {
    return (ImageGradient)
        nodes
            .exec(
                "diffusion.encodeBackward",
                Map.of("record", record, "gradient", gradient),
                Map.of())
            .get("gradient");
  }

  @Test
  void sampledPosteriorGradientMatchesFiniteDifferences() throws Exception {
    Map<String, Value> encoded = encode(1, "sample");
    LatentRecord record = (LatentRecord) encoded.get("record");
    Latents latents = (Latents) encoded.get("latents");
    LatentGradient upstream =
        new LatentGradient(random.gaussian(latents.tensor().shape()), latents.space(), 0);
    ImageGradient gradient = backward(record, upstream);
    float[] direction = random.gaussian(record.images().length()).data();
    double expected = 0;
    for (int i = 0; i < direction.length; i++) {
      expected += (double) direction[i] * gradient.rgb().at(i);
    }
    double step = 1e-3;
    double measured =
        (inner(record, direction, step, upstream) - inner(record, direction, -step, upstream))
            / (2 * step);
    assertThat(measured / expected).isBetween(0.99, 1.01);
  }

  /** Inner product of the upstream gradient with the latents of shifted pictures. */
  private double inner(LatentRecord record, float[] direction, double step, LatentGradient up)
      throws Exception {
    float[] pixels = record.images().data().clone();
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] += (float) (step * direction[i]);
    }
    Latents latents =
        (Latents)
            nodes
                .exec(
                    "diffusion.encodeImages",
                    Map.of(
                        "images",
                        new ImageBatch(Tensor.of(pixels, record.images().shape())),
                        "vae",
                        bundle.get("vae")),
                    Map.of("posterior", "sample"))
                .get("latents");
    double sum = 0;
    for (int i = 0; i < latents.tensor().length(); i++) {
      sum += (double) latents.tensor().at(i) * up.tensor().at(i);
    }
    return sum;
  }

  @Test
  void controlNetSteersScoreDistillation() throws Exception {
    Map<String, Value> inputs = new HashMap<>();
    inputs.put("latents", encode(1, "mean").get("latents"));
    inputs.put("model", bundle.get("model"));
    inputs.put("conditioning", conditions(false, 0));
    Value free = nodes.exec("guidance.sds", inputs, Map.of("index", 300)).get("gradient");
    inputs.put("controlnet", bundle.get("controlnet"));
    assertThatExceptionOfType(NodeException.class)
        .isThrownBy(() -> nodes.exec("guidance.sds", inputs, Map.of()))
        .withMessageContaining("condition pictures")
        .matches(e -> e.where().equals("hint"));
    inputs.put("hint", new ImageBatch(Tensor.zeros(1, 4, 64, 64)));
    Value steered = nodes.exec("guidance.sds", inputs, Map.of("index", 300)).get("gradient");
    assertThat(steered).isNotEqualTo(free);
  }

  @Test
  void samplingIsBatchedPromptByPrompt() throws Exception {
    Map<String, Value> out =
        nodes.exec(
            "diffusion.sampleDdim",
            Map.of(
                "model", bundle.get("model"),
                "vae", bundle.get("vae"),
                "positive", List.of(text("front view"), text("back view")),
                "negative", text("")),
            Map.of("steps", 2, "count", 2));
    assertThat(((ImageBatch) out.get("images")).pixels().shape()).containsExactly(4, 3, 128, 128);
  }

  @Test
  void sdeditOfNoStrengthIsTheDecodedPicture() throws Exception {
    Value latents = encode(1, "mean").get("latents");
    Value decoded =
        nodes
            .exec(
                "diffusion.decodeLatents",
                Map.of("latents", latents, "vae", bundle.get("vae")),
                Map.of())
            .get("images");
    Map<String, Value> inputs =
        Map.of(
            "latents", latents,
            "vae", bundle.get("vae"),
            "model", bundle.get("model"),
            "conditioning", conditions(false, 0));
    Map<String, ?> nothing = Map.of("strength", 0, "strengthEnd", 0);
    assertThat(nodes.exec("guidance.sdeditTargets", inputs, nothing).get("targets"))
        .isEqualTo(decoded);
    Map<String, ?> some = Map.of("strength", 0.2, "strengthEnd", 0.2, "steps", 10);
    assertThat(nodes.exec("guidance.sdeditTargets", inputs, some).get("targets"))
        .isNotEqualTo(decoded);
  }

  @Test
  void strangersAreNamed() throws Exception {
    DiffusionModel model = (DiffusionModel) bundle.get("model");
    Latents foreign = new Latents(Tensor.zeros(1, 4, 8, 8), "0123456789");
    assertThatExceptionOfType(NodeException.class)
        .isThrownBy(
            () ->
                nodes.exec(
                    "diffusion.predictNoise",
                    Map.of("model", model, "latents", foreign, "conditioning", text("")),
                    Map.of()))
        .withMessageContaining("01234567")
        .withMessageContaining(model.space().substring(0, 8));
    Conditioning wide = new Conditioning(Tensor.zeros(1, 77, 768), "other");
    assertThatExceptionOfType(NodeException.class)
        .isThrownBy(
            () ->
                nodes.exec(
                    "diffusion.predictNoise",
                    Map.of(
                        "model", model,
                        "latents", new Latents(Tensor.zeros(1, 4, 8, 8), model.space()),
                        "conditioning", wide),
                    Map.of()))
        .withMessageContaining("160")
        .withMessageContaining("768");
    assertThatExceptionOfType(NodeException.class)
        .isThrownBy(
            () ->
                nodes.exec(
                    "diffusion.encodeImages",
                    Map.of(
                        "images",
                        new ImageBatch(Tensor.zeros(1, 3, 63, 64)),
                        "vae",
                        bundle.get("vae")),
                    Map.of()))
        .withMessageContaining("64 x 63");
  }

  @Test
  void missingPartsEndWithTheMissingFileCode() {
    assertThatExceptionOfType(NodeException.class)
        .isThrownBy(
            () -> nodes.exec("diffusion.loadBundle", Map.of(), Map.of("bundle", "asset:loomhead")))
        .matches(NodeException::missingFile)
        .withMessageContaining("bundle.json");
    assertThatExceptionOfType(NodeException.class)
        .isThrownBy(
            () -> nodes.exec("diffusion.loadBundle", Map.of(), Map.of("loraName", "nobody")))
        .matches(NodeException::missingFile)
        .withMessageContaining("view360");
  }

  @Test
  void oneCoinMirrorsAllPicturesAndTheWayBackMirrorsTheGradient() throws Exception {
    Tensor pixels = Tensor.zeros(2, 3, 64, 64);
    for (int i = 0; i < pixels.length(); i++) {
      pixels.data()[i] = (i % 64) / 64f;
    }
    Map<String, Value> inputs = Map.of("images", new ImageBatch(pixels), "vae", bundle.get("vae"));
    Map<String, Value> plain =
        nodes.exec("diffusion.encodeImages", inputs, Map.of("posterior", "mean"));
    Map<String, Value> flipped =
        nodes.exec(
            "diffusion.encodeImages", inputs, Map.of("posterior", "mean", "flipProbability", 1));
    Tensor mirrored = LatentMath.mirrored(pixels);
    assertThat(((LatentRecord) flipped.get("record")).images().data()).isEqualTo(mirrored.data());
    Map<String, Value> byHand =
        nodes.exec(
            "diffusion.encodeImages",
            Map.of("images", new ImageBatch(mirrored), "vae", bundle.get("vae")),
            Map.of("posterior", "mean"));
    Latents latents = (Latents) byHand.get("latents");
    assertThat(((Latents) flipped.get("latents")).tensor().data())
        .isEqualTo(latents.tensor().data())
        .isNotEqualTo(((Latents) plain.get("latents")).tensor().data());
    Value gradient =
        new LatentGradient(random.gaussian(latents.tensor().shape()), latents.space(), 0);
    Tensor back = pulled(flipped, gradient);
    assertThat(LatentMath.mirrored(back).data()).isEqualTo(pulled(byHand, gradient).data());
  }

  private Tensor pulled(Map<String, Value> encoded, Value gradient) throws Exception {
    return ((ImageGradient)
            nodes
                .exec(
                    "diffusion.encodeBackward",
                    Map.of("record", encoded.get("record"), "gradient", gradient),
                    Map.of())
                .get("gradient"))
        .rgb();
  }
}
