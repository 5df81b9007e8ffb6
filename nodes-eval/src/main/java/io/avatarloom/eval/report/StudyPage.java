package io.avatarloom.eval.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A user study as one page without a server: two avatars side by side, a few questions, answers as
 * CSV at the end.
 *
 * @param title heading
 * @param introduction what participants read first
 * @param questions asked of every pair
 * @param trials in the order they are shown
 */
public record StudyPage(
    String title, String introduction, List<String> questions, List<Trial> trials) {
  /**
   * One pair.
   *
   * @param person whose avatars they are
   * @param photo data URI of the person's photograph; null for none
   */
  public record Trial(String person, String photo, Side left, Side right) {}

  /**
   * One avatar.
   *
   * @param method that made it; participants do not see it, the answers name it
   * @param picture data URI
   */
  public record Side(String method, String picture) {}

  private record Data(List<String> questions, List<Trial> trials) {}

  /** The page. */
  public String html() {
    StringBuilder out = new StringBuilder();
    out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.append("<link rel=\"icon\" href=\"data:,\">\n<title>").append(Html.escape(title));
    out.append("</title>\n<style>\n").append(resource("study.css")).append("</style>\n</head>\n");
    out.append("<body>\n<h1>").append(Html.escape(title)).append("</h1>\n");
    out.append("<section id=\"begin\">\n<p>").append(Html.escape(introduction));
    out.append("</p>\n<p><label>Participant <input id=\"participant\"></label></p>\n");
    out.append("<button id=\"start\" type=\"button\">Begin</button>\n</section>\n");
    pair(out);
    out.append("<section id=\"end\" hidden>\n<p>Thank you. Save the answers, or copy them.</p>\n");
    out.append("<p><a id=\"save\" class=\"save\" download=\"answers.csv\">Save answers</a></p>\n");
    out.append("<textarea id=\"csv\" readonly aria-label=\"Answers\"></textarea>\n</section>\n");
    out.append("<script type=\"application/json\" id=\"study\">").append(json());
    out.append("</script>\n<script>\n").append(resource("study.js"));
    return out.append("</script>\n</body>\n</html>\n").toString();
  }

  private void pair(StringBuilder out) {
    out.append("<section id=\"trial\" hidden>\n<p id=\"count\"></p>\n");
    out.append(
        "<div id=\"photo\" class=\"photo\"><img id=\"photograph\" alt=\"Photograph\"></div>");
    out.append("\n<div class=\"pair\"><figure><img id=\"left\" alt=\"Left avatar\">");
    out.append("<figcaption>left</figcaption></figure><figure><img id=\"right\"");
    out.append(" alt=\"Right avatar\"><figcaption>right</figcaption></figure></div>\n");
    out.append("<form id=\"answers\">\n");
    for (int q = 0; q < questions.size(); q++) {
      out.append("<fieldset><legend>").append(Html.escape(questions.get(q))).append("</legend>");
      for (String side : List.of("left", "same", "right")) {
        out.append("<label><input type=\"radio\" name=\"q").append(q).append("\" value=\"");
        out.append(side).append("\"> ").append(side.equals("same") ? "no difference" : side);
        out.append("</label>");
      }
      out.append("</fieldset>\n");
    }
    out.append("<button id=\"next\" type=\"submit\" disabled>Next</button>\n</form>\n</section>\n");
  }

  /** A closing tag inside a text must not end the script. */
  private String json() {
    try {
      return new ObjectMapper()
          .writeValueAsString(new Data(questions, trials))
          .replace("</", "<\\/");
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String resource(String name) {
    try (InputStream in = StudyPage.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
