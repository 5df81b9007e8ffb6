package io.avatarloom.diffusion.node;

import io.avatarloom.core.node.In;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.Conditioning;
import io.avatarloom.core.value.ControlNet;
import io.avatarloom.core.value.DiffusionModel;
import io.avatarloom.core.value.Lora;
import io.avatarloom.core.value.TextEncoder;
import io.avatarloom.core.value.Vae;
import io.avatarloom.diffusion.net.Autoencoder;
import io.avatarloom.diffusion.net.ControlBranch;
import io.avatarloom.diffusion.net.LoraFile;
import io.avatarloom.diffusion.net.Place;
import io.avatarloom.diffusion.net.Precision;
import io.avatarloom.diffusion.net.TextTransformer;
import io.avatarloom.diffusion.net.UNet;
import io.avatarloom.diffusion.schedule.NoiseSchedule;
import io.avatarloom.diffusion.text.ClipTokenizer;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

/** Loads what values refer to, once for every run; failures name the port. */
final class Networks {
  private Networks() {}

  /** Where the networks of a run compute. */
  static Place place(NodeRun run) throws Exception {
    return run.resource("place of networks", () -> new Placing(Place.of(run.device()))).place();
  }

  /** A place, to be shared by a run. */
  private record Placing(Place place) implements AutoCloseable {
    @Override
    public void close() {}
  }

  /** What the parameter {@code precision} means for a run. */
  static Precision precision(NodeRun run, Param<String> param) throws Exception {
    return Precision.of(run.get(param), place(run));
  }

  /**
   * What the autoencoder of a node computes in, whose parameter is the denoiser's: bfloat16 is too
   * coarse for pictures.
   */
  static Precision besides(NodeRun run, Precision denoiser) throws Exception {
    return denoiser == Precision.FLOAT32 ? denoiser : Precision.at(place(run));
  }

  static UNet unet(NodeRun run, In<DiffusionModel> port, Precision precision) throws Exception {
    DiffusionModel model = run.get(port);
    String adapters = model.loras().collect(lora -> lora.sha256() + "*" + lora.scale()).toString();
    String key = "unet " + model.sha256() + adapters + precision;
    return load(
        run,
        port,
        key,
        place -> {
          List<LoraFile> files = new ArrayList<>();
          for (Lora lora : model.loras()) {
            files.add(LoraFile.read(Path.of(lora.file()), lora.scale()));
          }
          return UNet.load(Path.of(model.folder()), files, precision, place);
        });
  }

  static Autoencoder vae(NodeRun run, In<?> port, Vae vae, Precision precision) throws Exception {
    return load(
        run,
        port,
        "vae " + vae.sha256() + precision,
        place -> Autoencoder.load(Path.of(vae.folder()), precision, place));
  }

  static TextTransformer text(NodeRun run, In<TextEncoder> port) throws Exception {
    TextEncoder encoder = run.get(port);
    return load(
        run,
        port,
        "text " + encoder.sha256(),
        place -> TextTransformer.load(Path.of(encoder.folder()), place));
  }

  static ControlBranch control(
      NodeRun run, In<ControlNet> port, ControlNet control, Precision precision) throws Exception {
    return load(
        run,
        port,
        "controlnet " + control.sha256() + precision,
        place -> ControlBranch.load(Path.of(control.folder()), precision, place));
  }

  /** Conditioning of a plain prompt. */
  static Conditioning encode(NodeRun run, In<TextEncoder> port, String prompt) throws Exception {
    TextTransformer text = text(run, port);
    Tensor rows = Guided.tokenRows(port.id(), text, tokenizer(run, port).encode(prompt));
    Tensor context = run.detached(() -> text.encode(rows.reshape(1, rows.size(0), rows.size(1))));
    return new Conditioning(context, run.get(port).sha256());
  }

  static ClipTokenizer tokenizer(NodeRun run, In<TextEncoder> port) throws Exception {
    return named(port, () -> ClipTokenizer.read(Path.of(run.get(port).tokenizer())));
  }

  /** A model without a scheduler folder has the schedule of Stable Diffusion 1.5. */
  static NoiseSchedule schedule(NodeRun run, In<DiffusionModel> port) throws Exception {
    String folder = run.get(port).scheduler();
    return folder.isEmpty()
        ? NoiseSchedule.stableDiffusion()
        : named(port, () -> NoiseSchedule.read(Path.of(folder)));
  }

  private static <R extends AutoCloseable> R load(
      NodeRun run, In<?> port, String key, Loader<R> loader) throws Exception {
    Place place = place(run);
    return named(
        port,
        () ->
            run.resource(
                key,
                () -> {
                  if (!place.reason().isEmpty()) {
                    run.log(place.reason());
                  }
                  return loader.load(place);
                }));
  }

  /** Loads a network to a place. */
  @FunctionalInterface
  private interface Loader<R> {
    R load(Place place) throws Exception;
  }

  private static <R> R named(In<?> port, NodeRun.ResourceLoader<R> loader) throws Exception {
    try {
      return loader.load();
    } catch (FileNotFoundException | NoSuchFileException e) {
      throw NodeException.missing(port.id(), e.getMessage());
    } catch (IOException | NoSuchElementException e) {
      throw new NodeException(port.id(), e.getMessage(), e);
    }
  }
}
