package io.avatarloom.core.run;

import io.avatarloom.core.check.Diagnostic;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.plugin.LoadFault;
import java.util.concurrent.CancellationException;

/** Calls a node and turns whatever goes wrong into one sentence that names it. */
final class Invoker {
  private Invoker() {}

  static void invoke(String id, Node node, NodeCall call) throws NodeFailure {
    try {
      call.checkInputs();
      node.run(call);
      call.checkOutputs();
    } catch (NodeException e) {
      throw new NodeFailure(new Diagnostic(id, e.where(), e.getMessage(), e.missingFile()), e);
    } catch (CancellationException e) {
      throw e;
    } catch (OutOfMemoryError e) {
      throw new NodeFailure(
          Diagnostic.of(
              id,
              "",
              node.spec().id()
                  + " ran out of memory; lower the number of views, splats or the picture size, or give Java"
                  + " more with LOOM_JAVA_OPTS=-Xmx8g"),
          e);
    } catch (LinkageError e) {
      throw new NodeFailure(
          Diagnostic.of(id, "", node.spec().id() + " cannot run: " + LoadFault.of(e)), e);
    } catch (Exception e) {
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
