package io.avatarloom.editor.panel;

/**
 * Sums people type into number fields: {@code 2*pi/3}, {@code sqrt(2)}, {@code 1e-3}, {@code
 * -(4+1)^2}. Angles in radians.
 */
final class Expression {
  private final String text;
  private int at;

  private Expression(String text) {
    this.text = text;
  }

  /**
   * @throws IllegalArgumentException in one sentence if it is none or has no finite value
   */
  static double value(String text) {
    Expression expression = new Expression(text.replace(" ", ""));
    double value = expression.sum();
    if (expression.at < expression.text.length()) {
      throw expression.unexpected();
    }
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("'" + text + "' has no finite value");
    }
    return value;
  }

  private IllegalArgumentException unexpected() {
    return new IllegalArgumentException(
        at < text.length()
            ? "expected a number or a sum such as 2*pi/3, met '" + text.substring(at) + "'"
            : "expected a number or a sum such as 2*pi/3, met the end of '" + text + "'");
  }

  private boolean take(char sign) {
    boolean found = at < text.length() && text.charAt(at) == sign;
    at += found ? 1 : 0;
    return found;
  }

  private double sum() {
    double value = product();
    while (true) {
      if (take('+')) {
        value += product();
      } else if (take('-')) {
        value -= product();
      } else {
        return value;
      }
    }
  }

  private double product() {
    double value = signed();
    while (true) {
      if (take('*')) {
        value *= signed();
      } else if (take('/')) {
        value /= signed();
      } else {
        return value;
      }
    }
  }

  private double signed() {
    if (take('-')) {
      return -signed();
    }
    return take('+') ? signed() : power();
  }

  private double power() {
    double base = atom();
    return take('^') ? Math.pow(base, signed()) : base;
  }

  private double atom() {
    if (take('(')) {
      double value = sum();
      if (!take(')')) {
        throw unexpected();
      }
      return value;
    }
    int start = at;
    while (at < text.length() && Character.isLetter(text.charAt(at))) {
      at++;
    }
    return at > start ? named(text.substring(start, at), start) : number();
  }

  private double named(String name, int start) {
    switch (name) {
      case "pi":
        return Math.PI;
      case "e":
        return Math.E;
      case "sqrt", "exp", "ln", "sin", "cos", "tan", "abs":
        double value = atom();
        return switch (name) {
          case "sqrt" -> Math.sqrt(value);
          case "exp" -> Math.exp(value);
          case "ln" -> Math.log(value);
          case "sin" -> Math.sin(value);
          case "cos" -> Math.cos(value);
          case "tan" -> Math.tan(value);
          default -> Math.abs(value);
        };
      default:
        at = start;
        throw unexpected();
    }
  }

  private double number() {
    int start = at;
    while (at < text.length() && partOfNumber(start)) {
      at++;
    }
    try {
      return Double.parseDouble(text.substring(start, at));
    } catch (NumberFormatException e) {
      at = start;
      throw unexpected();
    }
  }

  private boolean partOfNumber(int start) {
    char c = text.charAt(at);
    boolean digit = c >= '0' && c <= '9' || c == '.';
    boolean exponent = (c == 'e' || c == 'E') && at > start;
    boolean sign = (c == '+' || c == '-') && at > start && "eE".indexOf(text.charAt(at - 1)) >= 0;
    return digit || exponent || sign;
  }
}
