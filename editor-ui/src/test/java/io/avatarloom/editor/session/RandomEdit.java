package io.avatarloom.editor.session;

import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.avatarloom.core.graph.Link;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.node.Catalogue;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.collections.api.list.ImmutableList;

/** One of all edits there are, drawn by a seed to suit a state. */
final class RandomEdit {
  private static final List<String> TOP = List.of("softness", "depth", "size");

  private final Catalogue catalogue;
  private final Sketch sketch;
  private final Random random;
  private final NodeEdits nodes;
  private final LinkEdits links;
  private final IdentityEdits identity;
  private final SubgraphEdits subgraphs;
  private final ArrangeEdits arrange = new ArrangeEdits(Toy.SIZE);

  RandomEdit(Sketch sketch, long seed) {
    this.sketch = sketch;
    this.random = new Random(seed);
    catalogue = Toy.catalogue(sketch);
    nodes = new NodeEdits(catalogue);
    links = new LinkEdits(catalogue);
    identity = new IdentityEdits(catalogue);
    subgraphs = new SubgraphEdits(catalogue);
  }

  Edit edit() {
    List<Supplier<Edit>> choices =
        switch (random.nextInt(6)) {
          case 0 -> nodeEdits();
          case 1 -> linkEdits();
          case 2 -> drawnEdits();
          case 3 -> regionEdits();
          case 4 -> subgraphEdits();
          default -> otherEdits();
        };
    return choices.get(random.nextInt(choices.size())).get();
  }

  private List<Supplier<Edit>> nodeEdits() {
    return List.of(
        () -> nodes.add(type(), spot(), region()),
        () -> nodes.add(type(), spot(), ""),
        () -> nodes.delete(ids()),
        () -> nodes.deleteHealing(ids()),
        () -> nodes.setParam(id(), "sigmaPx", DoubleNode.valueOf(1 + random.nextInt(3))),
        () -> nodes.setNote(id(), random.nextBoolean() ? "" : "note"),
        () -> nodes.collapse(ids(), random.nextBoolean()),
        () -> nodes.hideUnused(ids(), random.nextBoolean()),
        () -> nodes.toggleMute(ids()),
        () -> nodes.toggleBypass(ids()),
        () -> IdentityEdits.rename(id(), "node " + random.nextInt(4)),
        () -> IdentityEdits.rename(region(), "region" + random.nextInt(4)),
        () -> identity.replace(id(), type()));
  }

  private List<Supplier<Edit>> linkEdits() {
    return List.of(
        () -> links.connect(output(), input()),
        () -> links.connect(output(), input()),
        () -> links.connect(output(), new PortRef(region(), "picture")),
        () -> links.connect(new PortRef(region(), "picture"), input()),
        () -> links.disconnect(link()),
        () -> links.cut(List.of(link(), link())),
        () -> links.moveLinks(output(), output()),
        () -> links.insertOnLink(id(), link()),
        () -> RerouteEdits.add(link(), random.nextInt(2), spot()),
        () -> RerouteEdits.move(link(), 0, spot()),
        () -> RerouteEdits.delete(link(), 0),
        () -> RerouteEdits.clear(link()));
  }

  private List<Supplier<Edit>> drawnEdits() {
    return List.of(
        () -> MoveEdits.nodes(ids(), random.nextInt(50), random.nextInt(50)),
        () -> MoveEdits.all(ids(), Set.of(frame()), 10, -10),
        () -> arrange.align(ids(), pick(List.of(ArrangeEdits.Side.values()))),
        () -> arrange.distribute(ids(), random.nextBoolean()),
        () -> ArrangeEdits.snap(ids(), 20),
        () -> arrange.layOut(ids()),
        () -> FrameEdits.around(ids(), "all", "#112233", Toy.SIZE),
        () -> FrameEdits.change(new Frame(frame(), "new", "#445566", 0, 0, 99, 99)),
        () -> FrameEdits.delete(frame()));
  }

  private List<Supplier<Edit>> regionEdits() {
    return List.of(
        () -> RegionEdits.add("fit", 2, ids()),
        () -> RegionEdits.setRegion(ids(), region()),
        () -> RegionEdits.setRegion(ids(), ""),
        () -> RegionEdits.iterations(region(), random.nextInt(9)),
        () -> RegionEdits.slot(region(), "picture", "Image"),
        () -> RegionEdits.deleteSlot(region(), "picture"),
        () -> RegionEdits.series(region(), "column", output()),
        () -> RegionEdits.series(region(), "column", null),
        () -> RegionEdits.delete(region()));
  }

