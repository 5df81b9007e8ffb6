package io.avatarloom.core.serve;

import static io.avatarloom.core.serve.ServiceFixture.ENDLESS;
import static io.avatarloom.core.serve.ServiceFixture.SEVEN;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the service does not take: each answer is a status and one sentence in JSON. */
@Timeout(600)
class RefusalTest {
  @TempDir Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private ServiceFixture service;

  @BeforeEach
  void start() throws Exception {
    service = new ServiceFixture(folder).start();
  }

  @AfterEach
  void stop() throws Exception {
    service.close();
  }

  private HttpRequest.Builder to(String path) throws Exception {
    return HttpRequest.newBuilder(URI.create(service.url() + path))
        .header("Authorization", "Bearer " + service.token());
  }

  private HttpRequest.Builder posting(String body) throws Exception {
    return to("/v1/jobs")
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private void refused(HttpRequest.Builder request, int status, String... words) throws Exception {
    HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    JsonNode json = ServiceFixture.JSON.readTree(answer.body());
    assertThat(json.path("error").asText()).contains(words).doesNotContain("Exception");
    assertThat(service.client().jobs()).isEmpty();
  }

  private void recipe(String recipe, String rest, int status, String... words) throws Exception {
    String body = "{\"recipe\": " + recipe.replace('\'', '"') + rest.replace('\'', '"') + "}";
    refused(posting(body), status, words);
  }

  @Test
  void whoHasNoTokenOrAForeignName() throws Exception {
    HttpRequest.Builder bare = HttpRequest.newBuilder(URI.create(service.url() + "/v1/jobs"));
    refused(bare, 401, "Authorization: Bearer TOKEN");
    refused(bare.header("Authorization", "Bearer " + "0".repeat(64)), 401, "TOKEN");
    String right = "\nAuthorization: Bearer " + service.token() + "\nConnection: close\n\n";
    for (String host : new String[] {"evil.example", "127.0.0.1.evil.example:80", "localhost.x"}) {
      assertThat(service.raw("GET /v1/jobs HTTP/1.1\nHost: " + host + right))
          .startsWith("HTTP/1.1 403")
          .contains("host name");
    }
    for (String host : new String[] {"localhost", "127.0.0.1:7870", "[::1]"}) {
      assertThat(service.raw("GET /v1/jobs HTTP/1.1\nHost: " + host + right))
          .startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void bodiesThatAreTooLargeOrMalformed() throws Exception {
    refused(posting("{\"recipe\": \"" + "x".repeat(20_000) + "\"}"), 413, "20000 bytes");
    refused(
        to("/v1/jobs")
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.fromPublisher(
                    HttpRequest.BodyPublishers.ofString("x".repeat(30_000)))),
        413,
        "20000 bytes");
    refused(posting("{\"recipe\": "), 400, "not JSON");
    refused(posting("{} {}"), 400, "not JSON");
    refused(posting(""), 400, "met nothing");
    refused(posting("[1]"), 400, "met a JSON array");
    refused(posting("{\"recipe\": 7}"), 400, "expected a recipe object");
    refused(posting("{}"), 400, "\"recipe\"", "\"file\"");
    refused(posting("[".repeat(5000)), 400, "not JSON");
    recipe(SEVEN, ", 'colour': 1", 400, "'colour'");
    recipe(SEVEN, ", 'set': 'n.value=1'", 400, "list of texts");
    recipe(SEVEN, ", 'preset': 3", 400, "\"preset\"");
    recipe(SEVEN, ", 'timeout': 'soon'", 400, "'soon'");
    recipe(SEVEN, ", 'name': 'a\\u0007'", 400, "printable");
    refused(
        to("/v1/jobs")
            .header("Content-Type", "text/plain")
            .POST(HttpRequest.BodyPublishers.ofString("{}")),
        415,
        "application/json");
  }

  @Test
  void requestsThatTheLibraryRefuses() throws Exception {
    refused(to("/v1/jobs").header("X-Long", "x".repeat(20_000)), 431, "headers");
    assertThat(service.raw("NONSENSE\n\n")).contains("400").contains("\"error\"");
    assertThat(service.raw("GET /v1/%2e%2e/etc HTTP/1.1\nHost: localhost\nConnection: close\n\n"))
        .contains("\"error\"")
        .doesNotContain("200 OK");
  }

  @ParameterizedTest
  @CsvSource({
    "../secret.png",
    "sub/../../secret.png",
    "/etc/hostname",
    "link.png",
    "linked/secret.png",
    "asset:../../pom.xml"
  })
  void pathsOfARecipeThatLeadOut(String path) throws Exception {
    Files.writeString(folder.resolve("secret.png"), "secret");
    Files.createSymbolicLink(service.workspace.resolve("link.png"), folder.resolve("secret.png"));
    Files.createSymbolicLink(service.workspace.resolve("linked"), folder);
    recipe(ENDLESS.replace("photo.png", path), "", 403, "inside the workspace");
    recipe(ENDLESS, ", 'set': ['photo.file=" + path + "']", 403, "inside the workspace");
  }

  @Test
  void otherPathsThatLeadOut() throws Exception {
    recipe(SEVEN, ", 'base': '..'", 403, "leads out");
    recipe(SEVEN, ", 'base': '/etc'", 403, "leads out");
    recipe(SEVEN, ", 'base': 'absent'", 422, "no folder");
    refused(posting("{\"file\": \"../x.loom.json\"}"), 403, "leads out");
    refused(posting("{\"file\": \"absent.loom.json\"}"), 422, "no recipe");
    recipe(SEVEN.replace("deep/x.json", "../x.json"), "", 422, "'../x.json'");
    recipe(SEVEN.replace("deep/x.json", "/tmp/x.json"), "", 422, "'/tmp/x.json'");
    String previews = "'iterations': 5, 'previews': {'/../../../x': 'blur.image'}";
    recipe(ENDLESS.replace("'iterations': 1000000", previews), "", 422, "without '..'");
    String include = "'subgraphs': {'s': {'file': '/etc/passwd'}}, 'outputs'";
    recipe(SEVEN.replace("'outputs'", include), "", 422, "taken from a file");
  }

  @Test
  void recipesThatAreWrong() throws Exception {
    recipe(SEVEN.replace("value.number", "value.numbr"), "", 422, "value.number");
    recipe(SEVEN, ", 'preset': 'none'", 422, "no preset 'none'");
    recipe(SEVEN, ", 'set': ['q.value=1']", 422, "'q'");
    recipe(SEVEN, ", 'to': 'q'", 422, "q");
    recipe(ENDLESS.replace("photo.png", "absent.png"), "", 422, "there is no file");
  }

  @Test
  void addressesThatAreNotThere() throws Exception {
    refused(to("/"), 404, "nothing at /");
    refused(to("/v1/jobs/9"), 404, "no job 9");
    refused(to("/v1/jobs/x"), 404, "no job x");
    refused(to("/v1/jobs").DELETE(), 405, "GET or POST");
  }
}
