package io.avatarloom.core.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.avatarloom.core.check.Diagnostic;
import io.avatarloom.core.run.RunEvents;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Says what is wrong as workflow commands that GitHub shows beside the recipe's line: {@code
 * ::error file=...,line=...::message}.
 */
final class Annotations implements RunEvents.Listener {
  private final Path recipe;
  private final PrintStream out;

  Annotations(Path recipe, PrintStream out) {
    this.recipe = recipe;
    this.out = out;
  }

  @Override
  public void accept(JsonNode event) {
    String kind = event.path("e").asText();
    if (kind.equals("node.failed")) {
      say(
          Diagnostic.of(
              event.path("node").asText(),
              event.path("port").asText(),
              event.path("message").asText()));
    } else if (kind.equals("assertion") && !event.path("passed").asBoolean()) {
      String text = event.path("text").asText();
      String owner = text.substring(0, Math.max(text.indexOf('.'), 0));
      say(Diagnostic.of(owner, "", text + ": met " + event.path("value").asText()));
    }
  }

  /** Annotates one thing that is wrong. */
  void say(Diagnostic diagnostic) {
    out.printf(
        "::error file=%s,line=%d,title=%s::%s%n",
        property(recipe.toString()),
        line(diagnostic.owner()),
        property(diagnostic.owner().isEmpty() ? "recipe" : diagnostic.owner()),
        data(diagnostic.toString()));
  }

  /** Line of the recipe a node or region begins at, 1 when it is not found. */
  private int line(String owner) {
    String key = owner.substring(0, owner.contains("/") ? owner.indexOf('/') : owner.length());
    try {
      List<String> lines = Files.readAllLines(recipe, StandardCharsets.UTF_8);
      for (int i = 0; i < lines.size(); i++) {
        if (lines.get(i).strip().startsWith("\"" + key + "\":")) {
          return i + 1;
        }
      }
      return 1;
    } catch (IOException e) {
      return 1;
    }
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
