package io.avatarloom.core.recipe;

import com.fasterxml.jackson.databind.node.TextNode;

/** A text that keeps how it was spelt, quotes and escapes included. */
final class SpelledText extends TextNode {
  private static final long serialVersionUID = 1L;
  private final String spelling;

  SpelledText(String text, String spelling) {
    super(text);
    this.spelling = spelling;
  }

  String spelling() {
    return spelling;
  }
}
