package io.avatarloom.editor.run;

/**
 * What a run has left at an output.
 *
 * @param type id of the value type
 * @param blob hash of its file in the cache, empty for what the cache does not keep
 * @param bytes size of that file
 */
public record RunResult(String port, String type, String blob, long bytes) {
  public boolean isKept() {
    return !blob.isEmpty();
  }
}
