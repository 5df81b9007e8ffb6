package io.avatarloom.core.cli;

import java.io.IOException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Which job of which service. */
final class JobOptions {
  @Mixin ServerOptions server;

  @Parameters(index = "0", paramLabel = "JOB", description = "Number of the job.")
  long id;

  int ask(ServerOptions.Asking asking) throws IOException {
    return server.ask(asking);
  }
}
