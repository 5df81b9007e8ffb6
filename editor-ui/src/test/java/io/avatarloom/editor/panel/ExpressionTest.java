package io.avatarloom.editor.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {
  @ParameterizedTest
  @CsvSource({
    "2*pi/3, 2.0943951023931953",
    "1e-3, 0.001",
    "-2^2, -4",
    "2^-1, 0.5",
    "2^3^2, 512",
    "(1 + 2) * 3, 9",
    "8/2/2, 2",
    "7-2-1, 4",
    "sqrt(16)+abs(-1), 5",
    "1.5E+2, 150",
    "2*e, 5.43656365691809"
  })
  void sumsHaveTheirValue(String text, double value) {
    assertThat(Expression.value(text)).isEqualTo(value, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2*", "(1", "1)", "two", "1..2", "pi pi", "sqrt", "1e"})
  void whatIsNoSumIsRefused(String text) {
    assertThatThrownBy(() -> Expression.value(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected a number or a sum");
  }

  @Test
  void aValueHasToBeFinite() {
    assertThatThrownBy(() -> Expression.value("1/0")).hasMessageContaining("no finite value");
  }

  @Property(tries = 200)
  void everyNumberMeansItself(@ForAll double number) {
    assertThat(Expression.value(Double.toString(number))).isEqualTo(number);
  }
}
