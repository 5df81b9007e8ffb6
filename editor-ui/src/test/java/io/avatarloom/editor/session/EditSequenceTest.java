package io.avatarloom.editor.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.eclipse.collections.api.factory.Sets;

/** Whatever is edited: it can all be undone, and nothing dangles. */
class EditSequenceTest {
  @Property(tries = 60)
  void allUndoneIsTheStart(@ForAll @Size(max = 30) List<Long> seeds) {
    Document document = new Document(Toy.sketch(), Toy.SIZE);
    List<String> texts = new ArrayList<>(List.of(SketchWriter.text(document.whole())));
    List<Place> places = new ArrayList<>(List.of(Place.ROOT));
    for (long seed : seeds) {
      wander(document, new Random(seed));
      Sketch before = document.whole();
      document.apply(new RandomEdit(document.state(), seed).edit());
      if (document.whole() != before) {
        texts.add(SketchWriter.text(document.whole()));
        places.add(document.place());
      }
    }
    String end = texts.get(texts.size() - 1);
    for (int i = texts.size() - 1; i > 0; i--) {
      document.undo();
      assertThat(SketchWriter.text(document.whole())).isEqualTo(texts.get(i - 1));
      assertThat(places.get(i).instances().castToList())
          .startsWith(document.place().instances().toArray(new String[0]));
    }
    assertThat(document.canUndo()).isFalse();
    while (document.canRedo()) {
      document.redo();
    }
    assertThat(SketchWriter.text(document.whole())).isEqualTo(end);
  }

  /** Opens a subgraph now and then, or leaves it. */
  private static void wander(Document document, Random random) {
    if (random.nextInt(3) == 0) {
      document.go(document.place().around());
    }
    document
        .state()
        .nodeList()
        .select(node -> node.subgraph().isPresent() && random.nextInt(3) == 0)
        .getFirstOptional()
        .ifPresent(node -> document.go(document.place().inside(node.id())));
  }

  @Property(tries = 200)
  void nothingDangles(@ForAll @Size(max = 30) List<Long> seeds) {
    Sketch now = Toy.sketch();
    for (long seed : seeds) {
      Edit edit = new RandomEdit(now, seed).edit();
      Sketch after = edit.apply(now);
      assertThat(after).as(edit.title()).isEqualTo(edit.apply(now));
      assertConsistent(after, edit.title());
      now = after;
    }
    String text = SketchWriter.text(now);
    assertThat(SketchWriter.text(Toy.read(text))).isEqualTo(text);
  }

  private static void assertConsistent(Sketch sketch, String title) {
    Set<String> owners =
        Sets.mutable.ofAll(sketch.nodes().keysView()).withAll(sketch.regions().keysView());
    for (LinkItem item : sketch.links()) {
      assertThat(owners).as(title).contains(item.link().from().owner(), item.link().to().owner());
    }
    assertThat(sketch.links().collect(LinkItem::link)).as(title).doesNotHaveDuplicates();
    assertThat(sketch.order().nodes().toSet()).isEqualTo(sketch.nodes().keysView().toSet());
    sketch
        .nodes()
        .forEachKeyValue(
            (id, node) -> {
              assertThat(node.id()).isEqualTo(id);
              assertThat(node.region().isEmpty() || sketch.regions().containsKey(node.region()))
                  .as(title)
                  .isTrue();
            });
    for (String name : TopTargets.names(sketch)) {
      assertThat(TopTargets.of(sketch, name)).as(title).isNotEmpty();
      TopTargets.of(sketch, name)
          .forEach(target -> assertThat(owners).as(title).contains(References.owner(target)));
    }
    sketch
        .head()
        .path("outputs")
        .forEach(ref -> assertThat(owners).contains(References.owner(ref.asText())));
    sketch
        .regions()
        .forEach(
            region ->
                region
                    .path("series")
                    .forEach(ref -> assertThat(owners).contains(References.owner(ref.asText()))));
  }
}
