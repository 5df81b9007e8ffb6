package io.avatarloom.editor.run;

/**
 * Where a run takes place.
 *
 * @param device for nodes that can use an accelerator: auto, cpu, opencl:N or cuda:N
 * @param server address of a service that does the work, empty for this machine
 */
public record RunSite(String device, String server) {
  /** The best device there is. */
  public static final String AUTO = "auto";

  /** This machine, on the best device there is. */
  public static final RunSite HERE = new RunSite(AUTO, "");

  public boolean isRemote() {
    return !server.isEmpty();
  }
}
