package io.avatarloom.core.value;

import io.avatarloom.core.file.SafeTensors;
import io.avatarloom.core.tensor.Tensor;

/** Codecs of values that are a few tensors and words. */
final class TensorCodecs {
  static final Codec<Tensor> TENSOR =
      new TensorCodec<>((v, out) -> out.put("tensor", v), in -> in.tensor("tensor"));
  static final Codec<Image> IMAGE =
      new TensorCodec<>(
          (v, out) -> out.put("pixels", v.pixels()), in -> new Image(in.tensor("pixels")));
  static final Codec<ImageBatch> IMAGE_BATCH =
      new TensorCodec<>(
          (v, out) -> out.put("pixels", v.pixels()), in -> new ImageBatch(in.tensor("pixels")));
  static final Codec<CameraBatch> CAMERA_BATCH =
      new TensorCodec<>((v, out) -> putCameras(out, v), TensorCodecs::cameras);
  static final Codec<ImageGradient> IMAGE_GRADIENT =
      new TensorCodec<>(
          (v, out) ->
              out.put("rgb", v.rgb())
                  .put("alpha", v.alpha())
                  .put("depth", v.depth())
                  .put("loss", new double[] {v.loss()}, 1),
          in ->
              new ImageGradient(
                  in.tensor("rgb"), in.tensor("alpha"), in.tensor("depth"), in.doubles("loss")[0]));
  static final Codec<Latents> LATENTS =
      new TensorCodec<>(
          (v, out) -> out.put("latents", v.tensor()).meta("space", v.space()),
          in -> new Latents(in.tensor("latents"), in.metadata().get("space")));
  static final Codec<LatentGradient> LATENT_GRADIENT =
      new TensorCodec<>(
          (v, out) ->
              out.put("gradient", v.tensor())
                  .put("loss", new double[] {v.loss()}, 1)
                  .meta("space", v.space()),
          in ->
              new LatentGradient(
                  in.tensor("gradient"), in.metadata().get("space"), in.doubles("loss")[0]));
  static final Codec<LatentRecord> LATENT_RECORD =
      new TensorCodec<>(
          (v, out) ->
              out.put("images", v.images())
                  .put("noise", v.noise())
                  .meta("flipped", "" + v.flipped())
                  .meta("vae", v.vae().folder())
                  .meta("vaeSha256", v.vae().sha256()),
          in ->
              new LatentRecord(
                  in.tensor("images"),
                  in.tensor("noise"),
                  Boolean.parseBoolean(in.metadata().get("flipped")),
                  new Vae(in.metadata().get("vae"), in.metadata().get("vaeSha256")),
                  null));
  static final Codec<IdentityEmbedding> IDENTITY_EMBEDDING =
      new TensorCodec<>(
          (v, out) ->
              out.put("vector", v.vector()).meta("space", v.space()).meta("unit", "" + v.unit()),
          in ->
              new IdentityEmbedding(
                  in.tensor("vector"),
                  in.metadata().get("space"),
                  Boolean.parseBoolean(in.metadata().get("unit"))));
  static final Codec<FaceDetections> FACE_DETECTIONS =
      new TensorCodec<>(
          (v, out) ->
              out.put("boxes", v.boxes())
                  .put("scores", v.scores())
                  .put("keypoints", v.keypoints())
                  .put("landmarks", v.landmarks()),
          in ->
              new FaceDetections(
                  in.tensor("boxes"),
                  in.tensor("scores"),
                  in.tensor("keypoints"),
                  in.tensor("landmarks")));
  static final Codec<Conditioning> CONDITIONING =
      new TensorCodec<>(
          (v, out) -> out.put("context", v.context()).meta("space", v.space()),
          in -> new Conditioning(in.tensor("context"), in.metadata().get("space")));
  static final Codec<GuidanceConditioning> GUIDANCE_CONDITIONING =
      new TensorCodec<>(
          (v, out) ->
              out.put("positive", v.positive())
                  .put("unconditional", v.unconditional())
                  .put("empty", v.empty())
                  .put("negatives", v.negatives())
                  .put("negativeWeights", v.negativeWeights()),
          in ->
              new GuidanceConditioning(
                  in.tensor("positive"),
                  in.tensor("unconditional"),
                  in.tensor("empty"),
                  in.tensor("negatives"),
                  in.tensor("negativeWeights")));
  static final Codec<Animation> ANIMATION =
      new TensorCodec<>(
          (v, out) ->
              out.put("frames", v.frames())
                  .put("framesPerSecond", new double[] {v.framesPerSecond()}, 1),
          in -> new Animation(in.tensor("frames"), in.doubles("framesPerSecond")[0]));

  private TensorCodecs() {}

  static void putCameras(SafeTensors.Writer out, CameraBatch v) {
    out.put("worldToCamera", v.worldToCamera())
        .put("intrinsics", v.intrinsics())
        .put("azimuthDeg", v.azimuthDeg())
        .put("elevationDeg", v.elevationDeg())
        .put("size", new int[] {v.width(), v.height()}, 2);
  }

  static CameraBatch cameras(SafeTensors in) {
    int[] size = in.ints("size");
    return new CameraBatch(
        in.tensor("worldToCamera"),
        in.tensor("intrinsics"),
        in.tensor("azimuthDeg"),
        in.tensor("elevationDeg"),
        size[0],
        size[1]);
  }
}
