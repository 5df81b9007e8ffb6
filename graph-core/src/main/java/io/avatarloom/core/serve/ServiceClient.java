package io.avatarloom.core.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.file.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.function.Consumer;

/** Talks to a service. */
public final class ServiceClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final long AGAIN_MILLIS = 500;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
  private final String url;
  private final String token;

  /**
   * @param url such as http://127.0.0.1:7870
   */
  public ServiceClient(String url, String token) {
    this.url = url.replaceFirst("/+$", "");
    this.token = token;
  }

  /** What the service says of itself. */
  public JsonNode about() throws ServiceException {
    return json("GET", "/v1", null);
  }

  /** Puts a job into the queue. */
  public JsonNode submit(ObjectNode request) throws ServiceException {
    return json("POST", "/v1/jobs", request);
  }

  /** All jobs, the newest first. */
  public JsonNode jobs() throws ServiceException {
    return json("GET", "/v1/jobs", null).path("jobs");
  }

  public JsonNode job(long id) throws ServiceException {
    return json("GET", "/v1/jobs/" + id, null);
  }

  public JsonNode cancel(long id) throws ServiceException {
    return json("POST", "/v1/jobs/" + id + "/cancel", null);
  }

  /**
   * Holds, steps or lets go a region of a job at work.
   *
   * @param command pause, step or resume
   * @param region its id in the run
   * @param iterations of a step
   */
  public JsonNode control(long id, String command, String region, int iterations)
      throws ServiceException {
    ObjectNode order = new RegionOrder(command, region, iterations).json();
    return json("POST", "/v1/jobs/" + id + "/control", order);
  }

  /** Starts no further jobs, or goes on; {@code paused} of the answer says which. */
  public JsonNode pause(boolean paused) throws ServiceException {
    return json("POST", paused ? "/v1/pause" : "/v1/resume", null);
  }

  /**
   * Puts a job that waits to another place in the queue.
   *
   * @param place from 1; beyond the last is the last
   */
  public JsonNode place(long id, int place) throws ServiceException {
    return json("POST", "/v1/jobs/" + id + "/place", JSON.createObjectNode().put("place", place));
  }

  /** Forgets a job that is over, and deletes its files. */
  public JsonNode delete(long id) throws ServiceException {
    return json("DELETE", "/v1/jobs/" + id, null);
  }

  /** Name, size and hash of what a job has written. */
  public JsonNode results(long id) throws ServiceException {
    return json("GET", "/v1/jobs/" + id + "/results", null).path("results");
  }

  /** What the runner of a job said. */
  public String log(long id) throws ServiceException {
    return new String(
        send(request("/v1/jobs/" + id + "/log").GET().build()), StandardCharsets.UTF_8);
  }

  /**
   * Hands on every event line from an offset on.
   *
   * @return bytes handed on, offset included
   */
  public long events(long id, long offset, boolean follow, Consumer<String> line)
      throws ServiceException {
    String path = "/v1/jobs/" + id + "/events?offset=" + offset + "&follow=" + follow;
    long at = offset;
    try {
      HttpResponse<InputStream> response =
          http.send(request(path).GET().build(), BodyHandlers.ofInputStream());
      try (InputStream in = response.body()) {
        if (response.statusCode() >= 300) {
          throw refused(response.statusCode(), in.readAllBytes());
        }
        ByteArrayOutputStream begun = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
          if (next != '\n') {
            begun.write(next);
            continue;
          }
          at += begun.size() + 1;
          line.accept(begun.toString(StandardCharsets.UTF_8));
          begun.reset();
        }
      }
    } catch (IOException e) {
      if (at == offset) {
        throw silent(e);
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    return at;
  }

  /** Follows a job to its end, over restarts of the service, too. */
  public JsonNode await(long id, Consumer<String> line) throws ServiceException {
    long at = 0;
    int silences = 0;
    while (true) {
      try {
        at = events(id, at, true, line);
        JsonNode job = job(id);
        silences = 0;
        if (isOver(job)) {
          events(id, at, false, line);
          return job;
        }
      } catch (ServiceException e) {
        if (e.status() != 0 || ++silences > 60) {
          throw e;
        }
        sleep();
      }
    }
  }

  private boolean isOver(JsonNode job) throws ServiceException {
    try {
      return JobState.of(job.path("state").asText()).isOver();
    } catch (IllegalArgumentException e) {
      throw new ServiceException(url + " is no service this program knows: " + e.getMessage(), e);
    }
  }

  private static void sleep() throws ServiceException {
    try {
      Thread.sleep(AGAIN_MILLIS);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /**
   * Fetches a result and checks its hash.
   *
   * @param result an entry of the list
   * @throws IOException if the disk refuses, or what came is not what was listed
   */
  public Path fetch(long id, JsonNode result, Path folder) throws ServiceException, IOException {
    String name = result.path("name").asText();
    Path file = folder.resolve(name).normalize();
    if (!file.startsWith(folder.normalize())) {
      throw new IOException("the result " + name + " leads out of " + folder);
    }
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path part = file.resolveSibling(file.getFileName() + ".part");
    HttpRequest request = request("/v1/jobs/" + id + "/results/" + encoded(name)).GET().build();
    try {
      HttpResponse<Path> response = http.send(request, BodyHandlers.ofFile(part));
      if (response.statusCode() >= 300) {
        throw refused(response.statusCode(), Files.readAllBytes(part));
      }
      if (!Sha256.of(part).equals(result.path("sha256").asText())) {
        throw new IOException(name + " changed while it was fetched; fetch it again");
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      return file;
    } catch (InterruptedException e) {
      throw interrupted(e);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /**
   * Bytes of what a node of a job has left at an output.
   *
   * @param blob hash, as the event {@code node.done} names it
   */
  public byte[] value(long id, String blob) throws ServiceException {
    return send(request("/v1/jobs/" + id + "/values/" + blob).GET().build());
  }

  private static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20").replace("%2F", "/");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .header("Authorization", "Bearer " + token);
  }

  private JsonNode json(String method, String path, ObjectNode body) throws ServiceException {
    HttpRequest.Builder request = request(path);
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    byte[] answer =
        send(
            request
                .method(
                    method,
                    body == null
                        ? BodyPublishers.noBody()
                        : BodyPublishers.ofString(body.toString()))
                .build());
    try {
      return JSON.readTree(answer);
    } catch (IOException e) {
      throw new ServiceException(url + " is no AvatarLoom service: it does not answer in JSON", e);
    }
  }

  private byte[] send(HttpRequest request) throws ServiceException {
    try {
      HttpResponse<byte[]> response = answer(request);
      if (response.statusCode() >= 300) {
        throw refused(response.statusCode(), response.body());
      }
      return response.body();
    } catch (IOException e) {
      throw silent(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Asks again where a connection that was kept open turns out to be closed. */
  private HttpResponse<byte[]> answer(HttpRequest request)
      throws IOException, InterruptedException {
    try {
      return http.send(request, BodyHandlers.ofByteArray());
    } catch (ConnectException | HttpTimeoutException e) {
      throw e;
    } catch (IOException e) {
      if (!repeatable(request)) {
        throw e;
      }
      return http.send(request, BodyHandlers.ofByteArray());
    }
  }

  /** Whether a request may arrive twice: not one that makes a job or steps a region. */
  private static boolean repeatable(HttpRequest request) {
    String path = request.uri().getPath();
    return !request.method().equals("POST")
        || !(path.endsWith("/jobs") || path.endsWith("/control"));
  }

  private ServiceException silent(IOException cause) {
    return new ServiceException(
        "no service answers at " + url + "; start one with loom serve, or name it with --server",
        cause);
  }

  private static ServiceException interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new ServiceException("interrupted", cause);
  }

  private static ServiceException refused(int status, byte[] body) {
    try {
      JsonNode json = JSON.readTree(body);
      StringBuilder text = new StringBuilder(json.path("error").asText("HTTP " + status));
      for (int i = 1; i < json.path("diagnostics").size(); i++) {
        text.append("\nerror: ").append(json.path("diagnostics").get(i).asText());
      }
      return new ServiceException(status, text.toString());
    } catch (IOException e) {
      return new ServiceException(status, "the service answered with HTTP " + status);
    }
  }
}
