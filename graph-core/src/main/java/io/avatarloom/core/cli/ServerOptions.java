package io.avatarloom.core.cli;

import io.avatarloom.core.serve.ServeOptions;
import io.avatarloom.core.serve.ServiceClient;
import io.avatarloom.core.serve.ServiceException;
import io.avatarloom.core.serve.Token;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which service a command talks to. */
final class ServerOptions {
  @Option(
      names = "--server",
      paramLabel = "URL",
      description = "Default: AVATARLOOM_SERVER, else the service of this user on this machine.")
  String server = System.getenv("AVATARLOOM_SERVER");

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "Default: AVATARLOOM_TOKEN, else the token of this user's service.")
  Path tokenFile;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description = "Folder of the service on this machine. Default: ${DEFAULT-VALUE}.")
  Path state = ServeOptions.defaultState();

  /** Something to ask of a service. */
  interface Asking {
    int ask(ServiceClient client) throws ServiceException, IOException;
  }

  /** Refusals become one sentence and an exit code. */
  int ask(Asking asking) throws IOException {
    try {
      return asking.ask(new ServiceClient(url(), token()));
    } catch (ServiceException e) {
      System.err.println("error: " + e.getMessage());
      boolean clients = e.status() >= 400 && e.status() < 500 && e.status() != 401;
      return clients ? ExitCode.BAD_RECIPE : ExitCode.NODE_FAILED;
    }
  }

  private String url() throws IOException {
    if (server != null && !server.isBlank()) {
      if (!server.matches("https?://[^/ ]+/?")) {
        throw new IOException(
            "expected a server such as http://127.0.0.1:7870, met '" + server + "'");
      }
      return server;
    }
    Path address = state.resolve("address");
    if (!Files.exists(address)) {
      throw new IOException(
          "no service of yours runs on this machine; start one with loom serve, or name one with"
              + " --server");
    }
    return Files.readString(address).strip();
  }

  private String token() throws IOException {
    String set = System.getenv(Token.VARIABLE);
    if (tokenFile == null && set != null && !set.isBlank()) {
      return set.strip();
    }
    Path file = tokenFile == null ? Token.file(state) : tokenFile;
    if (!Files.exists(file)) {
      throw new IOException(
          "there is no token " + file + "; give one with --token-file or AVATARLOOM_TOKEN");
    }
    return Files.readString(file).strip();
  }
}
