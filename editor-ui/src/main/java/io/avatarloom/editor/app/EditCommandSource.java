package io.avatarloom.editor.app;

import io.avatarloom.core.cli.CommandSource;

/** Gives {@code loom edit} to the command line. */
public final class EditCommandSource implements CommandSource {
  @Override
  public Object command() {
    return new EditCommand();
  }
}
