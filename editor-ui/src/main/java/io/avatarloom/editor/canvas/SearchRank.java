package io.avatarloom.editor.canvas;

import io.avatarloom.core.node.NodeSpec;
import java.util.Locale;

/** How well a node type answers what was typed. */
final class SearchRank {
  private SearchRank() {}

  /** Higher is better; negative when the type does not answer. Every word must be found. */
  static int of(NodeSpec spec, String typed) {
    int sum = 0;
    for (String word : typed.strip().toLowerCase(Locale.ROOT).split("\\s+")) {
      int best = Math.max(2 * rank(spec.title(), word), rank(spec.id(), word));
      boolean told = word.length() > 2 && spec.help().toLowerCase(Locale.ROOT).contains(word);
      if (best == 0 && !told) {
        return -1;
      }
      sum += Math.max(1, best);
    }
    return sum;
  }

  /** 0 when the letters of the word do not stand in the text in their order. */
  private static int rank(String text, String word) {
    if (word.isEmpty()) {
      return 1;
    }
    String low = text.toLowerCase(Locale.ROOT);
    int at = low.indexOf(word);
    if (at >= 0) {
      boolean starts =
          at == 0
              || !Character.isLetterOrDigit(low.charAt(at - 1))
              || Character.isUpperCase(text.charAt(at));
      return starts ? (at == 0 ? 100 : 80) : 50;
    }
    int next = 0;
    int jumps = 0;
    for (int i = 0; i < word.length(); i++) {
      int found = low.indexOf(word.charAt(i), next);
      if (found < 0) {
        return 0;
      }
      jumps += found - next;
      next = found + 1;
    }
    return Math.max(0, 30 - jumps);
  }
}
