package io.avatarloom.core.serve;

import java.nio.file.Path;
import java.util.List;

/**
 * How a service is set up.
 *
 * @param workspace folder that recipes and their inputs lie in
 * @param state folder of the queue, the token and what jobs leave behind
 * @param cache folder of the cache that jobs share
 * @param bind address to listen at
 * @param port 0 for any free one
 * @param hosts names, beyond addresses and localhost, by which clients may call it
 * @param parallel jobs that run at the same time
 * @param maxBody bytes of a request
 */
public record ServeOptions(
    Path workspace,
    Path state,
    Path cache,
    String bind,
    int port,
    List<String> hosts,
    int parallel,
    long maxBody) {
  /** Bytes of a request unless set otherwise. */
  public static final long DEFAULT_BODY = 16 << 20;

  public ServeOptions {
    hosts = List.copyOf(hosts);
  }

  /** The folder of this user's service. */
  public static Path defaultState() {
    return Path.of(System.getProperty("user.home"), ".avatarloom", "serve");
  }
}
