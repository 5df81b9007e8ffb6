package io.avatarloom.editor.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.run.Store;
import io.avatarloom.core.serve.ServiceClient;
import io.avatarloom.core.serve.ServiceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/** Brings events, results and values of nodes of a job to where those of local runs lie. */
final class RemoteFiles {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Larger values stay with the service. Bytes. */
  private static final long LARGEST = 64 << 20;

  private static final long PREVIEW_MILLIS = 1000;
  private final ServiceClient client;
  private final long id;
  private final RunFolder folder;
  private final Store store;
  private final String out;
  private final Set<String> missing = new HashSet<>();
  private long previewed;

  /**
   * @param cache of this machine, which takes what nodes have left
   */
  RemoteFiles(ServiceClient client, long id, RunFolder folder, Path cache) {
    this.client = client;
    this.id = id;
    this.folder = folder;
    this.store = new Store(cache);
    this.out = "/jobs/" + id + "/out/";
  }

  /** Takes in one line of events: what it names is here before the line is. */
  void event(String line) {
    try {
      JsonNode event = JSON.readTree(line);
      if (event instanceof ObjectNode object) {
        bring(object);
        Files.writeString(
            folder.events(),
            object + "\n",
            StandardCharsets.UTF_8,
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void bring(ObjectNode event) throws IOException {
    String file = event.path("file").asText();
    int at = file.indexOf(out);
    if (at >= 0) {
      String name = file.substring(at + out.length());
      event.put("file", folder.out().resolve(name).toString());
      if (event.path("e").asText().equals("region.preview")) {
        preview(name);
      }
    }
    for (JsonNode output : event.path("outputs")) {
      String blob = output.path("blob").asText();
      if (!blob.isEmpty() && output.path("bytes").asLong() <= LARGEST) {
        value(blob);
      }
    }
  }

  private void value(String blob) throws IOException {
    if (store.bytes(blob).isPresent()) {
      return;
    }
    try {
      store.keep(blob, client.value(id, blob));
    } catch (ServiceException e) {
      // small values are told before they are written; at the end all are there
      missing.add(blob);
      log("no value " + blob + " of job " + id, e);
    }
  }

  private static void log(String what, Exception why) {
    System.getLogger(RemoteFiles.class.getName()).log(System.Logger.Level.DEBUG, what, why);
  }

  private void preview(String name) {
    long now = System.currentTimeMillis();
    if (now - previewed < PREVIEW_MILLIS) {
      return;
    }
    previewed = now;
    try {
      for (JsonNode result : client.results(id)) {
        if (result.path("name").asText().equals(name)) {
          client.fetch(id, result, folder.out());
        }
      }
    } catch (ServiceException | IOException e) {
      // the next preview comes soon
      log("no preview " + name + " of job " + id, e);
    }
  }

  /** Fetches all that the job has written; it is over. */
  void fetchAll() throws ServiceException, IOException {
    for (String blob : Set.copyOf(missing)) {
      value(blob);
    }
    for (JsonNode result : client.results(id)) {
      client.fetch(id, result, folder.out());
    }
  }
}
