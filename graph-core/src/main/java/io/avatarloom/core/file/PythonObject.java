package io.avatarloom.core.file;

import java.util.Map;

/** An instance of a Python class as a pickle describes it; none of its code is run. */
final class PythonObject {
  private final String type;
  private final Object[] arguments;
  private Object state = Map.of();

  PythonObject(String type, Object[] arguments) {
    this.type = type;
    this.arguments = arguments.clone();
  }

  /** Module and name, such as {@code numpy.dtype}. */
  String type() {
    return type;
  }

  int size() {
    return arguments.length;
  }

  /** What the class or function was called with. */
  Object argument(int index) {
    return arguments[index];
  }

  /** What was handed to {@code __setstate__}, an empty map when nothing was. */
  Object state() {
    return state;
  }

  void setState(Object state) {
    this.state = state;
  }

  /** Whether the type ends in one of some names, whatever the module, which versions move. */
  boolean is(String... names) {
    for (String name : names) {
      if (type.endsWith("." + name)) {
        return true;
      }
    }
    return false;
  }
}
