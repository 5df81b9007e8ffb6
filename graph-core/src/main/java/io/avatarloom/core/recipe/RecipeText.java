package io.avatarloom.core.recipe;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.avatarloom.core.check.Diagnostic;
import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.file.EmbeddedRecipe;
import io.avatarloom.core.migrate.Migrations;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the text of a recipe into a tree whose numbers and texts know how they were spelt. */
public final class RecipeText {
  private static final int LONGEST = 64 << 20;
  private static final int DEEPEST = 200;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxStringLength(LONGEST)
                  .build())
          .build();

  private final String text;
  private final JsonParser parser;

  private RecipeText(String text) throws IOException {
    this.text = text;
    this.parser = JSON.createParser(text);
  }

  /**
   * The recipe in a file: its text, or what a result of a run carries.
   *
   * @throws InvalidRecipeException if it is too large for a recipe, not UTF-8, or carries none
   */
  static String of(Path file) throws IOException, InvalidRecipeException {
    if (Files.isDirectory(file)) {
      throw wrong(file + " is a folder; give the path of a .loom.json file");
    }
    if (EmbeddedRecipe.isResult(file)) {
      return EmbeddedRecipe.find(file)
          .orElseThrow(
              () ->
                  wrong(
                      file
                          + " carries no recipe; give a result that a run has written, or a"
                          + " .loom.json file"));
    }
    if (Files.size(file) > LONGEST) {
      throw wrong(file + " is larger than 64 MB, which no recipe is");
    }
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw wrong(file + " is no recipe: it is not UTF-8 text");
    }
  }

  /**
   * The document as it stands, of whatever format version this program can read.
   *
   * @param name for messages
   * @throws InvalidRecipeException if it is no recipe, or of a newer format; one sentence
   */
  public static ObjectNode read(String text, String name) throws InvalidRecipeException {
    if (text.length() > LONGEST) {
      throw wrong(name + " is larger than 64 MB, which no recipe is");
    }
    JsonNode tree = tree(text, name);
    if (!tree.isObject() || !Recipe.FORMAT.equals(tree.path("format").textValue())) {
      throw wrong(
          name + " is not a recipe: expected \"format\": \"" + Recipe.FORMAT + "\" at the top");
    }
    JsonNode version = tree.path("version");
    if (!version.isInt() || version.intValue() < Migrations.OLDEST) {
      throw wrong(
          name
              + " has no format version this program knows: expected \"version\": a whole number"
              + " up to "
              + Recipe.VERSION
              + ", met "
              + (version.isMissingNode() ? "none" : version));
    }
    if (version.intValue() > Recipe.VERSION) {
      throw wrong(
          name
              + " has format version "
              + version
              + ", this program reads up to version "
              + Recipe.VERSION
              + "; use the program version that wrote it or a newer one");
    }
    return (ObjectNode) tree;
  }

  private static JsonNode tree(String text, String name) throws InvalidRecipeException {
    try {
      RecipeText reading = new RecipeText(text);
      try (JsonParser parser = reading.parser) {
        if (parser.nextToken() == null) {
          throw wrong(name + " is not JSON: it is empty");
        }
        JsonNode tree = reading.value();
        if (parser.nextToken() != null) {
          throw wrong(name + " is not JSON: something follows the closing brace");
        }
        return tree;
      }
    } catch (JsonProcessingException e) {
      String line = e.getLocation() == null ? "?" : "" + e.getLocation().getLineNr();
      throw wrong(name + " is not JSON: line " + line + ", " + said(e));
    } catch (IOException e) {
      throw wrong(name + " cannot be read: " + e.getMessage());
    }
  }

  /** What the parser says, without where its buffers lie. */
  private static String said(JsonProcessingException e) {
    return e.getOriginalMessage()
        .replaceAll(" \\(start marker at [^)]*\\)?[^)]*\\)", "")
        .replaceAll("; line: \\d+, column: \\d+\\]\\)?", "")
        .replaceAll("\\s+", " ")
        .strip();
  }

  private static InvalidRecipeException wrong(String message) {
    return new InvalidRecipeException(Diagnostic.of("", "", message));
  }

  private JsonNode value() throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_STRING -> text();
      case VALUE_TRUE -> BooleanNode.TRUE;
      case VALUE_FALSE -> BooleanNode.FALSE;
      case VALUE_NULL -> NullNode.instance;
      default -> number(parser.getText());
    };
  }

  private ObjectNode object() throws IOException {
    ObjectNode object = NODES.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      parser.nextToken();
      object.set(key, value());
    }
    return object;
  }

  private ArrayNode array() throws IOException {
    ArrayNode array = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value());
    }
    return array;
  }

  private TextNode text() throws IOException {
    TextNode plain = TextNode.valueOf(parser.getText());
    int start = (int) parser.currentTokenLocation().getCharOffset();
    int end = (int) parser.currentLocation().getCharOffset();
    String spelling = text.substring(start, end);
    return CanonicalJson.scalar(plain).equals(spelling)
        ? plain
        : new SpelledText(plain.textValue(), spelling);
  }

  private JsonNode number(String spelling) throws IOException {
    JsonNode plain =
        parser.currentToken() == JsonToken.VALUE_NUMBER_INT
            ? whole(new BigInteger(spelling))
            : NODES.numberNode(Double.parseDouble(spelling));
    boolean same =
        Double.isFinite(plain.doubleValue()) && CanonicalJson.scalar(plain).equals(spelling);
    return same || plain.isBigInteger() ? plain : new SpelledNumber(spelling);
  }

  private static JsonNode whole(BigInteger number) {
    if (number.bitLength() < Integer.SIZE) {
      return NODES.numberNode(number.intValue());
    }
    return number.bitLength() < Long.SIZE
        ? NODES.numberNode(number.longValue())
        : NODES.numberNode(number);
  }
}
