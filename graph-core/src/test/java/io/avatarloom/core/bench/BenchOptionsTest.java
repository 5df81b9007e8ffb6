package io.avatarloom.core.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class BenchOptionsTest {
  private static BenchOptions read(String... words) {
    return BenchOptions.of(
        List.of(words),
        List.of("--device", "--count", "--sizes", "--set"),
        List.of("--no-control"));
  }

  @Test
  void whatIsGivenWinsOverTheDefault() {
    BenchOptions options =
        read("--count", "0", "--set", "a=1", "--no-control", "--set", "b=2", "--sizes", "1,20");

    assertThat(options.number("--count", 10, 0)).isZero();
    assertThat(options.numbers("--sizes", 4)).containsExactly(1, 20);
    assertThat(options.all("--set")).containsExactly("a=1", "b=2");
    assertThat(options.text("--set", "")).isEqualTo("b=2");
    assertThat(options.has("--no-control")).isTrue();
    assertThat(options.text("--device", "auto")).isEqualTo("auto");
    assertThat(read().numbers("--sizes", 4, 8)).containsExactly(4, 8);
    assertThat(read().has("--no-control")).isFalse();
  }

  @Test
  void whatIsWrongIsOneSentence() {
    assertThatThrownBy(() -> read("--colour", "red"))
        .hasMessage(
            "expected the options --device, --count, --sizes, --set, --no-control, met '--colour'");
    assertThatThrownBy(() -> read("--no-control", "--count"))
        .hasMessage("expected a value after --count, met the end");
    for (String word : List.of("-1", "many", "", "1e3", "99999999999")) {
      assertThatThrownBy(() -> read("--count", word).number("--count", 10, 1))
          .hasMessage("expected a number from 1 after --count, met '" + word + "'");
    }
    assertThatThrownBy(() -> read("--sizes", "1,,2").numbers("--sizes"))
        .hasMessageContaining("after --sizes, met ''");
  }

  @Test
  void theMedianIsTheMiddle() {
    double[] values = {9, 1, 4};
    assertThat(Median.of(values)).isEqualTo(4);
    assertThat(values).containsExactly(9, 1, 4);
    assertThat(Median.of(new double[] {4, 1, 2, 9})).isEqualTo(3);
  }
}
