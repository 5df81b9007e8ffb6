package io.avatarloom.core.cli;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads 90s, 10m or 2h. */
final class TimeLimit implements ITypeConverter<Duration> {
  @Override
  public Duration convert(String text) {
    try {
      Duration limit = Duration.parse("PT" + text);
      if (!limit.isNegative() && !limit.isZero()) {
        return limit;
      }
    } catch (DateTimeParseException e) {
      // the sentence below says it
    }
    throw new TypeConversionException("expected a time such as 90s, 10m or 2h, met '" + text + "'");
  }
}
