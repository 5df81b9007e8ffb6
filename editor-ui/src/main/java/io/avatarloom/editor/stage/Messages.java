package io.avatarloom.editor.stage;

/** Tells the user something in a sentence. Used on the JavaFX thread. */
interface Messages {
  void info(String sentence);

  void error(String sentence);
}
