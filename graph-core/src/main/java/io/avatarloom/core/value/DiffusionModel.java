package io.avatarloom.core.value;

import java.util.Map;
import org.eclipse.collections.api.list.ImmutableList;

/**
 * A denoising network with its noise schedule, by reference; weights are loaded by the nodes that
 * run it.
 *
 * @param folder absolute path of the UNet in diffusers layout
 * @param scheduler absolute path of the scheduler folder
 * @param sha256 of configs and weights
 * @param resolution of the pictures in pixels
 * @param space id of the latent space it denoises
 * @param loras adapters in the order they are applied
 */
public record DiffusionModel(
    String folder,
    String scheduler,
    String sha256,
    int resolution,
    String space,
    ImmutableList<Lora> loras)
    implements Value {
  @Override
  public ValueType<?> type() {
    return ValueTypes.DIFFUSION_MODEL;
  }

  @Override
  public Map<String, String> attributes() {
    return Map.of("space", space);
  }
}
