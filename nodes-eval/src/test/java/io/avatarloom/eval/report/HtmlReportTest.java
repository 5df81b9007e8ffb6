package io.avatarloom.eval.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.core.file.Exporter;
import io.avatarloom.core.file.RunSummary;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.Animation;
import io.avatarloom.core.value.Image;
import io.avatarloom.core.value.Report;
import io.avatarloom.core.value.Series;
import io.avatarloom.core.value.Table;
import io.avatarloom.core.value.TextValue;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.eval.EvalNodes;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.eclipse.collections.api.factory.Lists;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class HtmlReportTest {
  private static final RunSummary SUMMARY =
      new RunSummary(
          "{\"seed\": 7, \"title\": \"a < b\"}",
          "quick",
          List.of("loom", "run", "avatar.loom.json", "--param", "title.value=two words"),
          7,
          143.2,
          2_310_000_000L,
          List.of(
              new RunSummary.NodeTime("photo", "image.loadFile", 0.04, 1, "hit"),
              new RunSummary.NodeTime("fit/render", "splat.render", 88.1, 600, "run")),
          List.of());

  private static Report report() {
    double[] x = new double[300];
    double[][] columns = new double[2][300];
    for (int i = 0; i < 300; i++) {
      x[i] = i;
      columns[0][i] = Math.exp(-i / 30.0);
      columns[1][i] = Math.sin(i / 20.0);
    }
    return new Report(
        "An avatar & its <numbers>",
        Lists.immutable.of(
            new Report.Section("Photo", "Input.", new Image(Tensor.zeros(3, 96, 96))),
            new Report.Section("Turn", "", new Animation(Tensor.zeros(3, 3, 64, 64), 10)),
            new Report.Section("Similarity", "Cosine, mean of views.", new TextValue("0.8123")),
            new Report.Section("Note", "", new TextValue("Line one.\nLine two <b>.")),
            new Report.Section(
                "Views",
                "Sort by a click.",
                new Table(
                    Lists.immutable.of("view", "cosine", "remark"),
                    Lists.immutable.of(
                        Lists.immutable.of("0", "0.91", "frontal"),
                        Lists.immutable.of("1", "no face", ""),
                        Lists.immutable.of("2", "0.84")))),
            new Report.Section(
                "Losses", "", new Series(Lists.immutable.of("ism", "wave"), x, columns))));
  }

  private static String page(RunSummary summary) throws IOException {
    Exporter exporter =
        new Catalogue(List.of(new EvalNodes())).exporter(ValueTypes.REPORT, "html").orElseThrow();
    return new String(exporter.export(report(), "html", summary), StandardCharsets.UTF_8);
  }

  /** The body closes every element, so it can be read as XML once void elements are closed. */
  private static Document body(String page) throws Exception {
    String body = page.substring(page.indexOf("<body>"), page.indexOf("<script>")) + "</body>";
    String xml = body.replaceAll("<img([^>]*)>", "<img$1/>");
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }

  @Test
  void thePageIsWellFormedAndComplete() throws Exception {
    String page = page(SUMMARY);
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target/report.html"), page);
    Document body = body(page);

    assertThat(page).startsWith("<!DOCTYPE html>");
    assertThat(body.getElementsByTagName("section").getLength()).isEqualTo(7);
    assertThat(body.getElementsByTagName("svg").getLength()).isEqualTo(2);
    assertThat(body.getElementsByTagName("img").getLength()).isEqualTo(2);
    assertThat(body.getElementsByTagName("h1").item(0).getTextContent())
        .isEqualTo("An avatar & its <numbers>");
    assertThat(page)
        .contains("data:image/png;base64,", "data:image/gif;base64,", "2 min 23 s", "2.31 GB")
        .contains("'title.value=two words'");
  }

  @Test
  void thePageNeedsNothingFromOutside() throws IOException {
    assertThat(page(SUMMARY)).doesNotContain("http:", "https:", "<link", "@import", "url(");
  }

  @Test
  void outsideARunThereIsNoRunSection() throws IOException {
    assertThat(page(RunSummary.none())).doesNotContain("<h2>Run</h2>");
  }

  @Test
  void timesAreSaidAsPeopleDo() {
    assertThat(Html.time(0.0123)).isEqualTo("12 ms");
    assertThat(Html.time(3.417)).isEqualTo("3.42 s");
    assertThat(Html.time(3725)).isEqualTo("1 h 2 min");
    assertThat(Html.memory(640_000_000)).isEqualTo("640 MB");
  }
}
