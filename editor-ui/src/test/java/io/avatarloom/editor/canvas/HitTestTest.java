package io.avatarloom.editor.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.core.graph.PortRef;
import io.avatarloom.editor.session.Spot;
import io.avatarloom.editor.session.Toy;
import io.avatarloom.editor.session.Variants;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HitTestTest {
  private final Picture picture =
      new Picture(
          Toy.sketch(),
          Toy.CATALOGUE,
          new Shapes(Toy.CATALOGUE),
          Variants.NONE,
          Map.of(),
          node -> 0);

  private Hit at(double x, double y) {
    return new HitTest(picture, 1).at(x, y);
  }

  private Spot port(String ref, boolean input) {
    return picture.place(PortRef.parse(ref), input).orElseThrow();
  }

  @Test
  void portsComeBeforeTheNodeTheyBelongTo() {
    Spot out = port("either.value", false);
    Hit hit = at(out.x() - 3, out.y());
    assertThat(hit.kind()).isEqualTo(Hit.Kind.PORT);
    assertThat(hit.port()).isEqualTo(PortRef.parse("either.value"));
    assertThat(hit.input()).isFalse();
    Spot in = port("small.image", true);
    assertThat(at(in.x() - 4, in.y() + 2).input()).isTrue();
  }

  @Test
  void aPortIsEasierToHitFromAfar() {
    Spot out = port("progress.progress", false);
    assertThat(at(out.x() + 30, out.y()).kind()).isNotEqualTo(Hit.Kind.PORT);
    assertThat(new HitTest(picture, 0.2).at(out.x() + 30, out.y()).kind()).isEqualTo(Hit.Kind.PORT);
  }

  @Test
  void titleRowsAndBodyAreToldApart() {
    Picture.Placed small = picture.node("small").orElseThrow();
    double x = small.box().x() + 60;
    assertThat(at(x, small.box().y() + 10).kind()).isEqualTo(Hit.Kind.TITLE);
    NodeShape.Row row = small.shape().rows().getFirst();
    Hit parameter = at(x, small.box().y() + row.y() + 5);
    assertThat(parameter.kind()).isEqualTo(Hit.Kind.PARAMETER);
    assertThat(parameter.port()).isEqualTo(new PortRef("small", row.id()));
    assertThat(parameter.isNode()).isTrue();
  }

  @Test
  void linksAndTheirReroutePointsAreHit() {
    assertThat(at(100, 200).kind()).isEqualTo(Hit.Kind.REROUTE);
    LinkShape link =
        picture.links().stream()
            .filter(shape -> shape.item().link().toString().equals("small.image -> soft.image"))
            .findFirst()
            .orElseThrow();
    Spot out = port("small.image", false);
    Spot in = port("soft.image", true);
    double middle = (out.x() + in.x()) / 2;
    assertThat(link.distance(middle, (out.y() + in.y()) / 2)).isLessThan(1);
  }

  @Test
  void framesAreHitAtTheirTitleAndCornerAlone() {
    assertThat(at(300, -30).kind()).isEqualTo(Hit.Kind.FRAME);
    assertThat(at(575, 115).kind()).isEqualTo(Hit.Kind.FRAME_CORNER);
    assertThat(at(20, 117).kind()).isEqualTo(Hit.Kind.NOTHING);
  }

  @Test
  void slotsOfRegionsArePorts() {
    RegionShape region = picture.regions().get("fit");
    PortShape slot = region.left().getFirst();
    assertThat(at(slot.x(), slot.y()).port()).isEqualTo(PortRef.parse("fit.picture"));
    assertThat(at(region.box().x() + 60, region.box().y() + 10).kind()).isEqualTo(Hit.Kind.REGION);
  }

  @Test
  void nothingIsWhereNothingIsDrawn() {
    assertThat(at(-5000, -5000)).isEqualTo(Hit.NOTHING);
  }
}
