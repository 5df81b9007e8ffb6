package io.avatarloom.core.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.node.Catalogue;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import javax.imageio.ImageIO;

/** A service on a free port of this machine, with a workspace that holds a picture. */
public final class ServiceFixture implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final int BODY = 20_000;

  /** Seven, written to a file. */
  public static final String SEVEN =
      "{'format': 'avatarloom.recipe', 'version': 1, 'name': 'seven', 'nodes': {'n': {'type':"
          + " 'value.number', 'params': {'value': 7}}}, 'outputs': {'deep/x.json': 'n.value'}}";

  /** A picture blurred again and again; it ends by a cancel alone. */
  public static final String ENDLESS =
      "{'format': 'avatarloom.recipe', 'version': 1, 'name': 'endless', 'nodes': {'photo':"
          + " {'type': 'image.loadFile', 'params': {'file': 'photo.png'}}, 'blur': {'type':"
          + " 'image.blur', 'region': 'r', 'params': {'sigmaPx': 20}}}, 'links': ['photo.image ->"
          + " r.x', 'r.x -> blur.image', 'blur.image -> r.x'], 'regions': {'r': {'iterations':"
          + " 1000000, 'slots': {'x': 'Image'}}}, 'outputs': {'x.png': 'r.x'}}";

  final Path workspace;
  final Path state;
  private final Path folder;
  private Service service;

  public ServiceFixture(Path folder) throws IOException {
    this.folder = folder;
    workspace = Files.createDirectories(folder.resolve("workspace"));
    state = folder.resolve("state");
    BufferedImage picture = new BufferedImage(96, 96, BufferedImage.TYPE_INT_RGB);
    picture.setRGB(40, 40, 0xffffff);
    ImageIO.write(picture, "png", workspace.resolve("photo.png").toFile());
  }

  ServiceFixture start() throws IOException {
    service =
        new Service(
            new ServeOptions(
                workspace, state, folder.resolve("cache"), "127.0.0.1", 0, List.of(), 1, BODY),
            Catalogue.installed());
    return this;
  }

  String url() {
    return service.url();
  }

  String token() throws IOException {
    return Files.readString(Token.file(state)).strip();
  }

  ServiceClient client() throws IOException {
    return new ServiceClient(url(), token());
  }

  public static ObjectNode request(String recipe) throws IOException {
    ObjectNode request = JSON.createObjectNode();
    request.set("recipe", JSON.readTree(recipe.replace('\'', '"')));
    return request;
  }

  /** Waits until a job is as wanted. */
  public static JsonNode until(ServiceClient client, long id, Predicate<JsonNode> wanted)
      throws Exception {
    while (true) {
      JsonNode job = client.job(id);
      if (wanted.test(job)) {
        return job;
      }
      Thread.sleep(20);
    }
  }

  /** Waits until the events of a job have some text. */
  public static void untilEvent(ServiceClient client, long id, String text) throws Exception {
    boolean[] met = {false};
    for (long at = 0; !met[0]; Thread.sleep(20)) {
      at = client.events(id, at, false, line -> met[0] |= line.contains(text));
    }
  }

  static Predicate<JsonNode> is(String state) {
    return job -> job.path("state").asText().equals(state);
  }

  /** The whole answer to a request that is sent as it is, but for its ends of lines. */
  String raw(String request) throws IOException {
    URI where = URI.create(url());
    try (Socket socket = new Socket(where.getHost(), where.getPort())) {
      socket
          .getOutputStream()
          .write(request.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() throws IOException {
    if (service != null) {
      service.close();
      service = null;
    }
  }
}
