package io.avatarloom.core.plugin;

/** Why a plug-in cannot be used; the message is one clause. */
final class BrokenPluginException extends Exception {
  private static final long serialVersionUID = 1L;

  BrokenPluginException(String message) {
    super(message);
  }
}
