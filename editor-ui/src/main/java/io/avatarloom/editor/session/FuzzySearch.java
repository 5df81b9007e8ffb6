package io.avatarloom.editor.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Finds entries by a few letters. Every word of the query has to be found in one of the fields of
 * an entry, its letters in order; early fields, beginnings of words and letters that stand together
 * count more.
 */
public final class FuzzySearch<T> {
  private static final double NONE = -1;
  private final List<T> entries;
  private final Function<T, List<String>> fields;

  /**
   * @param fields of an entry, the most telling first
   */
  public FuzzySearch(List<T> entries, Function<T, List<String>> fields) {
    this.entries = List.copyOf(entries);
    this.fields = fields;
  }

  private record Hit<T>(T entry, double score) {}

  /** Entries that fit, best first; all in their own order for an empty query. */
  public List<T> find(String query) {
    String[] words = query.strip().toLowerCase(Locale.ROOT).split("\\s+");
    if (words[0].isEmpty()) {
      return entries;
    }
    List<Hit<T>> hits = new ArrayList<>();
    for (T entry : entries) {
      double score = score(fields.apply(entry), words);
      if (score > 0) {
        hits.add(new Hit<>(entry, score));
      }
    }
    hits.sort(Comparator.comparingDouble((Hit<T> hit) -> hit.score()).reversed());
    return hits.stream().map(Hit::entry).toList();
  }

  private static double score(List<String> fields, String[] words) {
    double total = 0;
    for (String word : words) {
      double best = 0;
      double weight = 1;
      for (int i = 0; i < fields.size(); i++) {
        boolean loose = i < fields.size() - 1 || fields.size() == 1;
        best = Math.max(best, weight * match(fields.get(i), word, loose));
        weight /= 2;
      }
      if (best <= 0) {
        return NONE;
      }
      total += best;
    }
    return total;
  }

  /**
   * How well a word fits a text, in [0, 1].
   *
   * @param loose whether letters may lie apart; in long texts nearly everything would fit
   */
  static double match(String text, String word, boolean loose) {
    String lower = text.toLowerCase(Locale.ROOT);
    int whole = lower.indexOf(word);
    while (whole > 0 && !begins(text, whole) && lower.indexOf(word, whole + 1) > 0) {
      whole = lower.indexOf(word, whole + 1);
    }
    if (whole >= 0) {
      double cover = (double) word.length() / text.length();
      return (whole == 0 ? 0.9 : begins(text, whole) ? 0.8 : 0.6) + 0.1 * cover;
    }
    return loose ? scattered(text, lower, word) : 0;
  }

  private static double scattered(String text, String lower, String word) {
    int at = -1;
    double points = 0;
    for (int i = 0; i < word.length(); i++) {
      int next = next(text, lower, word.charAt(i), at + 1);
      if (next < 0) {
        return 0;
      }
      points += next == at + 1 ? 1 : begins(text, next) ? 0.8 : 0.1;
      at = next;
    }
    double mean = points / word.length();
    return mean < 0.4 ? 0 : 0.5 * mean;
  }

  /** The next place of a letter: here, else at the beginning of a word, else anywhere. */
  private static int next(String text, String lower, char letter, int from) {
    if (from < lower.length() && lower.charAt(from) == letter) {
      return from;
    }
    for (int i = from; i < lower.length(); i++) {
      if (lower.charAt(i) == letter && begins(text, i)) {
        return i;
      }
    }
    return lower.indexOf(letter, from);
  }

  private static boolean begins(String text, int at) {
    if (at == 0) {
      return true;
    }
    char before = text.charAt(at - 1);
    return !Character.isLetterOrDigit(before)
        || Character.isUpperCase(text.charAt(at)) && Character.isLowerCase(before);
  }
}
