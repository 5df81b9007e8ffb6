package io.avatarloom.core.value;

import io.avatarloom.core.tensor.Tensor;
import java.util.List;

/** The value types that modules share. */
public final class ValueTypes {
  public static final ValueType<NumberValue> NUMBER =
      new ValueType<>("Number", NumberValue.class, ScalarCodecs.NUMBER, "#9aa0a6", "One number.");
  public static final ValueType<FlagValue> FLAG =
      new ValueType<>("Flag", FlagValue.class, ScalarCodecs.FLAG, "#c58af9", "True or false.");
  public static final ValueType<TextValue> TEXT =
      new ValueType<>("Text", TextValue.class, ScalarCodecs.TEXT, "#78d9ec", "A text.");
  public static final ValueType<Tensor> TENSOR =
      new ValueType<>(
          "Tensor", Tensor.class, TensorCodecs.TENSOR, "#b0bec5", "A dense array of numbers.");
  public static final ValueType<Image> IMAGE =
      new ValueType<>("Image", Image.class, TensorCodecs.IMAGE, "#fdd663", "One picture.");
  public static final ValueType<ImageBatch> IMAGE_BATCH =
      new ValueType<>(
          "ImageBatch",
          ImageBatch.class,
          TensorCodecs.IMAGE_BATCH,
          "#f9ab00",
          "Pictures of one size.");
  public static final ValueType<CameraBatch> CAMERA_BATCH =
      new ValueType<>(
          "CameraBatch", CameraBatch.class, TensorCodecs.CAMERA_BATCH, "#8ab4f8", "Cameras.");
  public static final ValueType<HeadModel> HEAD_MODEL =
      new ValueType<>(
          "HeadModel", HeadModel.class, HeadCodecs.HEAD_MODEL, "#e8710a", "A linear head model.");
  public static final ValueType<HeadPose> HEAD_POSE =
      new ValueType<>(
          "HeadPose",
          HeadPose.class,
          HeadCodecs.HEAD_POSE,
          "#fcad70",
          "Identity, expression and joints.");
  public static final ValueType<Motion> MOTION =
      new ValueType<>(
          "Motion", Motion.class, HeadCodecs.MOTION, "#d7aefb", "Controls of a head over time.");
  public static final ValueType<Mesh> MESH =
      new ValueType<>("Mesh", Mesh.class, HeadCodecs.MESH, "#ff8bcb", "A triangle mesh.");
  public static final ValueType<SplatCloud> SPLAT_CLOUD =
      new ValueType<>(
          "SplatCloud", SplatCloud.class, SplatCodecs.SPLAT_CLOUD, "#34a853", "Gaussian splats.");
  public static final ValueType<SplatState> SPLAT_STATE =
      new ValueType<>(
          "SplatState",
          SplatState.class,
          SplatCodecs.SPLAT_STATE,
          "#188038",
          "Splats under optimisation.");
  public static final ValueType<SplatGradient> SPLAT_GRADIENT =
      new ValueType<>(
          "SplatGradient",
          SplatGradient.class,
          SplatCodecs.SPLAT_GRADIENT,
          "#ee675c",
          "Gradient of every splat parameter.");
  public static final ValueType<RenderRecord> RENDER_RECORD =
      new ValueType<>(
          "RenderRecord",
          RenderRecord.class,
          SplatCodecs.RENDER_RECORD,
          "#5bb974",
          "What a render needs to be differentiated.");
  public static final ValueType<ImageGradient> IMAGE_GRADIENT =
      new ValueType<>(
          "ImageGradient",
          ImageGradient.class,
          TensorCodecs.IMAGE_GRADIENT,
          "#f28b82",
          "Gradient with respect to rendered pictures.");
  public static final ValueType<Latents> LATENTS =
      new ValueType<>(
          "Latents", Latents.class, TensorCodecs.LATENTS, "#af5cf7", "Latent pictures.");
  public static final ValueType<LatentGradient> LATENT_GRADIENT =
      new ValueType<>(
          "LatentGradient",
          LatentGradient.class,
          TensorCodecs.LATENT_GRADIENT,
          "#f6aea9",
          "Gradient with respect to latents.");
  public static final ValueType<LatentRecord> LATENT_RECORD =
      new ValueType<>(
          "LatentRecord",
          LatentRecord.class,
          TensorCodecs.LATENT_RECORD,
          "#d7aefb",
          "What an encoding needs to be differentiated.");
  public static final ValueType<IdentityEmbedding> IDENTITY_EMBEDDING =
      new ValueType<>(
          "IdentityEmbedding",
          IdentityEmbedding.class,
          TensorCodecs.IDENTITY_EMBEDDING,
          "#ff63b8",
          "A face descriptor.");
  public static final ValueType<FaceDetections> FACE_DETECTIONS =
      new ValueType<>(
          "FaceDetections",
          FaceDetections.class,
          TensorCodecs.FACE_DETECTIONS,
          "#fba9d6",
          "Faces found in a picture.");
  public static final ValueType<Conditioning> CONDITIONING =
      new ValueType<>(
          "Conditioning",
          Conditioning.class,
          TensorCodecs.CONDITIONING,
          "#4ecde6",
          "Encoded prompts.");
  public static final ValueType<GuidanceConditioning> GUIDANCE_CONDITIONING =
      new ValueType<>(
          "GuidanceConditioning",
          GuidanceConditioning.class,
          TensorCodecs.GUIDANCE_CONDITIONING,
          "#129eaf",
          "Conditioning of one guidance step.");
  public static final ValueType<DiffusionModel> DIFFUSION_MODEL =
      new ValueType<>(
          "DiffusionModel",
          DiffusionModel.class,
          ReferenceCodecs.DIFFUSION_MODEL,
          "#a142f4",
          "A denoising network.");
  public static final ValueType<Lora> LORA =
      new ValueType<>("Lora", Lora.class, ReferenceCodecs.LORA, "#7627bb", "A low-rank adapter.");
  public static final ValueType<TextEncoder> TEXT_ENCODER =
      new ValueType<>(
          "TextEncoder",
          TextEncoder.class,
          ReferenceCodecs.TEXT_ENCODER,
          "#24c1e0",
          "A text encoder with its tokenizer.");
  public static final ValueType<Vae> VAE =
      new ValueType<>("Vae", Vae.class, ReferenceCodecs.VAE, "#8430ce", "An image autoencoder.");
  public static final ValueType<ControlNet> CONTROL_NET =
      new ValueType<>(
          "ControlNet", ControlNet.class, ReferenceCodecs.CONTROL_NET, "#681da8", "A ControlNet.");
  public static final ValueType<PictureSet> PICTURE_SET =
      new ValueType<>(
          "PictureSet",
          PictureSet.class,
          ReferenceCodecs.PICTURE_SET,
          "#fcc934",
          "Labelled pictures to train from.");
  public static final ValueType<Series> SERIES =
      new ValueType<>(
          "Series", Series.class, ScalarCodecs.SERIES, "#669df6", "Numbers over a common axis.");
  public static final ValueType<Table> TABLE =
      new ValueType<>("Table", Table.class, ScalarCodecs.TABLE, "#aecbfa", "Rows under headings.");
  public static final ValueType<Animation> ANIMATION =
      new ValueType<>(
          "Animation", Animation.class, TensorCodecs.ANIMATION, "#fde293", "A looping clip.");
  public static final ValueType<Report> REPORT =
      new ValueType<>("Report", Report.class, ReportCodec.REPORT, "#e8eaed", "A page of a run.");

  private ValueTypes() {}

  /** All of them. */
  public static List<ValueType<?>> all() {
    return List.of(
        NUMBER,
        FLAG,
        TEXT,
        TENSOR,
        IMAGE,
        IMAGE_BATCH,
        CAMERA_BATCH,
        HEAD_MODEL,
        HEAD_POSE,
        MOTION,
        MESH,
        SPLAT_CLOUD,
        SPLAT_STATE,
        SPLAT_GRADIENT,
        RENDER_RECORD,
        IMAGE_GRADIENT,
        LATENTS,
        LATENT_GRADIENT,
        LATENT_RECORD,
        IDENTITY_EMBEDDING,
        FACE_DETECTIONS,
        CONDITIONING,
        GUIDANCE_CONDITIONING,
        DIFFUSION_MODEL,
        LORA,
        TEXT_ENCODER,
        VAE,
        CONTROL_NET,
        PICTURE_SET,
        SERIES,
        TABLE,
        ANIMATION,
        REPORT);
  }
}
