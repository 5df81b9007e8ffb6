package io.avatarloom.editor.stage;

import io.avatarloom.core.stage.DrawStyle.MeshLook;
import io.avatarloom.core.stage.DrawStyle.SplatLook;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.scene.Node;
import javafx.scene.control.ColorPicker;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;

/** What is shown and how: splats, mesh, background, lens. */
final class LookPanel {
  private final StageModel model;
  private final VBox box = Controls.panel();
  private final ScrollPane scroll = Controls.scrolled(box);
  private final SliderRow fov;
  private final RegionMenu regions;

  LookPanel(StageModel model) {
    this.model = model;
    regions = new RegionMenu(model);
    fov =
        new SliderRow(
            "Field of view",
            "deg",
            OrbitCamera.MIN_FOV_DEG,
            OrbitCamera.MAX_FOV_DEG,
            OrbitCamera.frontal().fovDeg(),
            value -> model.camera(model.camera().withFov(value)));
    SliderRow scale =
        new SliderRow("Splat scale", "", 0, 1, 1, v -> model.look(model.look().withSplatScale(v)));
    SliderRow splatOpacity =
        new SliderRow(
            "Splat opacity", "", 0, 1, 1, v -> model.look(model.look().withSplatOpacity(v)));
    SliderRow opacity =
        new SliderRow(
            "Mesh opacity",
            "",
            0,
            1,
            model.look().meshOpacity(),
            v -> model.look(model.look().withMeshOpacity(v)));
    box.getChildren()
        .addAll(
            Controls.heading("Lens"),
            fov.node(),
            new CameraMarks(model).node(),
            Controls.heading("Splats"),
            Controls.check("Show splats", true, on -> model.look(model.look().withSplats(on))),
            splatLooks(),
            scale.node(),
            splatOpacity.node(),
            Controls.heading("Head mesh"),
            Controls.check("Show head mesh", false, on -> model.look(model.look().withMesh(on))),
            Controls.check(
                "Beside the splats", false, on -> model.look(model.look().withBeside(on))),
            meshLooks(),
            opacity.node(),
            colour(
                "Colour of the shaded head mesh",
                model.look().meshColour(),
                argb -> model.look(model.look().withMeshColour(argb & 0xffffff))),
            regions.node(),
            Controls.heading("Background"),
            colour(
                "Background colour",
                model.look().background(),
                argb -> model.look(model.look().withBackground(argb))));
  }

  /** Shows what is set. */
  void refresh() {
    fov.set(model.camera().fovDeg());
    regions.refresh();
  }

  Node node() {
    return scroll;
  }

  private Node splatLooks() {
    return choices(
        "Draw splats as ",
        SplatLook.values(),
        model.look().splatLook(),
        look -> model.look(model.look().withSplatLook(look)));
  }

  private Node meshLooks() {
    return choices(
        "Draw the head mesh as ",
        MeshLook.values(),
        model.look().meshLook(),
        look -> model.look(model.look().withMeshLook(look)));
  }

  private static <E extends Enum<E>> Node choices(
      String says, E[] looks, E first, Consumer<E> chosen) {
    FlowPane choices = new FlowPane();
    choices.getStyleClass().add("stage-row");
    ToggleGroup group = new ToggleGroup();
    for (E look : looks) {
      String name = look.name().charAt(0) + look.name().substring(1).toLowerCase(Locale.ROOT);
      RadioButton choice = new RadioButton(name);
      choice.setAccessibleText(says + name.toLowerCase(Locale.ROOT));
      choice.setToggleGroup(group);
      choice.setSelected(look == first);
      choice.setOnAction(event -> chosen.accept(look));
      choices.getChildren().add(choice);
    }
    return choices;
  }

  private static ColorPicker colour(String says, int argb, IntConsumer chosen) {
    ColorPicker picker =
        new ColorPicker(Color.rgb(argb >> 16 & 0xff, argb >> 8 & 0xff, argb & 0xff));
    picker.setAccessibleText(says);
    picker.setMaxWidth(Double.MAX_VALUE);
    picker.setOnAction(event -> chosen.accept(argb(picker.getValue())));
    return picker;
  }

  private static int argb(Color colour) {
    return 0xff000000
        | level(colour.getRed()) << 16
        | level(colour.getGreen()) << 8
        | level(colour.getBlue());
  }

  private static int level(double share) {
    return (int) Math.round(255 * share);
  }
}
