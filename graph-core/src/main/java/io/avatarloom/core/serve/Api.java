package io.avatarloom.core.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The addresses of the service; {@code docs/guide/serve.md} lists them. */
final class Api extends Handler.Abstract {
  private static final int LISTED = 1000;
  private final Gate gate;
  private final JobDesk desk;
  private final EventStream events;
  private final ObjectNode about;

  /**
   * @param about what the service says of itself
   */
  Api(Gate gate, JobDesk desk, EventStream events, ObjectNode about) {
    this.gate = gate;
    this.desk = desk;
    this.events = events;
    this.about = about;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    try {
      gate.check(request);
      new Call(request, response, callback).answer();
    } catch (Refusal e) {
      Reply.refuse(response, callback, e);
    } catch (IOException e) {
      Reply.refuse(response, callback, new Refusal(500, "the service failed: " + e.getMessage()));
    }
    return true;
  }

  /** One request. */
  private final class Call {
    private final Request request;
    private final Response response;
    private final Callback callback;
    private final List<String> path;

    Call(Request request, Response response, Callback callback) {
      this.request = request;
      this.response = response;
      this.callback = callback;
      String whole = Request.getPathInContext(request);
      this.path = List.of(whole.replaceFirst("^/", "").split("/", 5));
    }

    void answer() throws Refusal, IOException {
      if (!path.get(0).equals("v1")) {
        throw nothing();
      }
      if (path.size() == 1) {
        need("GET");
        reply(200, about.deepCopy().put("paused", desk.paused()));
      } else if (path.size() == 2 && List.of("pause", "resume").contains(path.get(1))) {
        need("POST");
        desk.pause(path.get(1).equals("pause"));
        reply(200, about.deepCopy().put("paused", desk.paused()));
      } else if (path.get(1).equals("jobs") && path.size() <= 2) {
        jobs();
      } else if (path.get(1).equals("jobs")) {
        Job job = desk.find(path.get(2));
        ofJob(job);
      } else {
        throw nothing();
      }
    }

    private void jobs() throws Refusal, IOException {
      switch (request.getMethod()) {
        case "GET" -> {
          ArrayNode list = JsonNodeFactory.instance.arrayNode();
          List<Job> waiting = desk.waiting();
          desk.list(LISTED).forEach(job -> list.add(JobDesk.json(job, waiting)));
          ObjectNode all = JsonNodeFactory.instance.objectNode().put("paused", desk.paused());
          all.set("jobs", list);
          reply(200, all);
        }
        case "POST" -> {
          Job job = desk.submit(JobRequest.parse(gate.json(request)));
          reply(201, JobDesk.json(job, desk.waiting()));
        }
        default -> throw method("GET or POST");
      }
    }

    private void ofJob(Job job) throws Refusal, IOException {
      switch (path.size() == 3 ? "" : path.get(3)) {
        case "" -> one(job);
        case "cancel" -> {
          need("POST");
          desk.cancel(job);
          reply(202, told(job.id()));
        }
        case "place" -> {
          need("POST");
          desk.place(job, place(gate.json(request)));
          reply(200, told(job.id()));
        }
        case "control" -> {
          need("POST");
          desk.control(job, RegionOrder.parse(gate.json(request)));
          reply(202, told(job.id()));
        }
        case "events" -> {
          need("GET");
          boolean follow = "true".equals(query("follow", "false"));
          events.send(request, response, callback, job.id(), desk.folder(job), offset(), follow);
        }
        case "log" -> {
          need("GET");
          FileReply.send(request, response, callback, desk.folder(job).log());
        }
        case "results" -> results(job);
        case "values" -> {
          need("GET");
          byte[] value = desk.values(job).find(path.size() > 4 ? path.get(4) : "");
          Reply.bytes(response, callback, value);
        }
        default -> throw nothing();
      }
    }

    private void one(Job job) throws Refusal, IOException {
      if (request.getMethod().equals("DELETE")) {
        desk.delete(job);
        reply(200, JobDesk.json(job, List.of()).put("deleted", true));
        return;
      }
      need("GET");
      reply(200, told(job.id()));
    }

    private ObjectNode told(long id) throws Refusal, IOException {
      return JobDesk.json(desk.find(Long.toString(id)), desk.waiting());
    }

    /** The place in the queue that a body names, from 1. */
    private int place(byte[] body) throws Refusal {
      JsonNode place = JobRequest.json(body).path("place");
      if (!place.isInt() || place.asInt() < 1) {
        throw new Refusal(400, "expected {\"place\": N} with a number from 1");
      }
      return place.asInt();
    }

    private void results(Job job) throws Refusal, IOException {
      need("GET");
      ResultFiles files = new ResultFiles(desk.folder(job));
      if (path.size() > 4) {
        FileReply.send(request, response, callback, files.find(path.get(4)));
        return;
      }
      ObjectNode all = JsonNodeFactory.instance.objectNode();
      all.set("results", files.list());
      reply(200, all);
    }

    private long offset() throws Refusal {
      String text = query("offset", "0");
      if (!text.matches("\\d{1,18}")) {
        throw new Refusal(400, "expected a number of bytes for offset, met '" + text + "'");
      }
      return Long.parseLong(text);
    }

    private String query(String name, String otherwise) {
      String value = Request.extractQueryParameters(request).getValue(name);
      return value == null ? otherwise : value;
    }

    private void need(String method) throws Refusal {
      if (!request.getMethod().equals(method)) {
        throw method(method);
      }
    }

    private Refusal method(String expected) {
      return new Refusal(405, "expected the method " + expected + ", met " + request.getMethod());
    }

    private Refusal nothing() {
      return new Refusal(
          404,
          "there is nothing at " + Request.getPathInContext(request) + "; see docs/guide/serve.md");
    }

    private void reply(int status, ObjectNode body) {
      Reply.json(response, callback, status, body);
    }
  }
}
