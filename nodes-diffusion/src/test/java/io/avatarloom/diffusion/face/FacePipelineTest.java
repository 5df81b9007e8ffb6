package io.avatarloom.diffusion.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.avatarloom.core.bench.Comparison;
import io.avatarloom.core.file.ImageFiles;
import io.avatarloom.core.file.SafeTensors;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.run.SingleNode;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.FaceDetections;
import io.avatarloom.core.value.IdentityEmbedding;
import io.avatarloom.core.value.Image;
import io.avatarloom.core.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FacePipelineTest {
  private static final Path ASSETS = Path.of("../sample-graphs/assets").toAbsolutePath();
  private final SingleNode nodes = new SingleNode(Catalogue.installed(), ASSETS, ASSETS);

  @AfterEach
  void close() {
    nodes.close();
  }

  private FaceDetections detect(Image image) throws Exception {
    return (FaceDetections)
        nodes.exec("face.detect", Map.of("image", image), Map.of()).get("faces");
  }

  private IdentityEmbedding embed(Image image) throws Exception {
    Value chip =
        nodes
            .exec("face.align", Map.of("image", image, "faces", detect(image)), Map.of())
            .get("chip");
    return (IdentityEmbedding)
        nodes.exec("face.embedIdentity", Map.of("chips", chip), Map.of()).get("unit");
  }

  private static SafeTensors golden(String net) throws IOException {
    return SafeTensors.read(ASSETS.resolve("face-nets/" + net + "/golden.safetensors"));
  }

  private static double difference(Tensor expected, Tensor actual) {
    return Comparison.absolute("", "", expected.data(), actual.data(), 0).error();
  }

  @Test
  void meshAndDescriptorOfThePhotographAgreeWithTheOriginalRuntimes() throws Exception {
    Image photo = ImageFiles.read(ASSETS.resolve("photos/astronaut.png"));
    FaceDetections faces = detect(photo);

    SafeTensors landmarks = golden("landmarks468");
    assertThat(difference(landmarks.tensor("astronaut.pass2.points"), FaceNets.mesh(faces, 0)))
        .isLessThan(2e-2);
    SafeTensors detector = golden("detector-short");
    Tensor expected = detector.tensor("astronaut.detections").reshape(17);
    assertThat(faces.scores().at(0)).isCloseTo(expected.at(0), within(1e-3));
    for (int i = 0; i < 4; i++) {
      assertThat(faces.boxes().at(i)).isCloseTo(expected.at(1 + i), within(1e-2));
    }
    Tensor descriptor = golden("identity").tensor("astronaut_chip.descriptor").reshape(128);
    assertThat(difference(Descriptors.unit(descriptor), embed(photo).vector())).isLessThan(1e-3);
  }

  private static org.assertj.core.data.Offset<Float> within(double limit) {
    return org.assertj.core.data.Offset.offset((float) limit);
  }

  @Test
  void everySyntheticPersonIsRecognised() throws Exception {
    JsonNode people =
        new ObjectMapper().readTree(Files.readAllBytes(ASSETS.resolve("people/people.json")));
    for (int person = 0; person < 12; person++) {
      Image image = ImageFiles.read(ASSETS.resolve("people/person%02d.jpg".formatted(person)));
      Tensor found = embed(image).vector();
      int nearest = -1;
      double least = Double.MAX_VALUE;
      for (int other = 0; other < 12; other++) {
        double distance = 0;
        for (int i = 0; i < 128; i++) {
          distance +=
              Math.pow(found.at(i) - people.path("descriptor").get(other).get(i).asDouble(), 2);
        }
        if (distance < least) {
          least = distance;
          nearest = other;
        }
      }
      assertThat(nearest).isEqualTo(person);
      assertThat(Math.sqrt(least)).as("person %d", person).isLessThan(0.25);
    }
  }

  @Test
  void aPictureWithoutAFaceIsRefusedInOneSentence() {
    Image empty = new Image(Tensor.zeros(3, 200, 200));

    assertThatThrownBy(() -> detect(empty))
        .isInstanceOf(NodeException.class)
        .hasMessageContaining("no face was found");
  }
}
