package io.avatarloom.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.avatarloom.core.check.Diagnostic;
import io.avatarloom.core.check.InvalidRecipeException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of mistake in a recipe is pinned to its place and tells how to mend it. */
class DiagnosticsTest {
  private static final String NUMBER = "'one': {'type': 'value.number'}";
  private static final String ADD = "'add': {'type': 'toy.add'}";
  private static final String BODY = "'body': {'type': 'toy.add', 'region': 'r'}";
  private static final String CARRIED = "'one.value -> r.x', 'r.x -> body.a', 'body.sum -> r.x'";
  private static final String REGION = "'r': {'iterations': 2, 'slots': {'x': 'Number'}}";
  @TempDir Path folder;

  private static String recipe(String nodes, String links, String regions, String outputs) {
    return "'nodes': {%s}, 'links': [%s], 'regions': {%s}, 'outputs': {%s}"
        .formatted(nodes, links, regions, outputs);
  }

  private static Arguments graph(String where, String message, String nodes, String links) {
    return Arguments.of(where, message, recipe(nodes, links, "", ""));
  }

  static Stream<Arguments> mistakes() {
    return Stream.concat(Stream.concat(nodes(), links()), Stream.concat(modes(), regions()));
  }

  private static Stream<Arguments> nodes() {
    return Stream.of(
        graph("a", "did you mean 'toy.add'", "'a': {'type': 'toy.ad'}", ""),
        graph("a", "expected a \"type\"", "'a': {}", ""),
        graph("a.b", "must not contain dots", "'a.b': {'type': 'toy.noise'}", ""),
        graph("a.size", "no parameter 'size'; it has value", typed("{'size': 3}"), ""),
        graph("a.value", "expected a number, met true", typed("{'value': true}"), ""),
        graph("r.source", "set it with --set r.source=PATH", reader("'no.txt'"), ""),
        graph("r.source", "expected a file path, met 3", reader("3"), ""),
        graph("add.a", "expected a link that brings Number", ADD, ""),
        graph("a", "the region 'void', which does not exist", placed("void", 1), ""),
        graph("a.every", "only for a node of a region", placed("", 3), ""));
  }

  private static String typed(String params) {
    return "'a': {'type': 'value.number', 'params': " + params + "}";
  }

  private static String reader(String source) {
    return "'r': {'type': 'toy.read', 'params': {'source': " + source + "}}";
  }

  private static String placed(String region, int every) {
    return "'a': {'type': 'toy.noise', 'region': '%s', 'every': %d}".formatted(region, every);
  }

  private static Stream<Arguments> links() {
    String both = NUMBER + ", " + ADD;
    String text = NUMBER + ", " + ADD + ", 'words': {'type': 'value.text'}";
    return Stream.of(
        graph("add", "there is no such node", ADD, "'gone.x -> add.a'"),
        graph("gone", "a node that does not exist", NUMBER, "'one.value -> gone.x'"),
        graph("one.x", "has no output of that name; it has value", both, "'one.x -> add.a'"),
        graph(
            "add.z",
            "has no input or parameter 'z'; inputs are a, b",
            both,
            "'one.value -> add.a', 'one.value -> add.z'"),
        graph("add.a", "expected Number, met Text", text, "'words.value -> add.a'"),
        graph(
            "add.a",
            "takes one link, met 2",
            both + ", 'two': {'type': 'value.number'}",
            "'one.value -> add.a', 'two.value -> add.a'"),
        graph(
            "add.plus",
            "a parameter takes Number, Flag or Text",
            both + ", 'clip': {'type': 'toy.clip'}",
            "'one.value -> add.a', 'one.value -> clip.grey', 'clip.clip -> add.plus'"),
        graph(
            "a",
            "the links form a cycle: a -> b -> a",
            "'a': {'type': 'toy.add'}, 'b': {'type': 'toy.add'}",
            "'a.sum -> b.a', 'b.sum -> a.a'"),
        graph("links", "\"one -> add\": expected node.port, met 'one'", both, "'one -> add'"));
  }

  private static Stream<Arguments> modes() {
    String muted = "'one': {'type': 'value.number', 'mode': 'mute'}, " + ADD;
    String bypassed = "'clip': {'type': 'toy.clip', 'mode': 'bypass'}, " + NUMBER;
    return Stream.of(
        graph("add.a", "one is muted; unmute it", muted, "'one.value -> add.a'"),
        graph("a.mode", "expected run, mute or bypass", typed("{}, 'mode': 'off'"), ""),
        Arguments.of(
            "clip.clip",
            "it cannot be bypassed: no input has the type of this output",
            recipe(bypassed, "'one.value -> clip.grey'", "", "'c.gif': 'clip.clip'")));
  }

  private static Stream<Arguments> regions() {
    String all = NUMBER + ", " + BODY;
    String outside = all + ", " + ADD;
    return Stream.of(
        Arguments.of(
            "add.a",
            "carry the value in a slot of the region",
            recipe(outside, CARRIED + ", 'body.sum -> add.a'", REGION, "")),
        Arguments.of(
            "r.x",
            "the slot has no initial value",
            recipe(all, "'r.x -> body.a', 'body.sum -> r.x'", REGION, "")),
        Arguments.of(
            "r.x",
            "the slot gets no next value",
            recipe(all, "'one.value -> r.x', 'r.x -> body.a'", REGION, "")),
        Arguments.of(
            "r.y",
            "the region has no slot of that name; it has [x]",
            recipe(all, CARRIED + ", 'one.value -> r.y'", REGION, "")),
        Arguments.of(
            "body",
            "the region r has no slot 'y'; it has [x]",
            recipe(all, CARRIED + ", 'r.y -> body.b'", REGION, "")),
        Arguments.of(
            "r.x",
            "there is no value type 'Numbr'",
            recipe(all, CARRIED, REGION.replace("Number", "Numbr"), "")),
        Arguments.of(
            "r", "the region has no nodes", recipe(NUMBER, "'one.value -> r.x'", REGION, "")),
        Arguments.of(
            "r",
            "one.value is recorded but is not an output of a body node",
            recipe(all, CARRIED, REGION.replace("}}", "}, 'series': {'s': 'one.value'}}"), "")),
        Arguments.of(
            "b.json",
            "body.sum lies inside a region; carry it in a slot to write it",
            recipe(all, CARRIED, REGION, "'b.json': 'body.sum'")),
        Arguments.of(
            "plain",
            "an output needs a file name with an ending",
            recipe(NUMBER, "", "", "'plain': 'one.value'")),
        Arguments.of(
            "n.PNG",
            "a Number cannot be written as .png; name the output n.json",
            recipe(NUMBER, "", "", "'n.PNG': 'one.value'")));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("mistakes")
  void isPinnedAndMendable(String where, String message, String sections) {
    InvalidRecipeException refused =
        catchThrowableOfType(
            InvalidRecipeException.class, () -> new Machine(folder).graph(sections));

    assertThat(refused).isNotNull();
    assertThat(refused.diagnostics())
        .extracting(Diagnostic::toString)
        .anySatisfy(line -> assertThat(line).startsWith(where + ": ").contains(message));
  }
}
