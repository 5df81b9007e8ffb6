package io.avatarloom.core.node;

/**
 * One stage of a pipeline. Implementations are final, stateless and pure: outputs depend on inputs,
 * parameters and the random streams of the run alone.
 */
public interface Node {
  NodeSpec spec();

  /**
   * Reads handles, calls the algorithm, sets every output.
   *
   * @throws NodeException for anything the user can mend
   * @throws java.util.concurrent.CancellationException from {@link NodeRun#checkCancelled}
   */
  void run(NodeRun run) throws Exception;
}
