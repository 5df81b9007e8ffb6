package io.avatarloom.diffusion.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The CLIP tokenizer of a folder with vocab.json and merges.txt, whatever its vocabulary. */
public final class ClipTokenizer {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern WORDS =
      Pattern.compile("'s|'t|'re|'ve|'m|'ll|'d|\\p{L}+|\\p{N}|[^\\s\\p{L}\\p{N}]+");

  private final Map<String, Integer> vocabulary;
  private final BytePairs pairs;
  private final int length;
  private final int begin;
  private final int end;
  private final int padding;
  private final int unknown;

  private ClipTokenizer(Map<String, Integer> vocabulary, BytePairs pairs, JsonNode config)
      throws IOException {
    this.vocabulary = vocabulary;
    this.pairs = pairs;
    this.length = config.path("model_max_length").asInt(77);
    this.begin = special(config, "bos_token", "<|startoftext|>");
    this.end = special(config, "eos_token", "<|endoftext|>");
    this.padding = special(config, "pad_token", "<|endoftext|>");
    this.unknown = special(config, "unk_token", "<|endoftext|>");
  }

  /**
   * Reads vocab.json, merges.txt and, if there, tokenizer_config.json.
   *
   * @throws IOException if a file is missing or a special token is not in the vocabulary
   */
  public static ClipTokenizer read(Path folder) throws IOException {
    Map<String, Integer> vocabulary = new HashMap<>();
    JSON.readTree(existing(folder.resolve("vocab.json")).toFile())
        .fields()
        .forEachRemaining(e -> vocabulary.put(e.getKey(), e.getValue().asInt()));
    Path config = folder.resolve("tokenizer_config.json");
    return new ClipTokenizer(
        vocabulary,
        new BytePairs(Files.readAllLines(existing(folder.resolve("merges.txt")))),
        Files.isRegularFile(config) ? JSON.readTree(config.toFile()) : JSON.createObjectNode());
  }

  private static Path existing(Path file) throws FileNotFoundException {
    if (!Files.isRegularFile(file)) {
      throw new FileNotFoundException("there is no file " + file);
    }
    return file;
  }

  private int special(JsonNode config, String key, String otherwise) throws IOException {
    JsonNode node = config.path(key);
    String token = node.isObject() ? node.path("content").asText() : node.asText(otherwise);
    Integer id = vocabulary.get(token);
    if (id == null) {
      throw new IOException("the vocabulary lacks the " + key + " '" + token + "'");
    }
    return id;
  }

  /** Number of ids a prompt is padded or cut to. */
  public int length() {
    return length;
  }

  /** Begin, the prompt's ids (cut if too long), end, padding. */
  public int[] encode(String prompt) {
    int[] ids = new int[length];
    Arrays.fill(ids, padding);
    ids[0] = begin;
    List<Integer> words = words(prompt);
    int used = Math.min(words.size(), length - 2);
    for (int i = 0; i < used; i++) {
      ids[1 + i] = words.get(i);
    }
    ids[1 + used] = end;
    return ids;
  }

  /** Ids of a text alone, without begin, end and padding. */
  public List<Integer> words(String text) {
    String clean =
        Normalizer.normalize(text, Normalizer.Form.NFC)
            .replaceAll("\\s+", " ")
            .strip()
            .toLowerCase(Locale.ROOT);
    List<Integer> ids = new ArrayList<>();
    Matcher matcher = WORDS.matcher(clean);
    while (matcher.find()) {
      for (String piece : pairs.split(matcher.group())) {
        ids.add(vocabulary.getOrDefault(piece, unknown));
      }
    }
    return ids;
  }
}
