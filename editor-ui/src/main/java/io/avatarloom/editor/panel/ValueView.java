package io.avatarloom.editor.panel;

import atlantafx.base.theme.Styles;
import io.avatarloom.core.value.FlagValue;
import io.avatarloom.core.value.NumberValue;
import io.avatarloom.core.value.Report;
import io.avatarloom.core.value.Series;
import io.avatarloom.core.value.Table;
import io.avatarloom.core.value.TextValue;
import io.avatarloom.core.value.Value;
import io.avatarloom.editor.session.Words;
import java.util.Map;
import java.util.TreeMap;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.layout.StackPane;
import org.eclipse.collections.api.list.ImmutableList;

/** The node that shows a preview. */
final class ValueView {
  private ValueView() {}

  static Node of(Preview preview) {
    if (!preview.pictures().isEmpty()) {
      return new PictureView(preview.pictures(), preview.framesPerSecond());
    }
    return preview.value().map(ValueView::of).orElseGet(() -> label(preview.facts()));
  }

  private static Node of(Value value) {
    if (value instanceof Series series) {
      CurvesPane curves = new CurvesPane();
      curves.show(Map.of("series", series));
      return curves;
    }
    if (value instanceof Table table) {
      return table(table);
    }
    if (value instanceof TextValue text) {
      return text(text.text());
    }
    if (value instanceof NumberValue number) {
      return large(Words.number(number.number()));
    }
    if (value instanceof FlagValue flag) {
      return large(flag.flag() ? "true" : "false");
    }
    if (value instanceof Report report) {
      return text(
          report.title()
              + report
                  .sections()
                  .collect(section -> section.title())
                  .makeString("\n\n• ", "\n• ", "\n"));
    }
    StringBuilder facts = new StringBuilder(value.toString());
    new TreeMap<>(value.attributes())
        .forEach((name, said) -> facts.append('\n').append(name).append(": ").append(said));
    return text(facts.toString());
  }

  private static Node large(String text) {
    Label label = new Label(text);
    label.getStyleClass().add(Styles.TITLE_1);
    return new StackPane(label);
  }

  private static Node label(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.getStyleClass().add(Styles.TEXT_MUTED);
    label.setPadding(new Insets(8));
    return new StackPane(label);
  }

  private static Node text(String text) {
    TextArea area = new TextArea(text);
    area.setEditable(false);
    area.setWrapText(true);
    area.setMinSize(0, 0);
    return area;
  }

  private static Node table(Table table) {
    TableView<ImmutableList<String>> view = new TableView<>();
    view.setMinSize(0, 0);
    view.getStyleClass().add(Styles.DENSE);
    for (int i = 0; i < table.headings().size(); i++) {
      int cell = i;
      TableColumn<ImmutableList<String>, String> column =
          new TableColumn<>(table.headings().get(i));
      column.setCellValueFactory(row -> new SimpleStringProperty(row.getValue().get(cell)));
      view.getColumns().add(column);
    }
    view.getItems().setAll(table.rows().castToList());
    return view;
  }
}
