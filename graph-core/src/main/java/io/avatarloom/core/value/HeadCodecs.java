package io.avatarloom.core.value;

import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.collections.api.factory.Lists;
import org.eclipse.collections.api.list.ImmutableList;

/** Codecs of head models, poses and meshes. */
final class HeadCodecs {
  static final Codec<HeadModel> HEAD_MODEL =
      new TensorCodec<>(
          (v, out) -> {
            out.meta("topology", v.topology())
                .meta("expressionNames", v.expressionNames().makeString("\n"))
                .meta("jointNames", v.jointNames().makeString("\n"))
                .put("unitsPerMetre", new double[] {v.unitsPerMetre()}, 1)
                .put("template", v.template())
                .put("triangles", v.triangles(), v.triangles().length / 3, 3)
                .put("shapeDirs", v.shapeDirs())
                .put("expressionDirs", v.expressionDirs())
                .put("poseDirs", v.poseDirs())
                .put("jointRegressor", v.jointRegressor())
                .put("weights", v.weights())
                .put("parents", v.parents(), v.parents().length)
                .put("uv", v.uv())
                .put("uvTriangles", v.uvTriangles(), v.uvTriangles().length / 3, 3);
            SplatCodecs.putAll(out, "mask/", v.masks());
            v.metadata().forEach((key, value) -> out.meta("about/" + key, value));
          },
          in -> {
            SortedMap<String, String> metadata = new TreeMap<>();
            in.metadata()
                .forEach(
                    (key, value) -> {
                      if (key.startsWith("about/")) {
                        metadata.put(key.substring("about/".length()), value);
                      }
                    });
            return new HeadModel(
                in.metadata().get("topology"),
                in.doubles("unitsPerMetre")[0],
                in.tensor("template"),
                in.ints("triangles"),
                in.tensor("shapeDirs"),
                in.tensor("expressionDirs"),
                in.tensor("poseDirs"),
                in.tensor("jointRegressor"),
                in.tensor("weights"),
                in.ints("parents"),
                in.tensor("uv"),
                in.ints("uvTriangles"),
                SplatCodecs.all(in, "mask/"),
                lines(in.metadata().get("expressionNames")),
                lines(in.metadata().get("jointNames")),
                metadata);
          });
  static final Codec<HeadPose> HEAD_POSE =
      new TensorCodec<>(
          (v, out) ->
              out.put("shape", v.shape())
                  .put("expression", v.expression())
                  .put("joints", v.joints())
                  .meta("topology", v.topology()),
          in ->
              new HeadPose(
                  in.metadata().get("topology"),
                  in.tensor("shape"),
                  in.tensor("expression"),
                  in.tensor("joints")));
  static final Codec<Motion> MOTION =
      new TensorCodec<>(
          (v, out) ->
              out.put("frames", v.frames())
                  .put("rate", new double[] {v.framesPerSecond()}, 1)
                  .meta("name", v.name())
                  .meta("controls", v.controls().makeString("\n")),
          in ->
              new Motion(
                  in.metadata().get("name"),
                  in.doubles("rate")[0],
                  Lists.immutable.of(in.metadata().get("controls").split("\n")),
                  in.tensor("frames")));
  static final Codec<Mesh> MESH =
      new TensorCodec<>(
          (v, out) -> {
            out.meta("topology", v.topology())
                .put("unitsPerMetre", new double[] {v.unitsPerMetre()}, 1)
                .put("positions", v.positions())
                .put("triangles", v.triangles(), v.triangles().length / 3, 3)
                .put("uv", v.uv())
                .put("uvTriangles", v.uvTriangles(), v.uvTriangles().length / 3, 3);
            SplatCodecs.putAll(out, "label/", v.labels());
          },
          in ->
              new Mesh(
                  in.metadata().get("topology"),
                  in.doubles("unitsPerMetre")[0],
                  in.tensor("positions"),
                  in.ints("triangles"),
                  in.tensor("uv"),
                  in.ints("uvTriangles"),
                  SplatCodecs.all(in, "label/")));

  private HeadCodecs() {}

  private static ImmutableList<String> lines(String joined) {
    return joined.isEmpty() ? Lists.immutable.empty() : Lists.immutable.of(joined.split("\n", -1));
  }
}