  private List<Supplier<Edit>> subgraphEdits() {
    return List.of(
        () -> subgraphs.group(ids(), "part"),
        () -> subgraphs.group(ids(), "part"),
        () -> SubgraphEdits.dissolve(instance(), Toy.SIZE),
        () -> subgraphs.expose(input(), true),
        () -> subgraphs.expose(output(), false),
        () -> SubgraphEdits.conceal(pick(List.of("image", "value", "sigmaPx"))),
        () ->
            SignatureEdits.move(
                pick(List.of(SignatureEdits.Side.values())),
                pick(List.of("image", "value", "sigmaPx")),
                random.nextBoolean() ? 1 : -1),
        () -> SubgraphEdits.describe("text" + random.nextInt(3)));
  }

  private String instance() {
    ImmutableList<NodeItem> all = sketch.nodeList().select(node -> node.subgraph().isPresent());
    return all.isEmpty() ? id() : pick(all.castToList()).id();
  }

  private List<Supplier<Edit>> otherEdits() {
    return List.of(
        () -> RecipeEdits.setOutput("a.png", output()),
        () -> RecipeEdits.deleteOutput("a.png"),
        () -> RecipeEdits.setSeed(random.nextInt(5)),
        () -> RecipeEdits.setInPreset("fine", id() + ".sigmaPx", DoubleNode.valueOf(2)),
        () -> RecipeEdits.setInPreset("fine", id() + ".sigmaPx", null),
        () -> RecipeEdits.notePreset("fine", "text" + random.nextInt(3)),
        () -> RecipeEdits.deletePreset("fine"),
        () -> TopParamEdits.expose(id() + ".sigmaPx", pick(TOP), ""),
        () -> TopParamEdits.expose(region() + ".iterations", pick(TOP), "help"),
        () -> TopParamEdits.conceal(id() + ".sigmaPx"),
        () -> TopParamEdits.rename(pick(TOP), pick(TOP)),
        () -> TopParamEdits.narrow(pick(TOP), "maximum", DoubleNode.valueOf(9)),
        () -> TopParamEdits.move(pick(TOP), 1),
        () -> TopParamEdits.remove(pick(TOP)),
        () -> new TopParamEdits(catalogue).setValue(pick(TOP), DoubleNode.valueOf(3)),
        () -> RecipeEdits.setInPreset("fine", pick(TOP), DoubleNode.valueOf(2)),
        () -> RecipeEdits.setDefaultPreset("rough"),
        () -> nodes.setParam(id(), "choice", TextNode.valueOf("b")),
        () -> new PasteEdit(Clip.of(sketch, ids()), spot(), random.nextBoolean(), catalogue));
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private String id() {
    return sketch.nodes().isEmpty() ? "nobody" : pick(sketch.order().nodes().castToList());
  }

  private Set<String> ids() {
    ImmutableList<String> some = sketch.order().nodes().select(id -> random.nextInt(3) == 0);
    return some.isEmpty() ? Set.of(id()) : Set.copyOf(some.castToList());
  }

  private String region() {
    return sketch.regions().isEmpty() ? "" : pick(sketch.order().regions().castToList());
  }

  private String frame() {
    return sketch.frames().isEmpty() ? "frame" : pick(sketch.order().frames().castToList());
  }

  private String type() {
    return pick(catalogue.ids());
  }

  private Spot spot() {
    return new Spot(random.nextInt(1000), random.nextInt(1000) / 4.0);
  }

  private Link link() {
    return sketch.links().isEmpty()
        ? Toy.link("a.b -> c.d")
        : pick(sketch.links().castToList()).link();
  }

  private PortRef output() {
    return port(new GraphIndex(sketch, catalogue).ports(id()).outputs());
  }

  private PortRef input() {
    return port(new GraphIndex(sketch, catalogue).ports(id()).inputs());
  }

  private PortRef port(ImmutableList<Port> ports) {
    return ports.isEmpty() ? new PortRef("nobody", "port") : pick(ports.castToList()).ref();
  }
}
