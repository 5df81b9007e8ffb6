package io.avatarloom.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PeopleTest {
  @Test
  void thePeopleThatShipHaveUnitDescriptorsAndPictures() throws IOException {
    People people = People.read(Path.of("assets/people"));

    assertThat(people.count()).isEqualTo(12);
    double[] toOrigin = people.distances(new double[128]);
    for (int person = 0; person < 12; person++) {
      assertThat(toOrigin[person]).isBetween(0.999, 1.001);
      assertThat(people.picture(person)).exists();
    }
  }

  @Test
  void nearestSkipsWhatIsNotANumber() {
    double[] distances = {Double.NaN, 0.4, 0.2};

    assertThat(People.smallest(distances)).isEqualTo(2);
    assertThat(People.smallestOther(distances, 2)).isEqualTo(0.4);
    assertThat(People.smallest(new double[] {Double.NaN})).isEqualTo(-1);
  }

  @Test
  void aFolderWithoutPeopleIsRefused() {
    assertThatThrownBy(() -> People.read(Path.of("src"))).hasMessageContaining("--people");
  }
}
