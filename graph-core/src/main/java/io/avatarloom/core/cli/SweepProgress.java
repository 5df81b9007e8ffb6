package io.avatarloom.core.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.avatarloom.core.run.RunEvents;
import java.io.PrintStream;
import java.util.Locale;

/** Shows a sweep: a line a member that has ended, and on a terminal one that counts. */
final class SweepProgress implements RunEvents.Listener {
  private static final int WIDTH = 24;
  private static final long REDRAW_NANOS = 100_000_000;
  private final PrintStream out;
  private final boolean terminal;
  private int open;
  private int ended;
  private int failed;
  private int running;
  private long started;
  private long drawn;
  private int shown;

  SweepProgress(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  @Override
  public void accept(JsonNode event) {
    switch (event.path("e").asText()) {
      case "sweep.start" -> {
        open = event.path("open").asInt();
        started = System.nanoTime();
        int kept = event.path("members").asInt() - open;
        out.println(open + " members to run" + (kept > 0 ? ", " + kept + " stay as they are" : ""));
      }
      case "member.start" -> running++;
      case "member.done" -> ended(event);
      case "log" -> {
        if (!event.path("message").asText().startsWith("resumes")) {
          say(event.path("node").asText() + ": " + event.path("message").asText());
        }
      }
      case "sweep.done" -> clear();
      default -> {}
    }
    draw();
  }

  private void ended(JsonNode event) {
    running--;
    ended++;
    String status = event.path("status").asText();
    failed += status.equals("failed") ? 1 : 0;
    if (!terminal || !status.equals("done")) {
      String why = event.path("message").asText();
      say(
          String.format(
              Locale.ROOT,
              "%s %s after %.1f s%s",
              event.path("member").asText(),
              status,
              event.path("ms").asDouble() / 1000,
              why.isEmpty() ? "" : ": " + why));
    }
  }

  private void say(String line) {
    clear();
    out.println(line);
  }

  private void draw() {
    if (!terminal || open == 0 || System.nanoTime() - drawn < REDRAW_NANOS) {
      return;
    }
    drawn = System.nanoTime();
    int filled = (int) Math.round((double) WIDTH * ended / open);
    double seconds = (System.nanoTime() - started) / 1e9;
    String line =
        String.format(
            Locale.ROOT,
            "[%s%s] %d of %d, %d failed, %d running%s",
            "#".repeat(filled),
            "-".repeat(WIDTH - filled),
            ended,
            open,
            failed,
            running,
            ended == 0
                ? ""
                : String.format(Locale.ROOT, ", %.0f s left", seconds / ended * (open - ended)));
    out.print("\r" + line + " ".repeat(Math.max(0, shown - line.length())));
    out.flush();
    shown = line.length();
  }

  private void clear() {
    if (shown > 0) {
      out.print("\r" + " ".repeat(shown) + "\r");
      shown = 0;
    }
  }
}
