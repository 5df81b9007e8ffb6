package io.avatarloom.editor.stage;

/** A sound track. */
interface Sound {
  /** Plays on from there, or goes on playing. */
  void play(double seconds, double speed);

  void pause();

  void dispose();
}
