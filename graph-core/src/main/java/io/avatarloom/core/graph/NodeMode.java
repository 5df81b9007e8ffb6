package io.avatarloom.core.graph;

/** Whether a node takes part in runs. */
public enum NodeMode {
  /** It runs. */
  RUN,
  /** It does not run; its outputs are absent, as if nothing were linked to them. */
  MUTE,
  /** It does not run; each output hands through what comes to the first input of its type. */
  BYPASS
}
