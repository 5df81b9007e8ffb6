package io.avatarloom.core.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.avatarloom.core.run.RunEvents;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;

/**
 * Shows a run on a terminal: one line that renews itself, or plain lines where there is no
 * terminal.
 */
final class ProgressBar implements RunEvents.Listener {
  private static final int WIDTH = 24;
  private static final long REDRAW_NANOS = 100_000_000;
  private final PrintStream out;
  private final boolean terminal;
  private String shown = "";
  private String stage = "";
  private int doneUnits;
  private int units;
  private long lastDraw;
  private long regionStart;
  private int regionFirst;
  private String region = "";

  ProgressBar(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  @Override
  public void accept(JsonNode event) {
    switch (event.path("e").asText()) {
      case "run.start" -> units = event.path("units").asInt();
      case "node.start" -> {
        if (!event.has("region")) {
          stage = event.path("node").asText();
          draw(line(stage, ""), false);
        }
      }
      case "node.progress" -> {
        if (!event.path("message").asText().isEmpty()) {
          draw(line(event.path("node").asText(), event.path("message").asText()), false);
        }
      }
      case "node.done" -> doneUnits++;
      case "region.iteration" -> iteration(event);
      case "log" -> {
        clear();
        out.println(event.path("node").asText() + ": " + event.path("message").asText());
      }
      case "run.done" -> clear();
      default -> {}
    }
  }

  private String line(String name, String detail) {
    return bar(units == 0 ? 0 : (double) doneUnits / units) + " " + name + " " + detail;
  }

  private static String bar(double fraction) {
    int filled = (int) Math.round(WIDTH * fraction);
    return "[" + "#".repeat(filled) + "-".repeat(WIDTH - filled) + "]";
  }

  private void iteration(JsonNode event) {
    int i = event.path("i").asInt();
    int of = event.path("of").asInt();
    if (!region.equals(event.path("region").asText())) {
      region = event.path("region").asText();
      regionStart = System.nanoTime();
      regionFirst = i - 1;
    }
    double perIteration = (System.nanoTime() - regionStart) / 1e9 / Math.max(1, i - regionFirst);
    StringBuilder text = new StringBuilder(bar((double) i / of));
    text.append(String.format(Locale.ROOT, " %s %d/%d", region, i, of));
    for (Map.Entry<String, JsonNode> value : event.path("values").properties()) {
      text.append(
          String.format(Locale.ROOT, "  %s %.4g", value.getKey(), value.getValue().asDouble()));
    }
    text.append(String.format(Locale.ROOT, "  %.0f s left", Math.max(0, (of - i) * perIteration)));
    boolean mark = i == of || i % Math.max(1, of / 10) == 0;
    draw(text.toString(), mark);
  }

  private void draw(String text, boolean plainToo) {
    if (!terminal) {
      if (plainToo) {
        out.println(text);
      }
      return;
    }
    if (System.nanoTime() - lastDraw < REDRAW_NANOS) {
      return;
    }
    lastDraw = System.nanoTime();
    String padded =
        text.length() < shown.length() ? text + " ".repeat(shown.length() - text.length()) : text;
    out.print("\r" + padded);
    out.flush();
    shown = text;
  }

  private void clear() {
    if (terminal && !shown.isEmpty()) {
      out.print("\r" + " ".repeat(shown.length()) + "\r");
      shown = "";
    }
  }
}
