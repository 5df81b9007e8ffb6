package io.avatarloom.editor.canvas;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;

/** Colours of the canvas. Made once for dark and once for light surroundings. */
public final class Theme {
  private static final double FADE = 0.66;

  final boolean dark;
  final int ground;
  final int body;
  final Color background;
  final Color grid;
  final Color node;
  final Color border;
  final Color title;
  final Color label;
  final Color faint;
  final Color value;
  final Color field;
  final Color accent;
  final Color focus;
  final Color good;
  final Color cached;
  final Color stale;
  final Color bad;
  final Color running;
  final Color bubble;
  final Color bypass;
  private final double fade;
  private final String[] words;
  private Theme faded;
  private final Map<Integer, Color> colours = new HashMap<>();
  private final Map<Integer, Color> readable = new HashMap<>();
  private final Map<String, Color> titles = new HashMap<>();
  private final Map<Double, Font> fonts = new HashMap<>();
  private final Map<Double, Font> heavyFonts = new HashMap<>();

  private Theme(boolean dark, int ground, int body, double fade, String... colours) {
    this.dark = dark;
    this.ground = ground;
    this.body = body;
    this.fade = fade;
    this.words = colours;
    background = plain(ground);
    node = plain(body);
    grid = plain(TypeColour.parse(colours[0], ground));
    border = plain(TypeColour.parse(colours[1], ground));
    title = plain(TypeColour.parse(colours[2], ground));
    label = plain(TypeColour.parse(colours[3], ground));
    faint = plain(TypeColour.parse(colours[4], ground));
    value = plain(TypeColour.parse(colours[5], ground));
    field = plain(TypeColour.parse(colours[6], ground));
    accent = plain(TypeColour.parse(colours[7], ground));
    focus = plain(TypeColour.parse(colours[8], ground));
    good = plain(TypeColour.parse(colours[9], ground));
    cached = plain(TypeColour.parse(colours[10], ground));
    stale = plain(TypeColour.parse(colours[11], ground));
    bad = plain(TypeColour.parse(colours[12], ground));
    running = plain(TypeColour.parse(colours[13], ground));
    bubble = plain(TypeColour.parse(colours[14], ground));
    bypass = plain(TypeColour.mix(body, 0x8b5cf6, 0.28));
  }

  public static Theme dark() {
    return new Theme(
        true, 0x14161b, 0x242832, 0, "#20242c", "#3a404c", "#f1f3f8", "#b9c0cd", "#7f8898",
        "#e6e9f0", "#1a1d24", "#6ea8ff", "#ffd35c", "#4fc98a", "#7aa2d8", "#dba944", "#ff6b6b",
        "#3fd0e0", "#0d0f13");
  }

  public static Theme light() {
    return new Theme(
        false, 0xeff1f5, 0xffffff, 0, "#dde1e8", "#c3cad5", "#161a22", "#465062", "#727c8c",
        "#1c2330", "#f0f2f6", "#1f6fe5", "#b36b00", "#15803d", "#33639c", "#9a6700", "#c62828",
        "#00798a", "#ffffff");
  }

  /** The same colours, nearly sunk into the ground: for what will not run. */
  Theme faded() {
    if (faded == null) {
      faded = new Theme(dark, ground, body, FADE, words);
    }
    return faded;
  }

  public boolean isDark() {
    return dark;
  }

  /** A font of a size in pixels, rounded to halves. */
  Font font(double pixels, boolean heavy) {
    double size = Math.rint(pixels * 2) / 2;
    return (heavy ? heavyFonts : fonts)
        .computeIfAbsent(
            size, s -> Font.font("System", heavy ? FontWeight.BOLD : FontWeight.NORMAL, s));
  }

  /** A colour as it stands out from the canvas. */
  Color readable(int rgb) {
    return readable.computeIfAbsent(rgb, c -> plain(TypeColour.readable(c, ground)));
  }

  /** Title bar of a family of nodes. */
  Color titleBar(String family) {
    return titles.computeIfAbsent(
        family, f -> plain(TypeColour.mix(body, TypeColour.ofName(f), dark ? 0.42 : 0.26)));
  }

  /** Strong colour of a family, for nodes drawn as plain rectangles. */
  Color family(String family) {
    return titles.computeIfAbsent(
        family + ".", f -> plain(TypeColour.mix(body, TypeColour.ofName(family), 0.6)));
  }

  Color plain(int rgb) {
    return colours.computeIfAbsent(rgb, this::opaque);
  }

  private Color opaque(int wanted) {
    int rgb = TypeColour.mix(wanted, ground, fade);
    return Color.rgb(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255);
  }

  Color of(NodeStatus.State state) {
    return switch (state) {
      case QUEUED -> faint;
      case RUNNING -> running;
      case RUN -> good;
      case CACHED -> cached;
      case STALE -> stale;
      case FAILED -> bad;
    };
  }
}
