package io.avatarloom.editor.canvas;

import io.avatarloom.core.node.PortType;

/** Colours by name, as 0xrrggbb; the same name always has the same colour. */
final class TypeColour {
  /** Colour of ports that take anything. */
  static final int ANY = 0x9aa0a6;

  private static final int[] HUES = {
    0x4f8ef7, 0x2fa98c, 0xc9892b, 0xb565d8, 0xd8577b, 0x5c9e3f, 0x3d9fc2, 0xc96a3a, 0x7d78e0,
    0x8a8f3a
  };
  private static final double CONTRAST = 3;

  private TypeColour() {}

  static int of(PortType<?> type) {
    return type.kinds().isEmpty() ? ANY : parse(type.kinds().getFirst().colour(), ANY);
  }

  /** Colour of a family of nodes, or of a region. */
  static int ofName(String name) {
    int hash = name.hashCode() * 0x9e3779b9;
    return HUES[Math.floorMod(hash >>> 11, HUES.length)];
  }

  static int parse(String colour, int otherwise) {
    try {
      return colour.startsWith("#") ? Integer.parseInt(colour.substring(1), 16) : otherwise;
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  /** The colour, lightened or darkened until it stands out from the background by 3 to 1. */
  static int readable(int colour, int background) {
    int towards = luminance(background) < 0.2 ? 0xffffff : 0x000000;
    int mixed = colour;
    for (double share = 0.1; contrast(mixed, background) < CONTRAST && share < 1; share += 0.1) {
      mixed = mix(colour, towards, share);
    }
    return mixed;
  }

  /** Contrast ratio of two colours, 1 to 21 (WCAG 2). */
  static double contrast(int a, int b) {
    double la = luminance(a) + 0.05;
    double lb = luminance(b) + 0.05;
    return Math.max(la, lb) / Math.min(la, lb);
  }

  static int mix(int a, int b, double share) {
    int mixed = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int from = (a >> shift) & 255;
      int to = (b >> shift) & 255;
      mixed |= (int) Math.round(from + (to - from) * share) << shift;
    }
    return mixed;
  }

  private static double luminance(int colour) {
    return 0.2126 * linear(colour >> 16) + 0.7152 * linear(colour >> 8) + 0.0722 * linear(colour);
  }

  private static double linear(int channel) {
    double c = (channel & 255) / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }
}
