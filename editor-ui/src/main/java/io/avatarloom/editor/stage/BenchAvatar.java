package io.avatarloom.editor.stage;

import io.avatarloom.core.bench.BenchContext;
import io.avatarloom.core.value.SplatCloud;
import io.avatarloom.core.value.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The avatar a benchmark shows. */
final class BenchAvatar {
  private BenchAvatar() {}

  /** The splats of a file, or without one about 20,000 on the head that ships. */
  static SplatCloud of(List<String> words, BenchContext context) throws Exception {
    if (!words.isEmpty()) {
      return AvatarFile.read(Path.of(words.get(0)));
    }
    Value head = context.exec("morphable.loadHead", Map.of(), Map.of()).get("model");
    Value mesh = context.exec("morphable.evaluate", Map.of("model", head), Map.of()).get("mesh");
    return (SplatCloud)
        context
            .exec(
                "splat.fromMesh",
                Map.of("mesh", mesh),
                Map.of("centresAbove", 0.01, "shDegree", 3, "without", List.of()))
            .get("cloud");
  }
}
