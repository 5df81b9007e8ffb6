package io.avatarloom.eval.node;

import io.avatarloom.core.file.ImageFiles;
import io.avatarloom.core.node.Determinism;
import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.tensor.CounterRandom;
import io.avatarloom.core.value.Image;
import io.avatarloom.core.value.ImageBatch;
import io.avatarloom.core.value.TextValue;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.eval.picture.ContactSheet;
import io.avatarloom.eval.report.StudyPage;
import java.awt.Color;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.collections.api.list.ImmutableList;

/** A user study: two avatars of a person side by side (Arc2Avatar, section 4). */
public final class UserStudyNode implements Node {
  private static final double QUALITY = 0.9;
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "eval.userStudy",
          1,
          "User study",
          "A page that shows renders of two methods side by side, person by person, and asks a few"
              + " questions. The seed decides the order of the people and who stands on the left."
              + " Answers are saved as CSV by the page itself; it needs no server.");
  private static final In<ImageBatch> FIRST =
      B.many("first", ValueTypes.IMAGE_BATCH, "Renders of the first method, a link a person.");
  private static final In<ImageBatch> SECOND =
      B.many(
          "second",
          ValueTypes.IMAGE_BATCH,
          "Renders of the second method, same people, same order.");
  private static final In<Image> PHOTOS =
      B.many(
          "photos", ValueTypes.IMAGE, "Photographs of the people in the same order; may be none.");
  private static final Param<String> TITLE = B.text("title", "Which avatar?", "Heading.");
  private static final Param<String> INTRODUCTION =
      B.text(
          "introduction",
          "You will see two avatars of a person at a time. Please answer every question.",
          "What participants read first.");
  private static final Param<ImmutableList<String>> QUESTIONS =
      B.texts(
          "questions",
          List.of(
              "Which looks more like the person?",
              "Which looks more lifelike?",
              "Which has fewer faults?",
              "Which would you rather use?"),
          "What is asked of every pair.");
  private static final Param<ImmutableList<String>> METHODS =
      B.texts("methods", List.of("first", "second"), "Names of the two methods in the answers.");
  private static final Param<ImmutableList<String>> PEOPLE =
      B.texts("people", List.of(), "Names in the order of the links; numbers for the rest.");
  private static final Param<Integer> CELL =
      B.integer("cellPx", 256, 32, 1024, "px", "Side of a render on the page.");
  private static final Out<TextValue> PAGE =
      B.out("page", ValueTypes.TEXT, "The page; write it as .html.");
  private static final NodeSpec SPEC = B.determinism(Determinism.SAME_DEVICE).build();

  @Override
  public void run(NodeRun run) throws NodeException {
    int people = run.all(FIRST).size();
    requirePairs(run, people);
    CounterRandom random = run.random("order");
    List<StudyPage.Trial> trials = new ArrayList<>();
    for (int person : shuffled(people, random)) {
      trials.add(trial(run, person, random.below(2) == 0));
    }
    StudyPage page =
        new StudyPage(
            run.get(TITLE), run.get(INTRODUCTION), run.get(QUESTIONS).castToList(), trials);
    run.set(PAGE, new TextValue(page.html()));
  }

  private static void requirePairs(NodeRun run, int people) throws NodeException {
    if (people == 0 || run.all(SECOND).size() != people) {
      throw new NodeException(
          SECOND.id(),
          "expected a link a person as in first, "
              + Math.max(1, people)
              + ", met "
              + run.all(SECOND).size());
    }
    if (run.all(PHOTOS).notEmpty() && run.all(PHOTOS).size() != people) {
      throw new NodeException(
          PHOTOS.id(), "expected none or " + people + ", met " + run.all(PHOTOS).size());
    }
    if (run.get(METHODS).size() != 2) {
      throw new NodeException(METHODS.id(), "expected two names, met " + run.get(METHODS));
    }
    if (run.get(QUESTIONS).isEmpty()) {
      throw new NodeException(QUESTIONS.id(), "expected at least one question, met none");
    }
  }

  /** Fisher and Yates. */
  private static List<Integer> shuffled(int count, CounterRandom random) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, count).boxed().toList());
    for (int i = count - 1; i > 0; i--) {
      int other = random.below(i + 1);
      Integer swapped = order.set(i, order.get(other));
      order.set(other, swapped);
    }
    return order;
  }

  private static StudyPage.Trial trial(NodeRun run, int person, boolean firstLeft)
      throws NodeException {
    StudyPage.Side first = side(run, run.all(FIRST).get(person), run.get(METHODS).get(0));
    StudyPage.Side second = side(run, run.all(SECOND).get(person), run.get(METHODS).get(1));
    String name =
        person < run.get(PEOPLE).size() ? run.get(PEOPLE).get(person) : Integer.toString(person);
    String photo =
        run.all(PHOTOS).isEmpty() ? null : uri(sheet(List.of(run.all(PHOTOS).get(person)), run));
    return new StudyPage.Trial(name, photo, firstLeft ? first : second, firstLeft ? second : first);
  }

  private static StudyPage.Side side(NodeRun run, ImageBatch views, String method)
      throws NodeException {
    List<Image> pictures = IntStream.range(0, views.count()).mapToObj(views::image).toList();
    return new StudyPage.Side(method, uri(sheet(pictures, run)));
  }

  private static Image sheet(List<Image> pictures, NodeRun run) {
    int columns = Math.min(2, pictures.size());
    return new ContactSheet(columns, List.of(), Color.WHITE, run.get(CELL)).draw(pictures);
  }

  private static String uri(Image image) throws NodeException {
    try {
      byte[] jpeg = ImageFiles.jpeg(image, QUALITY);
      return "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(jpeg);
    } catch (IOException e) {
      throw new NodeException(FIRST.id(), "the pictures cannot be encoded: " + e.getMessage(), e);
    }
  }

  @Override
  public NodeSpec spec() {
    return SPEC;
  }
}
