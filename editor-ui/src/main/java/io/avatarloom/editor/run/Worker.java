package io.avatarloom.editor.run;

import java.io.IOException;

/** What does a run: a process of this machine, or a service. It outlives the editor. */
public interface Worker {
  /** Whether more is to come. */
  boolean isAlive();

  /** Asks it to stop; it keeps a checkpoint of the region it is in. */
  void cancel() throws IOException;

  /** Holds a region before its next iteration. */
  void pause(String region) throws IOException;

  /** Lets a paused region run some iterations. */
  void step(String region, int iterations) throws IOException;

  /** Lets a paused region run on. */
  void resume(String region) throws IOException;
}
