package io.avatarloom.editor.stage;

import io.avatarloom.core.cli.CommandSource;

/** Adds {@code loom view}. */
public final class ViewCommandSource implements CommandSource {
  @Override
  public Object command() {
    return new ViewCommand();
  }
}
