package io.avatarloom.core.subgraph;

import io.avatarloom.core.graph.PortRef;
import java.util.Optional;

/**
 * Names of subgraphs in recipes: an instance has the type {@code subgraph:NAME}; inside a
 * definition the owner {@code in} stands for the inputs of the signature and {@code out} for its
 * outputs; the node {@code inner} of the instance {@code face} is {@code face/inner} in a run.
 */
public final class Subgraph {
  /** What the type of an instance starts with. */
  public static final String TYPE = "subgraph:";

  /** Section of a recipe that holds the definitions. */
  public static final String SECTION = "subgraphs";

  /** Owner of the inputs of the signature, inside a definition. */
  public static final String IN = "in";

  /** Owner of the outputs of the signature, inside a definition. */
  public static final String OUT = "out";

  /** What the type of the node that stands for the inputs starts with. */
  public static final String IN_TYPE = "in:";

  /** What the type of the node that stands for the outputs starts with. */
  public static final String OUT_TYPE = "out:";

  private static final char LEVEL = '/';

  private Subgraph() {}

  /** Name of the definition an instance refers to; empty for other node types. */
  public static Optional<String> nameIn(String type) {
    return type.startsWith(TYPE) ? Optional.of(type.substring(TYPE.length())) : Optional.empty();
  }

  /** True for the owners that stand for the signature. */
  public static boolean isSignature(String owner) {
    return owner.equals(IN) || owner.equals(OUT);
  }

  /** Id of a node inside an instance: {@code instance/inner}. */
  public static String path(String instance, String inner) {
    return instance + LEVEL + inner;
  }

  /** First instance of a path: {@code a} of {@code a/b/c}; the id itself when it is no path. */
  public static String first(String id) {
    int slash = id.indexOf(LEVEL);
    return slash < 0 ? id : id.substring(0, slash);
  }

  /** What follows the first instance: {@code b/c} of {@code a/b/c}; empty when it is no path. */
  public static String rest(String id) {
    int slash = id.indexOf(LEVEL);
    return slash < 0 ? "" : id.substring(slash + 1);
  }

  /** True for the id of a node inside an instance. */
  public static boolean isPath(String id) {
    return id.indexOf(LEVEL) >= 0;
  }

  /** True for a key of an instance's parameters that addresses an inner node directly. */
  public static boolean addressesInner(String parameter) {
    return parameter.indexOf('.') > 0;
  }

  /** The key under which an instance overrides a parameter of an inner node. */
  public static String innerKey(PortRef ref) {
    return rest(ref.owner()) + "." + ref.port();
  }
}
