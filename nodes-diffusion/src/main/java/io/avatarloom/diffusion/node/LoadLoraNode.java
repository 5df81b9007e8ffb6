package io.avatarloom.diffusion.node;

import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.value.Lora;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.diffusion.bundle.Fingerprint;
import io.avatarloom.diffusion.net.LoraFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Refers to an adapter file of PEFT, diffusers, legacy attention-processor or kohya style. */
public final class LoadLoraNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "diffusion.loadLora",
          1,
          "LoRA file",
          "A low-rank adapter in safetensors: PEFT, diffusers, attention-processor or kohya keys.");
  private static final Param<String> FILE =
      B.file("file", "", List.of("safetensors"), "The adapter.");
  private static final Out<Lora> LORA = B.out("lora", ValueTypes.LORA, "The adapter at scale 1.");
  private static final NodeSpec SPEC = B.notStored().build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws NodeException {
    Path file = run.path(FILE);
    try {
      LoraFile.read(file, 1);
      run.set(LORA, new Lora(file.toString(), Fingerprint.ofFile(file), 1));
    } catch (IOException e) {
      throw new NodeException(FILE.id(), e.getMessage(), e);
    }
  }
}
