package io.avatarloom.editor.canvas;

import io.avatarloom.core.graph.PortRef;

/**
 * What lies under a place.
 *
 * @param id of the node, region or frame; empty for links and nothing
 * @param port of ports and parameter rows, else null
 * @param input true when the port takes links
 * @param link of links and reroute points, else null
 * @param index which reroute point
 */
public record Hit(Kind kind, String id, PortRef port, boolean input, LinkShape link, int index) {
  /** Kinds of things. */
  public enum Kind {
    NOTHING,
    NODE,
    TITLE,
    PORT,
    PARAMETER,
    LINK,
    REROUTE,
    FRAME,
    FRAME_CORNER,
    REGION
  }

  static final Hit NOTHING = new Hit(Kind.NOTHING, "", null, false, null, 0);

  static Hit of(Kind kind, String id) {
    return new Hit(kind, id, null, false, null, 0);
  }

  static Hit port(PortRef ref, boolean input) {
    return new Hit(Kind.PORT, ref.owner(), ref, input, null, 0);
  }

  static Hit link(LinkShape link) {
    return new Hit(Kind.LINK, "", null, false, link, 0);
  }

  boolean isNode() {
    return kind == Kind.NODE || kind == Kind.TITLE || kind == Kind.PARAMETER;
  }
}
