package io.avatarloom.core.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.eclipse.collections.api.factory.Lists;

/** Codecs of values that refer to weights on disk: paths for use, hashes for identity. */
final class ReferenceCodecs {
  static final Codec<Lora> LORA =
      new Reference<>(
          new JsonCodec<>(ReferenceCodecs::json, ReferenceCodecs::lora), ReferenceCodecs::identity);
  static final Codec<DiffusionModel> DIFFUSION_MODEL =
      new Reference<>(
          new JsonCodec<>(
              v -> {
                ObjectNode node =
                    object()
                        .put("folder", v.folder())
                        .put("scheduler", v.scheduler())
                        .put("sha256", v.sha256())
                        .put("resolution", v.resolution())
                        .put("space", v.space());
                ArrayNode loras = node.putArray("loras");
                v.loras().forEach(lora -> loras.add(json(lora)));
                return node;
              },
              in ->
                  new DiffusionModel(
                      in.get("folder").asText(),
                      in.get("scheduler").asText(),
                      in.get("sha256").asText(),
                      in.get("resolution").asInt(),
                      in.get("space").asText(),
                      Lists.immutable.ofAll(in.get("loras")).collect(ReferenceCodecs::lora))),
          v -> v.sha256() + v.loras().collect(ReferenceCodecs::identity));
  static final Codec<TextEncoder> TEXT_ENCODER =
      new Reference<>(
          new JsonCodec<>(
              v ->
                  object()
                      .put("folder", v.folder())
                      .put("tokenizer", v.tokenizer())
                      .put("sha256", v.sha256()),
              in ->
                  new TextEncoder(
                      in.get("folder").asText(),
                      in.get("tokenizer").asText(),
                      in.get("sha256").asText())),
          TextEncoder::sha256);
  static final Codec<Vae> VAE =
      new Reference<>(
          new JsonCodec<>(
              v -> object().put("folder", v.folder()).put("sha256", v.sha256()),
              in -> new Vae(in.get("folder").asText(), in.get("sha256").asText())),
          Vae::sha256);
  static final Codec<ControlNet> CONTROL_NET =
      new Reference<>(
          new JsonCodec<>(
              v ->
                  object()
                      .put("folder", v.folder())
                      .put("sha256", v.sha256())
                      .put("channels", v.channels()),
              in ->
                  new ControlNet(
                      in.get("folder").asText(),
                      in.get("sha256").asText(),
                      in.get("channels").asInt())),
          ControlNet::sha256);
  static final Codec<PictureSet> PICTURE_SET =
      new Reference<>(
          new JsonCodec<>(
              v ->
                  object()
                      .put("kind", v.kind())
                      .put("folder", v.folder())
                      .put("sha256", v.sha256())
                      .put("seed", v.seed())
                      .put("first", v.first())
                      .put("count", v.count())
                      .put("sizePx", v.sizePx()),
              in ->
                  new PictureSet(
                      in.get("kind").asText(),
                      in.get("folder").asText(),
                      in.get("sha256").asText(),
                      in.get("seed").asLong(),
                      in.get("first").asInt(),
                      in.get("count").asInt(),
                      in.get("sizePx").asInt())),
          v ->
              "%s %s %d %d %d %d"
                  .formatted(v.kind(), v.sha256(), v.seed(), v.first(), v.count(), v.sizePx()));

  /** A codec whose identity leaves out where the weights lie. */
  private record Reference<T extends Value>(Codec<T> file, Function<T, String> id)
      implements Codec<T> {
    @Override
    public String extension() {
      return file.extension();
    }

    @Override
    public byte[] encode(T value) {
      return file.encode(value);
    }

    @Override
    public byte[] identity(T value) {
      return id.apply(value).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean isReference() {
      return true;
    }

    @Override
    public T decode(byte[] bytes) throws IOException {
      return file.decode(bytes);
    }
  }

  private ReferenceCodecs() {}

  private static String identity(Lora lora) {
    return lora.sha256() + "*" + lora.scale();
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static JsonNode json(Lora lora) {
    return object()
        .put("file", lora.file())
        .put("sha256", lora.sha256())
        .put("scale", lora.scale());
  }

  private static Lora lora(JsonNode in) {
    return new Lora(in.get("file").asText(), in.get("sha256").asText(), in.get("scale").asDouble());
  }
}
