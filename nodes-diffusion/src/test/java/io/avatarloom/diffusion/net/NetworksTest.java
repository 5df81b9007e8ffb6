package io.avatarloom.diffusion.net;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.avatarloom.core.bench.Comparison;
import io.avatarloom.core.file.SafeTensors;
import io.avatarloom.core.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Networks against the reference libraries' outputs, float32. */
class NetworksTest {
  private static final Path GOLDEN = Path.of("../tests/src/test/resources/golden/diffusion");
  private static final double LIMIT = 1e-4;
  private static SafeTensors io;

  @BeforeAll
  static void open() throws IOException {
    io = SafeTensors.read(GOLDEN.resolve("io.safetensors"));
  }

  private static void check(String name, Tensor actual) {
    Tensor expected = io.tensor(name);
    assertThat(actual.shape()).as(name).isEqualTo(expected.shape());
    Comparison comparison =
        Comparison.relative("diffusion", name, expected.data(), actual.data(), LIMIT);
    assertThat(comparison.passed()).as(comparison.toString()).isTrue();
  }

  private static Tensor predict(UNet unet) {
    return unet.predict(
        io.tensor("unet.sample"), io.ints("unet.timestep"), io.tensor("unet.context"));
  }

  @Test
  void unetOfSquareAndRectangle() throws IOException {
    try (UNet unet = UNet.load(GOLDEN.resolve("unet"), List.of(), Precision.FLOAT32, Place.CPU)) {
      check("unet.out", predict(unet));
      check(
          "unet.out_rect",
          unet.predict(
              io.tensor("unet.sample_rect"),
              new int[] {250, 250},
              io.tensor("unet.context").rows(0, 2)));
    }
  }

  @Test
  void unetInBfloat16StaysClose() throws IOException {
    try (UNet unet = UNet.load(GOLDEN.resolve("unet"), List.of(), Precision.BFLOAT16, Place.CPU)) {
      Comparison comparison =
          Comparison.relative(
              "diffusion", "unet.out", io.tensor("unet.out").data(), predict(unet).data(), 0.03);
      assertThat(comparison.passed()).as(comparison.toString()).isTrue();
    }
  }

  @Test
  void loraAtTwoScales() throws IOException {
    Path file = GOLDEN.resolve("lora/pytorch_lora_weights.safetensors");
    for (double scale : new double[] {1, 0.45}) {
      try (UNet unet =
          UNet.load(
              GOLDEN.resolve("unet"),
              List.of(LoraFile.read(file, scale)),
              Precision.FLOAT32,
              Place.CPU)) {
        check(scale == 1 ? "lora.out_scale1" : "lora.out_scale045", predict(unet));
      }
    }
  }

  @Test
  void controlNetAndItsUnet() throws IOException {
    try (ControlBranch branch =
            ControlBranch.load(GOLDEN.resolve("controlnet"), Precision.FLOAT32, Place.CPU);
        UNet unet = UNet.load(GOLDEN.resolve("unet"), List.of(), Precision.FLOAT32, Place.CPU);
        Residuals residuals =
            branch.residuals(
                io.tensor("unet.sample"),
                io.ints("unet.timestep"),
                io.tensor("unet.context"),
                io.tensor("controlnet.hint"),
                0.7)) {
      List<Tensor> tensors = residuals.tensors();
      for (int i = 0; i < 12; i++) {
        check("controlnet.down." + i, tensors.get(i));
      }
      check("controlnet.mid", tensors.get(12));
      check(
          "controlnet.unet_out",
          unet.predict(
              io.tensor("unet.sample"),
              io.ints("unet.timestep"),
              io.tensor("unet.context"),
              residuals));
    }
  }

  @Test
  void tooLittleMemoryIsToldInWords() {
    EngineException said =
        new EngineException("CUDA out of memory. Tried to allocate 9 GiB.\nat x");
    assertThat(Network.explained(said, Place.CPU))
        .hasMessageStartingWith("cpu has no room for this network or this pass; take fewer")
        .hasMessageEndingWith("(PyTorch said: CUDA out of memory. Tried to allocate 9 GiB.)");
    EngineException other = new EngineException("shape");
    assertThat(Network.explained(other, Place.CPU)).isSameAs(other);
  }

  @Test
  void theFormOfTheAutoencoderForGpusComputesTheSame() throws IOException {
    Path folder = GOLDEN.resolve("vae");
    try (NDManager scope = Place.CPU.scope()) {
      Weights weights = Weights.read(scope, Weights.file(folder));
      ModelConfig config = ModelConfig.read(folder.resolve("config.json"));
      Script script = new VaeSource(config, weights.names(), Precision.FLOAT32, true).source();
      try (Network network = new Network(Place.CPU, script, weights::get, Precision.FLOAT32)) {
        NDArray input = Torch.array(scope, io.tensor("vae.image"));
        NDArray moments = network.runForGradient(VaeSource.ENCODE, input);
        try (Encoding encoding = new Encoding(Place.CPU.scope(), input, moments)) {
          Tensor cotangent = io.tensor("vae.mean_cotangent");
          check("vae.mean", encoding.mean());
          check("vae.logvar", encoding.logVariance());
          check(
              "vae.image_grad",
              encoding.pullBack(cotangent, Tensor.zeros(cotangent.shape())).orElseThrow());
        }
      }
    }
  }

  @Test
  void autoencoderWithGradientToThePicture() throws IOException {
    try (Autoencoder vae = Autoencoder.load(GOLDEN.resolve("vae"), Precision.FLOAT32, Place.CPU)) {
      Tensor cotangent = io.tensor("vae.mean_cotangent");
      for (boolean keepGraph : new boolean[] {true, false}) {
        Encoding encoding = vae.encode(io.tensor("vae.image"), keepGraph);
        check("vae.mean", encoding.mean());
        check("vae.logvar", encoding.logVariance());
        if (keepGraph) {
          Tensor zeros = Tensor.zeros(cotangent.shape());
          check("vae.image_grad", encoding.pullBack(cotangent, zeros).orElseThrow());
          assertThat(encoding.pullBack(cotangent, zeros)).isEmpty();
        }
      }
      check("vae.decoded", vae.decode(io.tensor("vae.latent")));
    }
  }

  @Test
  void oldestGraphIsDropped() throws IOException {
    try (Autoencoder vae = Autoencoder.load(GOLDEN.resolve("vae"), Precision.FLOAT32, Place.CPU)) {
      Tensor image = io.tensor("vae.image");
      Tensor cotangent = io.tensor("vae.mean_cotangent");
      Encoding first = vae.encode(image, true);
      Encoding second = vae.encode(image, true);
      vae.encode(image, true);
      assertThat(first.pullBack(cotangent, cotangent)).isEmpty();
      assertThat(second.pullBack(cotangent, cotangent)).isPresent();
    }
  }

  @Test
  void textTransformerAndReplacedToken() throws IOException {
    try (TextTransformer text = TextTransformer.load(GOLDEN.resolve("text_encoder"), Place.CPU)) {
      Tensor rows = text.rows(io.ints("clip.ids")).reshape(2, 77, text.width());
      check("clip.last_hidden", text.encode(rows));
      Tensor face = io.tensor("arc2face.face");
      float[] replaced = rows.data().clone();
      for (int b = 0; b < 2; b++) {
        int at = (b * 77 + 4) * text.width();
        java.util.Arrays.fill(replaced, at, at + text.width(), 0);
        System.arraycopy(face.data(), b * face.size(1), replaced, at, face.size(1));
      }
      check("arc2face.last_hidden", text.encode(Tensor.of(replaced, rows.shape())));
    }
  }
}
