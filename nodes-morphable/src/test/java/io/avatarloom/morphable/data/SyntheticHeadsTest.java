package io.avatarloom.morphable.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.avatarloom.core.file.SafeTensors;
import io.avatarloom.core.file.Sha256;
import io.avatarloom.core.picture.LabelledPicture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SyntheticHeadsTest {
  private static final Path ASSETS =
      Path.of(System.getProperty("loom.home"), "sample-graphs/assets");
  private static final int SIZE = 64;
  private static SyntheticHeads heads;

  @BeforeAll
  static void open() throws IOException {
    heads = new SyntheticHeads(ASSETS, 5, 0, 1000, SIZE);
  }

  @Test
  void anyPictureCanBeDrawnWithoutTheOthers() throws IOException {
    LabelledPicture later = heads.picture(131);
    try (SyntheticHeads fresh = new SyntheticHeads(ASSETS, 5, 100, 100, SIZE)) {
      LabelledPicture same = fresh.picture(31);
      assertThat(same.image()).isEqualTo(later.image());
      assertThat(same.hint()).isEqualTo(later.hint());
      assertThat(same.depth()).isEqualTo(later.depth());
      assertThat(same.caption()).isEqualTo(later.caption());
      assertThat(same.person()).isEqualTo(5);
    }
    try (SyntheticHeads other = new SyntheticHeads(ASSETS, 6, 0, 1000, SIZE)) {
      assertThat(other.picture(131).image()).isNotEqualTo(later.image());
    }
  }

  @Test
  void labelsDepthAndMaskSpeakOfTheSameHead() {
    LabelledPicture picture = heads.picture(2);
    int skin = 0;
    for (int i = 0; i < SIZE * SIZE; i++) {
      boolean head = picture.mask()[i] != 0;
      assertThat(picture.labels()[i] != 0).isEqualTo(head);
      assertThat(picture.depth()[i] > 0).isEqualTo(head);
      assertThat((int) picture.labels()[i]).isBetween(0, HeadScene.HAIR_CLASS);
      skin += picture.labels()[i] == 1 ? 1 : 0;
    }
    assertThat(skin).isGreaterThan(100);
  }

  @Test
  void theMirroredPersonKeepsItsLeftAndRight() {
    for (int person = 0; person < 2; person++) {
      LabelledPicture frontal = heads.portraits(person).get(0);
      float[] p = frontal.points();
      assertThat(p[0]).as("eyes, image-left first").isLessThan(p[2]);
      assertThat(p[6]).as("mouth corners").isLessThan(p[8]);
      assertThat(frontal.corners()[0])
          .as("the subject's left eye is on the right")
          .isGreaterThan(p[4]);
      int row = (int) p[5];
      int side = frontal.sizePx();
      int leftOfNose = row * side + (int) p[4] - side / 8;
      int rightOfNose = row * side + (int) p[4] + side / 8;
      assertThat(frontal.normals()[leftOfNose] & 0xff).as("cheek turned left").isLessThan(127);
      assertThat(frontal.normals()[rightOfNose] & 0xff).as("cheek turned right").isGreaterThan(128);
    }
  }

  @Test
  void theCameraIsTheOneThatTookThePicture() {
    for (int index : new int[] {3, 28}) {
      LabelledPicture picture = heads.picture(index);
      float[] m = picture.camera();
      double toward = Math.toDegrees(Math.atan2(-m[8], -m[10]));
      assertThat(toward).isCloseTo(picture.azimuthDeg(), within(0.01));
    }
  }

  @Test
  void viewsSpreadAsCaptionsSay() {
    int frontal = 0;
    int spoilt = 0;
    for (int i = 0; i < Shot.PER_PERSON; i++) {
      Shot shot = Shot.draw(5, i);
      frontal += Math.abs(shot.azimuthDeg()) <= 45 ? 1 : 0;
      spoilt += shot.spoiling() != null ? 1 : 0;
    }
    assertThat(frontal).isEqualTo(11);
    assertThat(spoilt).isEqualTo(1);
    assertThat(heads.picture(24).spoilt()).isTrue();
  }

  @Test
  void hairWasBoundToThisHead() throws Exception {
    SafeTensors head = SafeTensors.read(ASSETS.resolve("loomhead/loomhead.safetensors"));
    SafeTensors hair = SafeTensors.read(ASSETS.resolve("appearance/hair/hair.safetensors"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String key : new String[] {"v_template", "f"}) {
      ByteBuffer buffer = head.bytes(key);
      byte[] some = new byte[buffer.remaining()];
      buffer.get(some);
      bytes.write(some);
    }
    assertThat(Sha256.of(bytes.toByteArray())).isEqualTo(hair.metadata().get("loomhead_sha256"));
  }
}
