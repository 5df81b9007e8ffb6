package io.avatarloom.core.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.avatarloom.core.node.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which members the axes of a sweep make. */
class SweepMembersTest {
  private static final String RECIPE =
      "{'format': 'avatarloom.recipe', 'version': 1, 'name': 'toy',"
          + "'nodes': {'n': {'type': 'value.number'}, 'm': {'type': 'value.number'},"
          + " 'small': {'type': 'image.resize'},"
          + " 'photo': {'type': 'image.loadFile', 'params': {'file': 'a.png'}},"
          + " 'sw': {'type': 'flow.switch'}},"
          + "'links': ['photo.image -> small.image', 'n.value -> sw.a', 'm.value -> sw.b'],"
          + "'outputs': {'n.json': 'sw.value'}}";
  @TempDir Path folder;

  private List<Member> members(String axes) throws Exception {
    write("toy.loom.json", RECIPE);
    Path file =
        write(
            "toy.sweep.json",
            "{'format': 'avatarloom.sweep', 'version': 1, 'recipe': 'toy.loom.json', 'axes': ["
                + axes
                + "]}");
    return new SweepReader(Catalogue.installed()).read(file, Optional.empty()).members();
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text.replace('\'', '"'));
  }

  private List<String> words(String axes) throws Exception {
    return members(axes).stream().map(Member::words).toList();
  }

  private List<String> values(String rule) throws Exception {
    return members("{'set': 'n.value', " + rule + "}").stream()
        .map(member -> member.settings().get("n.value").asText())
        .toList();
  }

  @Test
  void stackedAxesMultiplyAndTheFirstVariesSlowest() throws Exception {
    assertThat(
            words(
                "{'set': 'n.value', 'values': [1, 2]}, {'set': 'sw.choice', 'values': ['a', 'b']}"))
        .containsExactly(
            "n.value=1, sw.choice=a",
            "n.value=1, sw.choice=b",
            "n.value=2, sw.choice=a",
            "n.value=2, sw.choice=b");
    assertThat(members("{'set': 'seed', 'values': [1, 2]}").stream().map(Member::id))
        .containsExactly("0001", "0002");
  }

  @Test
  void zippedAxesPair() throws Exception {
    assertThat(
            words(
                "{'zip': [{'set': 'n.value', 'values': [1, 1]}, {'set': 'seed', 'values': [7, 8]}]}"))
        .containsExactly("n.value=1, seed=7", "n.value=1, seed=8");
  }

  @Test
  void casesAreNamedBundles() throws Exception {
    assertThat(
            words(
                "{'cases': [{'label': 'both', 'set': {'n.value': 1, 'm.value': 2}}, {'set': {'m.value': 3}}]}"))
        .containsExactly("both (n.value=1, m.value=2)", "m.value=3");
  }

  @Test
  void severalNamesGetOneValue() throws Exception {
    assertThat(words("{'set': ['n.value', 'm.value'], 'values': [4]}"))
        .containsExactly("n.value=4, m.value=4");
  }

  @Test
  void rangesIncludeBothEndsAndKeepTheirDigits() throws Exception {
    assertThat(values("'range': {'from': 0, 'to': 0.3, 'step': 0.1}"))
        .containsExactly("0", "0.1", "0.2", "0.3");
    assertThat(values("'range': {'from': 1, 'to': 0, 'count': 3}"))
        .containsExactly("1", "0.5", "0");
    assertThat(values("'range': {'from': 3, 'to': 1, 'step': -1}")).containsExactly("3", "2", "1");
    assertThat(values("'logRange': {'from': 0.001, 'to': 1, 'count': 4}"))
        .containsExactly("0.001", "0.01", "0.1", "1");
  }

  @Test
  void wholeNumbersStayWhole() throws Exception {
    assertThat(words("{'set': 'small.width', 'logRange': {'from': 1, 'to': 4, 'count': 5}}"))
        .containsExactly("small.width=1", "small.width=2", "small.width=3", "small.width=4");
    assertThat(members("{'set': 'seed', 'random': {'from': 0, 'to': 1000000, 'count': 3}}"))
        .allSatisfy(
            member -> assertThat(member.settings().get("seed").isIntegralNumber()).isTrue());
  }

  @Test
  void randomValuesDependOnTheirSeedAlone() throws Exception {
    String rule = "'random': {'from': 2, 'to': 5, 'count': 20, 'seed': %d}";
    List<String> first = values(rule.formatted(1));
    assertThat(first)
        .hasSize(20)
        .doesNotHaveDuplicates()
        .allSatisfy(text -> assertThat(Double.parseDouble(text)).isBetween(2.0, 5.0));
    assertThat(values(rule.formatted(1))).isEqualTo(first);
    assertThat(values(rule.formatted(2))).doesNotContainAnyElementsOf(first);
    assertThat(values("'random': {'from': 0.01, 'to': 100, 'count': 200, 'log': true}"))
        .filteredOn(text -> Double.parseDouble(text) < 1)
        .hasSizeBetween(60, 140);
  }

  @Test
  void filesAreFoundByPattern() throws Exception {
    write("b.png", "");
    write("a.png", "");
    write("c.txt", "");
    assertThat(words("{'set': 'photo.file', 'files': '*.png'}"))
        .containsExactly(
            "photo.file=" + folder.resolve("a.png"), "photo.file=" + folder.resolve("b.png"));
  }

  @Test
  void membersAreChosenByIdAndBySetting() throws Exception {
    MemberChoice choice =
        new MemberChoice(
            members("{'set': 'n.value', 'values': [1, 2]}, {'set': 'seed', 'values': [5, 6]}"));
    assertThat(choice.of(List.of(), List.of())).isEmpty();
    assertThat(choice.of(List.of("3"), List.of())).containsExactly("0003");
    assertThat(choice.of(List.of(), List.of("n.value=2"))).containsExactly("0003", "0004");
    assertThat(choice.of(List.of(), List.of("n.value=2", "seed=6"))).containsExactly("0004");
    assertThat(choice.of(List.of(), List.of("seed=5.0", "seed=6"))).hasSize(4);
    assertThat(catchThrowable(() -> choice.of(List.of("9"), List.of())))
        .hasMessage("--member: there is no member '9'; they go from 0001 to 0004");
    assertThat(catchThrowable(() -> choice.of(List.of(), List.of("seed=9"))))
        .hasMessage("--only: no member has seed=9; the first has n.value=1, seed=5");
  }
}
