package io.avatarloom.core.run;

import io.avatarloom.core.check.Diagnostic;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.plugin.LoadFault;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/** Calls a node and turns whatever goes wrong into one sentence that names it. */
final class Invoker {
  private Invoker() {}

  /** Memory a node will take at most, by its own estimate from its inputs. */
  static long memoryBytes(String id, Node node, NodeCall call) throws NodeFailure {
    long[] bytes = new long[1];
    guarded(
        id,
        node,
        call,
        () -> {
          call.checkInputs();
          bytes[0] = node.spec().memoryBytes().applyAsLong(call);
        },
        () -> "");
    return bytes[0];
  }

  /**
   * @param ledger says what the memory went to, if it runs out
   */
  static void invoke(String id, Node node, NodeCall call, Supplier<String> ledger)
      throws NodeFailure {
    guarded(
        id,
        node,
        call,
        () -> {
          node.run(call);
          call.checkOutputs();
        },
        ledger);
  }

  /** What may fail in any way. */
  private interface Step {
    void run() throws Exception;
  }

  private static void guarded(
      String id, Node node, NodeCall call, Step step, Supplier<String> ledger) throws NodeFailure {
    try {
      step.run();
    } catch (NodeException e) {
      call.checkCancelled();
      throw new NodeFailure(new Diagnostic(id, e.where(), e.getMessage(), e.missingFile()), e);
    } catch (CancellationException e) {
      throw e;
    } catch (OutOfMemoryError e) {
      throw new NodeFailure(
          Diagnostic.of(
              id,
              "",
              node.spec().id()
                  + " ran out of memory ("
                  + ledger.get()
                  + "); lower the number of views, splats or the picture size, or give Java"
                  + " more with LOOM_JAVA_OPTS=-Xmx8g"),
          e);
    } catch (LinkageError e) {
      throw new NodeFailure(
          Diagnostic.of(id, "", node.spec().id() + " cannot run: " + LoadFault.of(e)), e);
    } catch (Exception e) {
      call.checkCancelled(); // a library may have wrapped it
      throw new NodeFailure(
          Diagnostic.of(
              id,
              "",
              node.spec().id()
                  + " failed: "
                  + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage())
                  + " (--verbose shows where)"),
          e);
    }
  }
}
