package io.avatarloom.editor.app;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Small recipes of basic nodes, written into a folder. */
final class ToyFiles {
  /** A picture, made small, made soft; a choice that nothing feeds yet. */
  static final String CHAIN =
      """
      {"format": "avatarloom.recipe", "version": 1, "name": "chain",
       "nodes": {
         "photo": {"type": "image.loadFile", "params": {"file": "photo.png"}},
         "small": {"type": "image.resize", "params": {"width": 8}},
         "soft": {"type": "image.blur", "params": {"sigmaPx": 2}},
         "either": {"type": "flow.switch"}},
       "links": ["photo.image -> small.image", "small.image -> soft.image"],
       "presets": {"rough": {"set": {"soft.sigmaPx": 1}}},
       "outputs": {"soft.png": "soft.image"},
       "layout": {"nodes": {
         "photo": {"x": 0, "y": 0}, "small": {"x": 300, "y": 0}, "soft": {"x": 600, "y": 0},
         "either": {"x": 300, "y": 220}}}}
      """;

  /** One node for every kind of parameter. */
  static final String KINDS =
      """
      {"format": "avatarloom.recipe", "version": 1, "name": "kinds",
       "nodes": {
         "photo": {"type": "image.loadFile", "params": {"file": "photo.png"}},
         "soft": {"type": "image.blur", "params": {"sigmaPx": 2}},
         "number": {"type": "value.number", "params": {"value": 5}},
         "text": {"type": "value.text"},
         "flag": {"type": "value.flag"},
         "schedule": {"type": "math.schedule"}},
       "links": ["photo.image -> soft.image"],
       "outputs": {"soft.png": "soft.image"},
       "layout": {"nodes": {
         "photo": {"x": 0, "y": 0}, "soft": {"x": 300, "y": 0}, "number": {"x": 600, "y": 0},
         "text": {"x": 0, "y": 200}, "flag": {"x": 300, "y": 200},
         "schedule": {"x": 600, "y": 200}}}}
      """;

  /** Parameters and results of the kinds that basic nodes lack. */
  static final String MORE_KINDS =
      """
      {"format": "avatarloom.recipe", "version": 1, "name": "more-kinds",
       "nodes": {"look": {"type": "kind.look"}, "results": {"type": "kind.results"}},
       "outputs": {"text.json": "results.text"},
       "layout": {"nodes": {"look": {"x": 0, "y": 0}, "results": {"x": 300, "y": 0}}}}
      """;

  /** It reads a picture that is not there. */
  static final String BROKEN = CHAIN.replace("photo.png", "gone.png");

  /** A region that takes as long as it is let. */
  static final String ENDLESS =
      """
      {"format": "avatarloom.recipe", "version": 1, "name": "endless",
       "nodes": {
         "one": {"type": "value.number", "params": {"value": 7}},
         "now": {"type": "math.schedule", "region": "r", "params": {"from": 0, "to": 9}}},
       "links": ["one.value -> r.x", "now.value -> r.x"],
       "regions": {"r": {"iterations": 100000000, "slots": {"x": "Number"},
         "series": {"now": "now.value"}}},
       "outputs": {"x.json": "r.x"},
       "layout": {"nodes": {"one": {"x": 0, "y": 0}, "now": {"x": 400, "y": 0}}}}
      """;

  private ToyFiles() {}

  /** Writes a recipe, and the picture it reads beside it. */
  static Path write(Path folder, String name, String recipe) throws IOException {
    BufferedImage photo = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = photo.createGraphics();
    graphics.setColor(Color.ORANGE);
    graphics.fillOval(2, 2, 10, 10);
    graphics.dispose();
    ImageIO.write(photo, "png", folder.resolve("photo.png").toFile());
    return Files.writeString(folder.resolve(name), recipe);
  }
}
