package io.avatarloom.diffusion.net;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is trained by noise prediction: the UNet with its text encoder, low-rank adapters of the
 * UNet's attention layers, or a ControlNet.
 */
public enum DenoiserLoss {
  /** UNet and text encoder. */
  BASE,
  /** The UNet alone. */
  UNET,
  /** Adapters of to_q, to_k, to_v and to_out.0 of every attention layer. */
  LORA,
  /** A ControlNet beside the frozen UNet. */
  CONTROL;

  static final String ARGUMENTS =
      "table: Tensor, index: Tensor, noise: Tensor, steps: Tensor, alphas: Tensor,"
          + " embeddings: Tensor, tokens: Tensor, ids: Tensor, identity: Tensor, mask: Tensor,"
          + " share: Tensor, hint: Tensor";

  /**
   * Folders of the networks.
   *
   * @param unet in diffusers layout
   * @param text in transformers layout
   * @param control in diffusers layout; null unless a ControlNet is trained
   */
  public record Folders(Path unet, Path text, Path control) {}

  /**
   * A step's archive with what it is made of.
   *
   * @param archive TorchScript
   * @param layout of the trained vector
   * @param frozen scripts of frozen networks in the order of their weights, by name of the network
   */
  record Source(byte[] archive, FlatLayout layout, List<Map.Entry<String, Script>> frozen) {}

  boolean trainsText() {
    return this == BASE;
  }

  /** Writes the step. */
  Source source(Folders folders, Precision precision, int rank) throws IOException {
    SortedMap<String, int[]> unetShapes = WeightShapes.of(folders.unet());
    SortedMap<String, int[]> textShapes = WeightShapes.of(folders.text());
    ModelConfig unetConfig = ModelConfig.read(folders.unet().resolve("config.json"));
    ModelConfig textConfig = ModelConfig.read(folders.text().resolve("config.json"));
    Script unet = new UNetSource(unetConfig, unetShapes.keySet(), precision).unet();
    Script text = new ClipSource(textConfig, textShapes.keySet(), "text_model.").source();
    StepScript step = new StepScript(precision);
    List<Map.Entry<String, Script>> frozen = new java.util.ArrayList<>();
    String table = "tokens";
    if (trainsText()) {
      String key = "text_model.embeddings.token_embedding.weight";
      step.line("tok = %s", step.trained("text." + key, textShapes.get(key)));
      table = "tok";
      step.trained("text", text, textShapes);
    } else {
      step.frozen("text", text, Map.of());
      frozen.add(Map.entry("text", text));
    }
    if (this == BASE || this == UNET) {
      step.trained("unet", unet, unetShapes);
    } else {
      Map<String, String[]> adapters = this == LORA ? adapters(step, unetShapes, rank) : Map.of();
      step.frozen("unet", unet, adapters);
      frozen.add(Map.entry("unet", unet));
    }
    if (this == CONTROL) {
      SortedMap<String, int[]> shapes = WeightShapes.of(folders.control());
      ModelConfig config = ModelConfig.read(folders.control().resolve("config.json"));
      step.trained(
          "control", new UNetSource(config, shapes.keySet(), precision).controlNet(), shapes);
    }
    write(step, table, precision);
    return new Source(step.archive(ARGUMENTS), step.layout(), frozen);
  }

  private void write(StepScript step, String table, Precision precision) {
    int type = precision.scriptType();
    step.line("rows0 = torch.embedding(%s, ids, -1, False, False)", table);
    step.line("keep = torch.to(torch.rsub(mask, 1.), %d)", type);
    step.line("put = torch.to(torch.mul(torch.unsqueeze(identity, 1), mask), %d)", type);
    step.line("rows = torch.add(torch.mul(torch.to(rows0, %d), keep), put)", type);
    step.line("both = (self).text_forward(rows, w_text, )");
    step.line("n = torch.size(index, 0)");
    step.line("context = torch.narrow(both, 0, 0, n)");
    if (this == LORA) {
      step.line("views = torch.narrow(both, 0, n, n)");
      step.line("context = torch.lerp(views, context, torch.to(share, %d))", type);
    }
    step.line("x0 = torch.to(torch.index_select(table, 0, index), 6)");
    step.line("a = torch.view(torch.index_select(alphas, 0, steps), [-1, 1, 1, 1])");
    step.line(
        "x = torch.add(torch.mul(x0, torch.sqrt(a)), torch.mul(noise, torch.sqrt(torch.rsub(a,"
            + " 1.))))");
    step.line("e = torch.index_select(embeddings, 0, steps)");
    if (this == CONTROL) {
      step.line(
          "shown = torch.mul(torch.to(torch.index_select(hint, 0, index), 6), %s)", 1 / 255.0);
      step.line("residuals = (self).control_forward(x, e, context, shown, w_control, )");
      step.line("p = (self).unet_controlled(x, e, context, residuals, w_unet, )");
    } else {
      step.line("p = (self).unet_forward(x, e, context, w_unet, )");
    }
    step.line("r = torch.sub(p, noise)");
    step.line("loss = torch.mean(torch.mul(r, r))");
  }

  /** Trained pairs by the weight they change. */
  private static Map<String, String[]> adapters(
      StepScript step, SortedMap<String, int[]> shapes, int rank) {
    Map<String, String[]> pairs = new TreeMap<>();
    for (Map.Entry<String, int[]> entry : shapes.entrySet()) {
      String name = entry.getKey();
      if (name.matches(".*\\.attn[12]\\.to_(q|k|v|out\\.0)\\.weight")) {
        String layer = StepScript.ADAPTER + name.substring(0, name.length() - ".weight".length());
        int[] shape = entry.getValue();
        String down = step.trained(layer + ".lora_A.weight", new int[] {rank, shape[1]});
        String up = step.trained(layer + ".lora_B.weight", new int[] {shape[0], rank});
        pairs.put(name, new String[] {up, down});
      }
    }
    return pairs;
  }
}
