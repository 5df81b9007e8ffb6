package io.avatarloom.diffusion.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Byte-pair merges of CLIP: words as printable stand-ins of their UTF-8 bytes, the last one marked
 * {@code </w>}, joined pair by pair in the order of the merge list (Sennrich et al. 2016).
 */
final class BytePairs {
  private static final String END = "</w>";

  private record Pair(String left, String right) {}

  private final Map<Pair, Integer> ranks = new HashMap<>();
  private final String[] standIns = standIns();

  /**
   * @param merges lines of merges.txt
   */
  BytePairs(List<String> merges) {
    for (String line : merges) {
      String[] parts = line.strip().split(" ");
      if (parts.length == 2 && !line.startsWith("#version")) {
        ranks.put(new Pair(parts[0], parts[1]), ranks.size());
      }
    }
  }

  /** Printable bytes stand for themselves, the others for code points from 256 on (GPT-2). */
  private static String[] standIns() {
    String[] table = new String[256];
    int next = 256;
    for (int b = 0; b < 256; b++) {
      boolean printable = b >= '!' && b <= '~' || b >= 0xA1 && b <= 0xAC || b >= 0xAE;
      table[b] = Character.toString(printable ? b : next++);
    }
    return table;
  }

  /** Pieces of one word. */
  List<String> split(String word) {
    List<String> pieces = new ArrayList<>();
    for (byte b : word.getBytes(StandardCharsets.UTF_8)) {
      pieces.add(standIns[b & 0xff]);
    }
    pieces.set(pieces.size() - 1, pieces.get(pieces.size() - 1) + END);
    for (Pair best = best(pieces); best != null; best = best(pieces)) {
      join(pieces, best);
    }
    return pieces;
  }

  private Pair best(List<String> pieces) {
    Pair best = null;
    int bestRank = Integer.MAX_VALUE;
    for (int i = 0; i + 1 < pieces.size(); i++) {
      Pair pair = new Pair(pieces.get(i), pieces.get(i + 1));
      int rank = ranks.getOrDefault(pair, Integer.MAX_VALUE);
      if (rank < bestRank) {
        best = pair;
        bestRank = rank;
      }
    }
    return best;
  }

  private static void join(List<String> pieces, Pair pair) {
    for (int i = 0; i + 1 < pieces.size(); i++) {
      if (pieces.get(i).equals(pair.left) && pieces.get(i + 1).equals(pair.right)) {
        pieces.set(i, pair.left + pair.right);
        pieces.remove(i + 1);
      }
    }
  }
}
