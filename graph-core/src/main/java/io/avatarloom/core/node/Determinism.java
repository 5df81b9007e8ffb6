package io.avatarloom.core.node;

/** How far two executions with equal inputs agree. */
public enum Determinism {
  /** Same bytes everywhere. */
  BITWISE,
  /** Same bytes on the same device and thread count. */
  SAME_DEVICE,
  /** No promise. */
  NONE
}
