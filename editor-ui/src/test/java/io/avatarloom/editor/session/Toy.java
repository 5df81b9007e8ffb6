package io.avatarloom.editor.session;

import io.avatarloom.core.basic.BasicNodes;
import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.graph.Link;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.recipe.Recipe;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.eclipse.collections.api.list.ImmutableList;

/** A small recipe of basic nodes. */
public final class Toy {
  public static final Catalogue CATALOGUE = new Catalogue(List.of(new BasicNodes()));
  public static final Function<NodeItem, Size> SIZE = node -> new Size(180, 90);

  public static final String TEXT =
      """
      {
        "format": "avatarloom.recipe",
        "version": 1,
        "name": "toy",
        "seed": 7,
        "nodes": {
          "photo": {
            "type": "image.loadFile",
            "params": {"file": "photo.png"}
          },
          "small": {"type": "image.resize"},
          "soft": {
            "type": "image.blur",
            "params": {"sigmaPx": 3},
            "note": "softer"
          },
          "either": {"type": "flow.switch"},
          "alien": {
            "type": "elsewhere.invent",
            "params": {
              "a": [1, 2]
            },
            "beam": true
          },
          "step": {"type": "image.blur", "region": "fit"},
          "progress": {"type": "region.progress", "region": "fit"}
        },
        "links": [
          "photo.image -> small.image",
          "small.image -> soft.image",
          "soft.image -> either.a",
          "photo.image -> either.b",
          "either.value -> fit.picture",
          "fit.picture -> step.image",
          "step.image -> fit.picture",
          "progress.progress -> step.sigmaPx",
          "alien.x -> alien.y"
        ],
        "regions": {
          "fit": {
            "iterations": 3,
            "slots": {"picture": "Image"},
            "series": {"done": "progress.progress"}
          }
        },
        "presets": {
          "rough": {
            "note": "quick look",
            "set": {"soft.sigmaPx": 9, "fit.iterations": 1}
          }
        },
        "outputs": {"soft.png": "soft.image", "fit.png": "fit.picture"},
        "layout": {
          "nodes": {
            "photo": {"x": 0, "y": 0},
            "small": {"x": 220, "y": 0},
            "soft": {"x": 440.5, "y": 0, "collapsed": true},
            "either": {"x": 660, "y": 40, "hideUnused": true, "tint": "red"},
            "alien": {"x": 0, "y": 300},
            "step": {"x": 900, "y": 20},
            "progress": {"x": 900, "y": 160}
          },
          "links": {
            "photo.image -> either.b": [100, 200, 500, 200]
          },
          "frames": {
            "frame": {
              "title": "prepare",
              "colour": "#3366aa",
              "x": -20,
              "y": -40,
              "width": 600,
              "height": 160
            }
          },
          "camera": {"zoom": 2}
        },
        "later": {"key": "kept"}
      }
      """;

  private Toy() {}

  /** The catalogue with the subgraphs of a state. */
  public static Catalogue catalogue(Sketch sketch) {
    return new SubgraphTypes(CATALOGUE, () -> Levels.section(sketch), () -> Path.of(""))
        .catalogue();
  }

  public static Sketch sketch() {
    return read(TEXT);
  }

  public static Sketch read(String text) {
    return SketchReader.read(recipe(text), SIZE);
  }

  public static Recipe recipe(String text) {
    try {
      return Recipe.parse(text, "toy", Path.of("").toAbsolutePath());
    } catch (InvalidRecipeException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static ImmutableList<String> links(Sketch sketch) {
    return sketch.links().collect(item -> item.link().toString());
  }

  static Link link(String text) {
    return Link.parse(text);
  }

  /** A binary tree of blurred pictures, without a layout. */
  public static String tree(int nodes) {
    StringBuilder types = new StringBuilder("\"n0\": {\"type\": \"image.loadFile\"}");
    StringBuilder links = new StringBuilder();
    for (int i = 1; i < nodes; i++) {
      types.append(",\n\"n").append(i).append("\": {\"type\": \"image.blur\"}");
      links
          .append(i == 1 ? "" : ",")
          .append("\"n")
          .append((i - 1) / 2)
          .append(".image -> n")
          .append(i)
          .append(".image\"");
    }
    return "{\"format\": \"avatarloom.recipe\", \"version\": 1, \"name\": \"tree\", \"nodes\": {"
        + types
        + "}, \"links\": ["
        + links
        + "]}";
  }
}
