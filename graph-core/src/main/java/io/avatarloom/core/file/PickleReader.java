package io.avatarloom.core.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import net.razorvine.pickle.IObjectConstructor;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.PickleException;
import net.razorvine.pickle.PickleUtils;
import net.razorvine.pickle.Unpickler;

/**
 * Reads Python pickles of all protocols. Plain values become Java's; every other object becomes a
 * {@link PythonObject}, so that a pickle can build nothing and call nothing.
 */
final class PickleReader extends Unpickler {
  /** A class or function that a pickle names. */
  private record Name(String type) implements IObjectConstructor {
    @Override
    public Object construct(Object[] arguments) {
      return switch (type) {
        case "collections.OrderedDict" -> new LinkedHashMap<>();
        case "_codecs.encode" -> ((String) arguments[0]).getBytes(StandardCharsets.ISO_8859_1);
        case "copy_reg._reconstructor", "copyreg._reconstructor" ->
            new PythonObject(((Name) arguments[0]).type, new Object[0]);
        default -> new PythonObject(type, arguments);
      };
    }

    @Override
    public String toString() {
      return type;
    }
  }

  /**
   * Reads one pickle; the stream stands behind it afterwards.
   *
   * @param name for messages
   * @throws IOException if the bytes are no pickle, or are cut short
   */
  static Object read(InputStream in, String name) throws IOException {
    try {
      return new PickleReader().load(in);
    } catch (PickleException
        | ClassCastException
        | IndexOutOfBoundsException
        | NegativeArraySizeException
        | NumberFormatException e) {
      throw new IOException(name + " is not a Python pickle, or is damaged: " + e.getMessage(), e);
    }
  }

  @Override
  protected Object dispatch(short key) throws IOException {
    switch (key) {
      case Opcodes.GLOBAL -> {
        String module = PickleUtils.readline(input);
        stack.add(new Name(module + "." + PickleUtils.readline(input)));
      }
      case Opcodes.STACK_GLOBAL -> {
        String name = (String) stack.pop();
        stack.add(new Name(stack.pop() + "." + name));
      }
      case Opcodes.BUILD -> build(stack.pop());
      default -> {
        return super.dispatch(key);
      }
    }
    return NO_RETURN_VALUE;
  }

  private void build(Object state) {
    if (stack.peek() instanceof PythonObject object) {
      object.setState(state);
    } else if (stack.peek() instanceof LinkedHashMap && state instanceof Map) {
      // PyTorch hangs the versions of its modules on a state dictionary: no tensors are there
      return;
    } else {
      throw new PickleException("it sets the state of something that has none");
    }
  }

  @Override
  protected Object persistentLoad(Object reference) {
    return new PythonObject("persistent.reference", (Object[]) reference);
  }
}
