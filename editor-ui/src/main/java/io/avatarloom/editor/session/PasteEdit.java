package io.avatarloom.editor.session;

import io.avatarloom.core.graph.Link;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.node.Catalogue;
import java.util.Map;

/** Pastes a clip; {@link Clip#idsIn} tells the ids of the new nodes. */
public final class PasteEdit implements Edit {
  private final Clip clip;
  private final Spot at;
  private final boolean keepInputs;
  private final Catalogue catalogue;

  /**
   * @param at where the upper left corner of the nodes comes
   * @param keepInputs link the copies to what the originals read, where that is there and allowed
   */
  public PasteEdit(Clip clip, Spot at, boolean keepInputs, Catalogue catalogue) {
    this.clip = clip;
    this.at = at;
    this.keepInputs = keepInputs;
    this.catalogue = catalogue;
  }

  @Override
  public String title() {
    return "paste " + Change.count(clip.nodes().size(), "node");
  }

  @Override
  public Sketch apply(Sketch before) {
    Map<String, String> ids = clip.idsIn(before);
    Sketch now = before;
    for (NodeItem node : clip.nodes()) {
      now = now.withNode(placed(before, node, ids.get(node.id())));
    }
    for (LinkItem item : clip.links()) {
      Link link = new Link(renamed(item.link().from(), ids), renamed(item.link().to(), ids));
      boolean inner =
          ids.containsKey(item.link().from().owner()) && ids.containsKey(item.link().to().owner());
      if (inner) {
        now =
            now.withLinks(
                now.links()
                    .newWith(
                        new LinkItem(link, item.via().collect(spot -> spot.plus(at.x(), at.y())))));
      }
    }
    if (keepInputs) {
      for (Link link : clip.inputs()) {
        now = keep(now, new Link(link.from(), renamed(link.to(), ids)));
      }
    }
    return now;
  }

  private NodeItem placed(Sketch before, NodeItem node, String id) {
    boolean stray = !node.region().isEmpty() && !before.regions().containsKey(node.region());
    return new NodeItem(
        id,
        stray ? Json.with(node.json(), "region", "") : node.json(),
        node.at().plus(at.x(), at.y()),
        node.collapsed(),
        node.hideUnused());
  }

  private static PortRef renamed(PortRef ref, Map<String, String> ids) {
    return new PortRef(ids.getOrDefault(ref.owner(), ref.owner()), ref.port());
  }

  private Sketch keep(Sketch now, Link link) {
    GraphIndex index = new GraphIndex(now, catalogue);
    return new LinkRules(index).refusal(link.from(), link.to()).isEmpty()
        ? LinkEdits.connect(index, link)
        : now;
  }
}
