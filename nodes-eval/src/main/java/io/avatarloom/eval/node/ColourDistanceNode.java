package io.avatarloom.eval.node;

import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.PortType;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.FaceDetections;
import io.avatarloom.core.value.Image;
import io.avatarloom.core.value.NumberValue;
import io.avatarloom.core.value.Table;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.eval.metric.FaceColours;
import io.avatarloom.eval.metric.Lab;
import java.util.Locale;
import org.eclipse.collections.api.factory.Lists;
import org.eclipse.collections.api.list.ImmutableList;

/** Skin and hair colour of an avatar held against the photo, CIE76 between medians in Lab. */
public final class ColourDistanceNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "eval.colourDistance",
          2,
          "Colour distance",
          "CIE76 difference of the median colours of cheeks and hair between a photo and a render"
              + " (Lab, D65, sRGB). Hair is a band above the forehead without plain background; a bald head gives skin there."
              + " A difference of about 2.3 is just noticeable; the light of the photo counts too.");
  private static final In<Image> PHOTO =
      B.in("photo", PortType.of(ValueTypes.IMAGE).with("channels", "3"), "The photo.");
  private static final In<FaceDetections> PHOTO_FACE =
      B.in(
          "photoFace",
          ValueTypes.FACE_DETECTIONS,
          "Landmarks of the photo; the first face counts.");
  private static final In<Image> RENDER =
      B.in("render", PortType.of(ValueTypes.IMAGE).with("channels", "3"), "The avatar's render.");
  private static final In<FaceDetections> RENDER_FACE =
      B.in("renderFace", ValueTypes.FACE_DETECTIONS, "Landmarks of the render.");
  private static final Out<NumberValue> CHEEKS =
      B.out("cheekDeltaE", ValueTypes.NUMBER, "Difference of the cheeks.");
  private static final Out<NumberValue> HAIR =
      B.out(
          "hairDeltaE",
          ValueTypes.NUMBER,
          "Difference of the hair; NaN when its band lies outside a picture.");
  private static final Out<Table> TABLE =
      B.out("table", ValueTypes.TABLE, "Median colours and differences, region by region.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public void run(NodeRun run) throws NodeException {
    FaceColours photo = FaceColours.of(run.get(PHOTO), landmarks("photoFace", run.get(PHOTO_FACE)));
    FaceColours render =
        FaceColours.of(run.get(RENDER), landmarks("renderFace", run.get(RENDER_FACE)));
    run.set(CHEEKS, new NumberValue(photo.cheeks().deltaE(render.cheeks())));
    run.set(HAIR, new NumberValue(photo.hair().deltaE(render.hair())));
    run.set(
        TABLE,
        new Table(
            Lists.immutable.of("region", "photo L a b", "render L a b", "difference"),
            Lists.immutable.of(
                row("cheeks", photo.cheeks(), render.cheeks()),
                row("hair", photo.hair(), render.hair()))));
  }

  private static Tensor landmarks(String port, FaceDetections faces) throws NodeException {
    if (faces.landmarks().size(0) == 0) {
      throw new NodeException(
          port,
          "expected a face with its 468 landmarks, met "
              + (faces.count() == 0 ? "a picture without a face" : "a face without landmarks")
              + "; choose a frontal picture and run the landmark net");
    }
    return faces.landmarks().rows(0, 1).reshape(468, 3);
  }

  private static ImmutableList<String> row(String region, Lab photo, Lab render) {
    return Lists.immutable.of(region, text(photo), text(render), number(photo.deltaE(render)));
  }

  private static String text(Lab colour) {
    if (Double.isNaN(colour.lightness())) {
      return "not seen";
    }
    return number(colour.lightness()) + " " + number(colour.a()) + " " + number(colour.b());
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "not seen" : String.format(Locale.ROOT, "%.1f", value);
  }

  @Override
  public NodeSpec spec() {
    return SPEC;
  }
}
