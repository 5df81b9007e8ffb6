package io.avatarloom.core.serve;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.file.AtomicFile;
import io.avatarloom.core.node.Catalogue;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Jobs over HTTP. One service uses a state folder at a time. */
public final class Service implements AutoCloseable {
  private static final int HEADER_BYTES = 16 << 10;
  private final FileChannel lock;
  private final JobTable table;
  private final Dispatcher dispatcher;
  private final EventStream events;
  private final Server server = new Server();
  private final ServerConnector connector;
  private final Path address;

  /**
   * Starts a service.
   *
   * @throws IOException if a folder is missing, another service uses the state folder, or the port
   *     is taken; one sentence
   */
  public Service(ServeOptions options, Catalogue catalogue) throws IOException {
    Workspace workspace = new Workspace(options.workspace(), catalogue);
    Path state = folder(options.state(), workspace.root());
    lock = lock(state);
    Token token;
    try {
      token = Token.of(state);
      table = new JobTable(state.resolve("queue.db"));
    } catch (IOException e) {
      lock.close();
      throw e;
    }
    dispatcher = new Dispatcher(table, workspace, options);
    events = new EventStream(table);
    address = state.resolve("address");
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(HEADER_BYTES);
    connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(options.bind());
    connector.setPort(options.port());
    server.addConnector(connector);
    server.setErrorHandler(new PlainErrors());
    Gate gate = new Gate(new HostCheck(options.hosts()), token, options.maxBody());
    JobDesk desk = new JobDesk(table, workspace, dispatcher);
    server.setHandler(new Api(gate, desk, events, about(workspace, options)));
    listen(options);
    dispatcher.start();
  }

  private static ObjectNode about(Workspace workspace, ServeOptions options) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("service", "AvatarLoom")
        .put("api", 1)
        .put("workspace", workspace.root().toString())
        .put("parallel", options.parallel())
        .put("maxBody", options.maxBody());
  }

  /** Jobs must not be able to read the token or the results of others. */
  private static Path folder(Path state, Path workspace) throws IOException {
    if (!Files.exists(state)) {
      Files.createDirectories(
          state,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    Path real = state.toRealPath();
    if (real.startsWith(workspace)) {
      throw new IOException(
          "the state folder "
              + state
              + " lies in the workspace "
              + workspace
              + ", where jobs could read the token; choose another with --state or --workspace");
    }
    return real;
  }

  private static FileChannel lock(Path state) throws IOException {
    FileChannel channel =
        FileChannel.open(
            state.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock taken = channel.tryLock();
      if (taken != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // the sentence below says it
    }
    channel.close();
    throw new IOException(
        "another service uses the state folder "
            + state
            + "; stop it, or choose another with --state");
  }

  private void listen(ServeOptions options) throws IOException {
    try {
      server.start();
      AtomicFile.write(address, (url() + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (Exception e) {
      table.close();
      lock.close();
      throw new IOException(
          "cannot listen at "
              + options.bind()
              + ":"
              + options.port()
              + " ("
              + (e.getCause() == null ? e : e.getCause()).getMessage()
              + "); choose another with --port",
          e);
    }
  }

  /** Where it is called. */
  public String url() {
    String host = connector.getHost();
    boolean any = host.equals("0.0.0.0") || host.equals("::");
    return "http://"
        + (any ? "127.0.0.1" : host.indexOf(':') >= 0 ? "[" + host + "]" : host)
        + ":"
        + connector.getLocalPort();
  }

  /** Lets no one in any more; running jobs keep a checkpoint and go back to the queue. */
  @Override
  public void close() throws IOException {
    events.close();
    try {
      server.stop();
    } catch (Exception e) {
      System.err.println("error: the service did not stop cleanly: " + e.getMessage());
    }
    dispatcher.close();
    table.close();
    Files.deleteIfExists(address);
    lock.close();
  }
}
