package io.avatarloom.editor.run;

import io.avatarloom.core.serve.ServiceClient;
import io.avatarloom.core.serve.ServiceException;
import java.io.IOException;

/**
 * The way to a service: its address and the secret it asks for.
 *
 * @param url such as http://127.0.0.1:7870
 */
public record ServerDoor(String url, ServerToken token) {
  private static final int UNAUTHORISED = 401;

  /** Whether an address can be one of a service. */
  public static boolean isAddress(String text) {
    return text.matches("https?://[^/ ]+/?");
  }

  ServiceClient client() throws IOException {
    return new ServiceClient(url, token.read());
  }

  /** What the service says of itself, in one sentence, or why it does not. */
  public String greeting() {
    try {
      return "It answers and works in " + client().about().path("workspace").asText() + ".";
    } catch (ServiceException e) {
      return sentence(e);
    } catch (IOException | IllegalArgumentException e) {
      return e.getMessage();
    }
  }

  /** What went wrong, and what to do about it in the editor. */
  String sentence(ServiceException why) {
    if (why.status() == 0) {
      return "no service answers at "
          + url
          + "; start one there with loom serve, or set another address in the settings";
    }
    return why.status() == UNAUTHORISED
        ? "the service at "
            + url
            + " does not take the token; put the one of its state folder into the settings"
        : why.getMessage();
  }
}
