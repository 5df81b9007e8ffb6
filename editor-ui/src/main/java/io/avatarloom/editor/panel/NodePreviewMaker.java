package io.avatarloom.editor.panel;

import io.avatarloom.core.value.FlagValue;
import io.avatarloom.core.value.NumberValue;
import io.avatarloom.core.value.Series;
import io.avatarloom.core.value.Table;
import io.avatarloom.core.value.TextValue;
import io.avatarloom.core.value.Value;
import io.avatarloom.editor.canvas.NodePreview;
import io.avatarloom.editor.session.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.image.Image;

/** Makes what a node shows of a value; slow for avatars, so not for the thread of the toolkit. */
public final class NodePreviewMaker {
  private static final int MOST_LINES = 6;
  private static final int LETTERS = 38;
  private final PreviewReader reader;

  public NodePreviewMaker(PreviewReader reader) {
    this.reader = reader;
  }

  /** Empty for values of which nothing can be shown. */
  public Optional<NodePreview> of(String port, Value value) {
    if (value instanceof NumberValue number) {
      return lines(List.of(port + "  " + Words.number(number.number())));
    }
    if (value instanceof FlagValue flag) {
      return lines(List.of(port + "  " + (flag.flag() ? "true" : "false")));
    }
    if (value instanceof TextValue text) {
      return lines(wrapped(text.text()));
    }
    if (value instanceof Table table) {
      return lines(rows(table));
    }
    if (value instanceof Series series) {
      return Optional.of(new NodePreview.Curves(List.of(series.columns())));
    }
    List<Image> pictures = reader.of(port, value, 0).pictures();
    return pictures.isEmpty()
        ? Optional.empty()
        : Optional.of(new NodePreview.Picture(pictures.get(0)));
  }

  private static Optional<NodePreview> lines(List<String> lines) {
    return lines.isEmpty() ? Optional.empty() : Optional.of(new NodePreview.Lines(lines));
  }

  private static List<String> wrapped(String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split("\\s+")) {
      if (line.length() > 0 && line.length() + word.length() >= LETTERS) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    if (line.length() > 0) {
      lines.add(line.toString());
    }
    return lines.stream().limit(MOST_LINES).toList();
  }

  private static List<String> rows(Table table) {
    List<String> lines = new ArrayList<>();
    lines.add(table.headings().makeString(" · "));
    table.rows().forEach(row -> lines.add(row.makeString(" · ")));
    return lines.stream().limit(MOST_LINES).toList();
  }
}
