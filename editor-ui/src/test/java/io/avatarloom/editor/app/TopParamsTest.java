package io.avatarloom.editor.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.core.recipe.Recipe;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.ContextMenuEvent;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Parameters of the recipe itself are shown, set, named, ordered and taken away. */
@Tag("window")
class TopParamsTest {
  @RegisterExtension static final SharedEditor EDITOR = new SharedEditor(ToyFiles.CHAIN);
  private final EditorRig rig = EDITOR.rig();

  private TextField field(String query) {
    return rig.robot.lookup(query).queryAs(TextField.class);
  }

  private String section() {
    return rig.desk().document().whole().head().path("params").toString();
  }

  /** Shows a parameter at the top, by the button in the inspector. */
  private void expose(String node, String param, String name) {
    rig.fit().select(node).click("#top-" + param);
    rig.fill(field("#top-name-" + param), name).keys("Enter");
  }

  private EditorRig panel() {
    return rig.click(rig.label(count()));
  }

  private String count() {
    int count = rig.desk().document().whole().head().path("params").size();
    return count == 0 ? "Parameters" : "Parameters (" + count + ")";
  }

  /** The number field of a card, whose accessible name is that of its widget. */
  private TextField value(String name) {
    return rig.robot
        .from(rig.robot.lookup("#top-card-" + name).<Node>query())
        .lookup(
            (Node node) ->
                node instanceof TextField
                    && node.getAccessibleText().startsWith(name)
                    && node.getId() == null)
        .queryAs(TextField.class);
  }

  @Test
  void aParameterIsShownAtTheTopWithNameAndDescription() {
    rig.fit().select("soft").click("#top-sigmaPx");
    assertThat(field("#top-name-sigmaPx").getText()).isEqualTo("sigmaPx");
    rig.fill(field("#top-name-sigmaPx"), "softness");
    rig.fill(field("#top-help-sigmaPx"), "How soft.").click("#top-take-sigmaPx");
    assertThat(section())
        .isEqualTo("{\"softness\":{\"help\":\"How soft.\",\"target\":\"soft.sigmaPx\"}}");
    assertThat(rig.label("parameter softness of the recipe")).isNotNull();
    assertThat(rig.desk().picture().node("soft").orElseThrow().shape().rows())
        .anySatisfy(row -> assertThat(row.top()).isEqualTo("softness"));

    panel();
    assertThat(rig.texts("#top-card-softness .label"))
        .anySatisfy(text -> assertThat(text).contains("number", "px", "default"));
    rig.act("edit.undo");
    assertThat(section()).isEmpty();
  }

  @Test
  void aNameThatIsTakenByAnotherTypeIsRefusedInWords() {
    expose("soft", "sigmaPx", "softness");
    rig.fit().select("photo").click("#top-file");
    rig.fill(field("#top-name-file"), "softness").keys("Enter");
    assertThat(rig.texts(".label")).anySatisfy(text -> assertThat(text).contains("another type"));
    assertThat(section()).doesNotContain("photo.file");
    rig.keys("Escape");
    assertThat(field("#top-name-file").getParent().isVisible()).isFalse();
  }

  @Test
  void theContextMenuOfAParameterOffersTheSame() {
    rig.fit().select("soft");
    Node title = rig.robot.lookup("#param-sigmaPx .label").<Node>query();
    rig.robot.interact(
        () ->
            title.fireEvent(
                new ContextMenuEvent(
                    ContextMenuEvent.CONTEXT_MENU_REQUESTED, 5, 5, 1100, 300, false, null)));
    MenuItem item =
        Window.getWindows().stream()
            .filter(ContextMenu.class::isInstance)
            .flatMap(menu -> ((ContextMenu) menu).getItems().stream())
            .filter(found -> "menu-top-sigmaPx".equals(found.getId()))
            .findFirst()
            .orElseThrow();
    rig.robot.interact(item::fire);
    assertThat(field("#top-name-sigmaPx").getParent().isVisible()).isTrue();
  }

  @Test
  void theValueIsSetInThePanelAndReset() {
    expose("soft", "sigmaPx", "softness");
    panel().fill(value("softness"), "7").keys("Enter");
    assertThat(rig.node("soft").params().path("sigmaPx").asDouble()).isEqualTo(7);
    rig.click("#top-reset-softness");
    assertThat(rig.node("soft").params().has("sigmaPx")).isFalse();
    rig.act("edit.undo");
    assertThat(rig.node("soft").params().path("sigmaPx").asDouble()).isEqualTo(7);
  }

  @Test
  void parametersAreRenamedReorderedAndTakenAway() {
    expose("soft", "sigmaPx", "softness");
    expose("small", "width", "size");
    panel().fill(field("#top-rename-softness"), "blur").keys("Enter");
    assertThat(section()).startsWith("{\"blur\"");
    rig.click("#top-up-size");
    assertThat(section()).startsWith("{\"size\"");
    rig.fill(field("#top-describe-size"), "Pixels across.").keys("Enter");
    assertThat(section()).contains("Pixels across.");
    rig.fill(field("#top-rename-size"), "blur").keys("Enter");
    assertThat(rig.said()).contains("blur already");
    rig.click("#top-remove-size");
    assertThat(section()).isEqualTo("{\"blur\":{\"target\":\"soft.sigmaPx\"}}");
    rig.act("edit.undo").act("edit.undo").act("edit.undo").act("edit.undo");
    assertThat(section()).startsWith("{\"softness\"");
  }

