package io.avatarloom.morphable.node;

import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.node.PortType;
import io.avatarloom.core.value.HeadModel;
import io.avatarloom.core.value.Image;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.morphable.head.FlameReader;
import io.avatarloom.morphable.head.FlameTexture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads a model with FLAME's keys. Lengths are metres. */
public final class LoadFlameNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "morphable.loadFlame",
          1,
          "Load FLAME model",
          "Reads FLAME (generic_model.pkl of 2020, flame2023.pkl, or what they were converted to) or"
              + " SMPL-X npz, which you obtain under their own licences. Needs v_template, f,"
              + " shapedirs, posedirs, J_regressor, weights and kintree_table; vt and ft are"
              + " optional. Pickles are read without running them.");
  private static final Param<String> FILE =
      B.file("file", "", List.of("pkl", "npz", "safetensors"), "The model file.");
  private static final Param<String> MASKS =
      B.file(
          "masks",
          "",
          List.of("pkl", "npz", "safetensors"),
          "Vertex index arrays by region name; none when empty.");
  private static final Param<String> TOPOLOGY =
      B.text("topology", "flame", "Topology id of the model.");
  private static final Param<Integer> IDENTITY =
      B.from(
          B.integer(
              "identityModes",
              300,
              0,
              10_000,
              "",
              "Leading columns of shapedirs that are identity; the rest is expression."),
          "FLAME 2020");
  private static final Param<String> TEXTURE =
      B.file(
          "texture",
          "",
          List.of("npz", "pkl", "safetensors"),
          "FLAME_texture.npz or the albedo model: its mean picture and texture coordinates; none"
              + " when empty.");
  private static final Out<HeadModel> MODEL =
      B.out("model", ValueTypes.HEAD_MODEL, "The head model.");
  private static final Out<Image> ALBEDO =
      B.out(
          "albedo",
          PortType.of(ValueTypes.IMAGE).with("channels", "3"),
          "Mean albedo, sRGB; absent without a texture file.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws NodeException {
    if (run.get(FILE).isEmpty()) {
      throw new NodeException(FILE.id(), "expected the path of a model file, met none");
    }
    Optional<FlameTexture> texture = texture(run);
    Optional<Path> masks =
        run.get(MASKS).isEmpty() ? Optional.empty() : Optional.of(run.path(MASKS));
    try {
      run.set(
          MODEL,
          FlameReader.read(run.path(FILE), run.get(TOPOLOGY), run.get(IDENTITY), masks, texture));
    } catch (IOException e) {
      throw new NodeException(FILE.id(), e.getMessage(), e);
    }
    texture.ifPresent(read -> run.set(ALBEDO, read.albedo()));
  }

  private static Optional<FlameTexture> texture(NodeRun run) throws NodeException {
    try {
      return run.get(TEXTURE).isEmpty()
          ? Optional.empty()
          : Optional.of(FlameTexture.read(run.path(TEXTURE)));
    } catch (IOException e) {
      throw new NodeException(TEXTURE.id(), e.getMessage(), e);
    }
  }
}
