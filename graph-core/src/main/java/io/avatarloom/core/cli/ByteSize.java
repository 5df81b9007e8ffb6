package io.avatarloom.core.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Numbers of bytes as people write them: 800, 500M, 1.5G; a K is 1,000. */
final class ByteSize implements ITypeConverter<Long> {
  private static final Pattern FORM = Pattern.compile("(\\d+(?:\\.\\d+)?)([KMGT]?)B?");
  private static final String UNITS = " KMGT";

  @Override
  public Long convert(String text) {
    Matcher parts = FORM.matcher(text.strip().toUpperCase(Locale.ROOT));
    if (!parts.matches()) {
      throw new TypeConversionException("expected a size such as 500M or 20G, met '" + text + "'");
    }
    int power = parts.group(2).isEmpty() ? 0 : UNITS.indexOf(parts.group(2));
    return (long) (Double.parseDouble(parts.group(1)) * Math.pow(1000, power));
  }

  /** Three digits and a unit. */
  static String text(long bytes) {
    double value = bytes;
    int power = 0;
    while (value >= 999.5 && power < UNITS.length() - 1) {
      value /= 1000;
      power++;
    }
    return power == 0
        ? bytes + " B"
        : String.format(Locale.ROOT, "%.1f %sB", value, UNITS.charAt(power));
  }
}
