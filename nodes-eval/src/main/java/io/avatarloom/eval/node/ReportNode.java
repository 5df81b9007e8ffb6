package io.avatarloom.eval.node;

import io.avatarloom.core.node.Determinism;
import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.node.PortType;
import io.avatarloom.core.value.ImageBatch;
import io.avatarloom.core.value.NumberValue;
import io.avatarloom.core.value.Report;
import io.avatarloom.core.value.TextValue;
import io.avatarloom.core.value.Value;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.eval.picture.ContactSheet;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.eclipse.collections.api.factory.Lists;
import org.eclipse.collections.api.list.ImmutableList;

/** Results on one page. */
public final class ReportNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "eval.report",
          1,
          "Report",
          "Puts pictures, clips, tables, curves, numbers and texts on one page, in the order of the"
              + " links. Written as .html it is self-contained and also holds times, memory and the"
              + " recipe of the run.");
  private static final In<Value> SECTIONS =
      B.many(
          "sections",
          PortType.anyOf(
              ValueTypes.IMAGE,
              ValueTypes.IMAGE_BATCH,
              ValueTypes.ANIMATION,
              ValueTypes.TABLE,
              ValueTypes.SERIES,
              ValueTypes.TEXT,
              ValueTypes.NUMBER),
          "One section a link; a batch becomes a contact sheet.");
  private static final Param<String> TITLE = B.text("title", "Report", "Heading of the page.");
  private static final Param<ImmutableList<String>> TITLES =
      B.texts("titles", List.of(), "Headings of the sections in the order of the links.");
  private static final Param<ImmutableList<String>> CAPTIONS =
      B.texts("captions", List.of(), "A sentence under each heading; may be shorter or empty.");
  private static final Out<Report> REPORT =
      B.out("report", ValueTypes.REPORT, "The page; write it as .html.");
  private static final NodeSpec SPEC = B.determinism(Determinism.SAME_DEVICE).build();

  @Override
  public void run(NodeRun run) throws NodeException {
    ImmutableList<Value> values = run.all(SECTIONS);
    ImmutableList<String> titles = run.get(TITLES);
    ImmutableList<String> captions = run.get(CAPTIONS);
    refuseMore("titles", titles.size(), values.size());
    refuseMore("captions", captions.size(), values.size());
    List<Report.Section> sections = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      sections.add(
          new Report.Section(
              i < titles.size() ? titles.get(i) : "",
              i < captions.size() ? captions.get(i) : "",
              shown(values.get(i))));
    }
    run.set(REPORT, new Report(run.get(TITLE), Lists.immutable.ofAll(sections)));
  }

  private static void refuseMore(String param, int texts, int sections) throws NodeException {
    if (texts > sections) {
      throw new NodeException(
          param, "expected at most one a section, " + sections + ", met " + texts);
    }
  }

  private static Value shown(Value value) {
    if (value instanceof NumberValue number) {
      return new TextValue(text(number.number()));
    }
    if (value instanceof ImageBatch batch) {
      ContactSheet sheet = new ContactSheet(0, List.of(), Color.WHITE, 0);
      return sheet.draw(IntStream.range(0, batch.count()).mapToObj(batch::image).toList());
    }
    return value;
  }

  private static String text(double number) {
    return Double.isNaN(number) ? "not measured" : String.format(Locale.ROOT, "%.4g", number);
  }

  @Override
  public NodeSpec spec() {
    return SPEC;
  }
}
