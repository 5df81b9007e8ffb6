package io.avatarloom.editor.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void titlesLeaveTheUnitToItsOwnPlace() {
    assertThat(Words.title("fovDeg", "deg")).isEqualTo("Fov");
    assertThat(Words.title("sigmaPx", "px")).isEqualTo("Sigma");
    assertThat(Words.title("keyAzimuthDeg", "deg")).isEqualTo("Key azimuth");
    assertThat(Words.title("width", "px")).isEqualTo("Width");
    assertThat(Words.title("deg", "deg")).isEqualTo("Deg");
  }

  @Test
  void numbersHaveNoMoreDigitsThanTheyNeed() {
    assertThat(Words.number(3)).isEqualTo("3");
    assertThat(Words.number(0.1 + 0.2)).isEqualTo("0.3");
    assertThat(Words.number(2e-7)).isEqualTo("2e-07");
    assertThat(Words.number(-12.5)).isEqualTo("-12.5");
    assertThat(Words.number(120000.4)).isEqualTo("120000");
  }

  @Test
  void timesAndSizesAreReadAtAGlance() {
    assertThat(Words.duration(850)).isEqualTo("850 ms");
    assertThat(Words.duration(12_340)).isEqualTo("12.3 s");
    assertThat(Words.duration(245_000)).isEqualTo("4 min 05 s");
    assertThat(Words.duration(7_800_000)).isEqualTo("2 h 10 min");
    assertThat(Words.bytes(512)).isEqualTo("512 B");
    assertThat(Words.bytes(3_565_158)).isEqualTo("3.40 MB");
  }
}
