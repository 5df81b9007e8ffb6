package io.avatarloom.core.cli;

import io.avatarloom.core.serve.ServeOptions;
import io.avatarloom.core.serve.Service;
import io.avatarloom.core.serve.Token;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code loom serve}: jobs over HTTP. */
@Command(
    name = "serve",
    description =
        "Runs jobs that clients submit over HTTP, one after the other, from a queue that survives"
            + " a restart. Listens on this machine alone.",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  @Mixin CacheFolder cache;

  @Option(
      names = "--workspace",
      paramLabel = "DIR",
      description = "Folder that recipes and their inputs lie in. Default: the current one.")
  Path workspace = Path.of("");

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description = "Folder of queue, token and results. Default: ${DEFAULT-VALUE}.")
  Path state = ServeOptions.defaultState();

  @Option(names = "--port", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}; 0: any.")
  int port = 7870;

  @Option(names = "--bind", paramLabel = "ADDRESS", description = "Default: ${DEFAULT-VALUE}.")
  String bind = "127.0.0.1";

  @Option(
      names = "--open-network",
      description = "Allow a --bind address that other machines can reach.")
  boolean openNetwork;

  @Option(
      names = "--host",
      paramLabel = "NAME",
      description = "Name by which clients may call it, beside localhost and addresses.")
  List<String> hosts = new ArrayList<>();

  @Option(
      names = "--parallel",
      paramLabel = "N",
      description = "Jobs that run at the same time. Default: ${DEFAULT-VALUE}.")
  int parallel = 1;

  @Option(
      names = "--max-body",
      paramLabel = "SIZE",
      converter = ByteSize.class,
      description = "The largest request. Default: 16M.")
  Long maxBody = ServeOptions.DEFAULT_BODY;

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    check();
    ServeOptions options =
        new ServeOptions(
            workspace.toAbsolutePath().normalize(),
            state.toAbsolutePath().normalize(),
            cache.path,
            bind,
            port,
            hosts,
            parallel,
            maxBody);
    Service service = new Service(options, InstalledNodes.catalogue());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(service), "stop"));
    System.out.println("listening at " + service.url() + " for jobs in " + options.workspace());
    System.out.println("token in " + Token.file(options.state()));
    new CountDownLatch(1).await();
    return ExitCode.DONE;
  }

  private static void stop(Service service) {
    try {
      service.close();
    } catch (IOException e) {
      System.err.println("error: " + e.getMessage());
    }
  }

  private void check() {
    if (parallel < 1 || port < 0 || port > 65535 || maxBody < 1) {
      throw new ParameterException(
          spec.commandLine(),
          "expected --parallel and --max-body from 1 and --port from 0 to 65535");
    }
    if (!openNetwork && !isLoopback()) {
      throw new ParameterException(
          spec.commandLine(),
          "--bind "
              + bind
              + " lets every machine that reaches this one submit jobs to whoever has the token,"
              + " unencrypted; add --open-network if that is meant, or tunnel to 127.0.0.1 with ssh"
              + " -L");
    }
  }

  private boolean isLoopback() {
    try {
      return InetAddress.getByName(bind).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new ParameterException(spec.commandLine(), "there is no address " + bind);
    }
  }
}
