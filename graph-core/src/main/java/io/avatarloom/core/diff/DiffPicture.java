package io.avatarloom.core.diff;

import com.fasterxml.jackson.databind.JsonNode;
import io.avatarloom.core.subgraph.Subgraph;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.eclipse.collections.api.list.ImmutableList;

/**
 * A diff as an SVG picture: each level that differs twice, side by side at the same places; red
 * what is gone, green what is new, yellow what changed, blue what was renamed. What no box shows
 * stands below.
 */
public final class DiffPicture {
  private static final double MARGIN = 24;
  private static final double TITLE = 34;
  private static final double LINE = 17;

  /** A level to draw, with its heading. */
  private record Row(String title, LevelPicture picture) {}

  private final RecipeDiff diff;
  private final List<Row> rows = new ArrayList<>();

  private DiffPicture(RecipeDiff diff) {
    this.diff = diff;
    rows.add(new Row("", new LevelPicture(diff, "", diff.before(), diff.after())));
    Set<String> levels = new LinkedHashSet<>(diff.changes().collect(Change::level).castToList());
    for (String level : levels) {
      Subgraph.nameIn(level).ifPresent(name -> rows.add(row(level, name)));
    }
  }

  private Row row(String level, String name) {
    JsonNode now = diff.after().path(Subgraph.SECTION).path(name);
    String was =
        diff.names("").definitions().entrySet().stream()
            .filter(renamed -> renamed.getValue().equals(name))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(name);
    JsonNode old = diff.before().path(Subgraph.SECTION).path(was);
    return new Row(", subgraph " + name, new LevelPicture(diff, level, old, now));
  }

  /**
   * The text of an SVG file.
   *
   * @param before what to call the earlier recipe
   * @param after what to call the later one
   */
  public static String of(RecipeDiff diff, String before, String after) {
    return new DiffPicture(diff).draw(before, after);
  }

  private String draw(String before, String after) {
    Svg svg = new Svg();
    double side = rows.stream().mapToDouble(row -> row.picture().width()).max().orElse(0);
    side = Math.max(side, 420);
    double right = 3 * MARGIN + side;
    double y = MARGIN;
    for (Row row : rows) {
      svg.text(MARGIN, y + 16, "head", "#24292f", side, before + row.title());
      svg.text(right, y + 16, "head", "#24292f", side, after + row.title());
      y += TITLE;
      row.picture().draw(svg, MARGIN, y, true);
      row.picture().draw(svg, right, y, false);
      y += row.picture().height() + MARGIN;
      if (row.picture().leftOut() > 0) {
        String note = row.picture().leftOut() + " further boxes have no difference";
        svg.text(MARGIN, y + 8, "", LevelPicture.PLAIN, side, note);
        y += MARGIN;
      }
    }
    y = rest(svg, y, 2 * side);
    return svg.file(right + side + MARGIN, y + MARGIN);
  }

  private double rest(Svg svg, double top, double room) {
    ImmutableList<Change> rest = diff.changes().reject(LevelPicture::shows);
    double y = top;
    if (diff.equal()) {
      svg.text(MARGIN, y + 14, "id", LevelPicture.PLAIN, room, "no difference");
      return y + LINE;
    }
    for (Change change : rest) {
      String colour =
          switch (change.kind()) {
            case ADDED -> LevelPicture.COME;
            case REMOVED -> LevelPicture.GONE;
            default -> LevelPicture.OTHER;
          };
      String line =
          change.part().name().toLowerCase(Locale.ROOT)
              + ": "
              + DiffText.sentence(change).replaceAll(" {2,}", "  ");
      svg.text(MARGIN, y + 14, "", colour, room, line);
      y += LINE;
    }
    return y;
  }
}