  @Test
  void rangeAndOptionsAreMadeNarrowerAndUndone() {
    expose("soft", "sigmaPx", "softness");
    panel().fill(field("#top-minimum-softness"), "1").keys("Enter");
    rig.fill(field("#top-maximum-softness"), "2*10").keys("Tab");
    assertThat(section()).contains("\"minimum\":1,\"maximum\":20");
    assertThat(rig.texts("#top-card-softness .label"))
        .anySatisfy(text -> assertThat(text).contains("from 1 up to 20"));
    assertThat(rig.robot.lookup("#top-describe-softness").<Node>query().isFocused()).isTrue();

    rig.fill(value("softness"), "40").keys("Enter");
    assertThat(rig.node("soft").params().path("sigmaPx").asDouble()).isNotEqualTo(40);
    rig.fill(field("#top-minimum-softness"), "15").keys("Enter");
    assertThat(rig.texts("#top-card-softness .label"))
        .anySatisfy(text -> assertThat(text).contains("met 2"));
    rig.fill(field("#top-maximum-softness"), "soon").keys("Enter");
    assertThat(rig.texts("#top-card-softness .label"))
        .anySatisfy(text -> assertThat(text).contains("expected a number"));
    assertThat(section()).contains("\"minimum\":1,\"maximum\":20");
    rig.act("edit.undo");
    assertThat(section()).doesNotContain("maximum").contains("minimum");
  }

  @Test
  void theOptionsOfAChoiceAreMadeFewer() {
    expose("either", "choice", "how");
    panel().fill(field("#top-options-how"), "a, b").keys("Enter");
    assertThat(section()).contains("\"options\":[\"a\",\"b\"]");
    rig.fill(field("#top-options-how"), "sideways").keys("Enter");
    assertThat(rig.texts("#top-card-how .label"))
        .anySatisfy(text -> assertThat(text).contains("some of"));
    rig.fill(field("#top-options-how"), " ").keys("Enter");
    assertThat(section()).doesNotContain("options");
  }

  @Test
  void theInspectorTakesAParameterFromTheTop() {
    expose("soft", "sigmaPx", "softness");
    rig.click("#top-sigmaPx");
    assertThat(section()).isEmpty();
  }

  @Test
  void aDeletedNodeTakesItsParametersAlongAndUndoBringsThemBack() {
    expose("soft", "sigmaPx", "softness");
    rig.click(rig.title("soft")).keys("Delete");
    assertThat(section()).isEmpty();
    rig.keys("Ctrl+Z");
    assertThat(section()).contains("softness");
  }

  @Test
  void aParameterInsideASubgraphIsShownAndLeadsThere() {
    rig.fit().select("small", "soft").keys("Ctrl+Shift+E").keys("Enter");
    expose("soft", "sigmaPx", "softness");
    assertThat(section()).contains("group/soft.sigmaPx");
    rig.act("subgraph.leave");
    panel().fill(value("softness"), "6").keys("Enter");
    assertThat(rig.node("group").params().path("soft.sigmaPx").asDouble()).isEqualTo(6);

    rig.click(rig.label("group/soft.sigmaPx"));
    assertThat(rig.canvas().selectionProperty().get()).containsExactly("soft");
  }

  @Test
  void theSeedAndIterationsOfARegionAreShown() {
    rig.fit().select("soft").act("node.region").click(rig.title("soft"));
    String region = rig.node("soft").region();
    rig.robot.interact(() -> rig.canvas().focus(region));
    rig.settle().click("#region-top").keys("Enter");
    panel().click("#top-seed");
    assertThat(section()).contains(region + ".iterations", "\"seed\":{\"target\":\"seed\"}");
    assertThat(rig.find("#top-seed")).isEmpty();
  }

  @Test
  void aRunTakesTheValueAndTheSavedFileHasIt() throws Exception {
    expose("soft", "sigmaPx", "softness");
    panel().fill(value("softness"), "0").keys("Enter");
    BufferedImage sharp = run();
    rig.fill(value("softness"), "9").keys("Enter");
    BufferedImage soft = run();
    assertThat(contrast(soft)).isLessThan(contrast(sharp) / 2);

    Path file = rig.folder.resolve("saved.loom.json");
    rig.picked.add(file);
    rig.act("file.saveAs");
    String text = Files.readString(file);
    assertThat(text).contains("\"softness\": {", "\"target\": \"soft.sigmaPx\"");
    assertThat(Recipe.read(file).text()).isEqualTo(text);
  }

  private BufferedImage run() throws Exception {
    rig.act("run.all");
    rig.await("the run", () -> rig.said().startsWith("Done"));
    Path out = Path.of(rig.said().substring(rig.said().indexOf('/')));
    return ImageIO.read(out.resolve("soft.png").toFile());
  }

  private static int contrast(BufferedImage image) {
    int least = 255;
    int most = 0;
    for (int x = 0; x < image.getWidth(); x++) {
      int red = image.getRGB(x, image.getHeight() / 2) >> 16 & 0xff;
      least = Math.min(least, red);
      most = Math.max(most, red);
    }
    return most - least;
  }
}
