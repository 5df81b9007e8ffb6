package io.avatarloom.core.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.core.run.SingleNode;
import io.avatarloom.core.value.FlagValue;
import io.avatarloom.core.value.NumberValue;
import io.avatarloom.core.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every node library keeps; a module's test extends it and names its library. */
public abstract class NodeContract {
  private static final Path PAGES = Path.of("..", "docs", "nodes");
  private static final String REWRITE =
      "; run ./loom nodes --markdown docs/nodes at the root of the repository";
  private final List<String> faults = new ArrayList<>();

  /** The library under test. */
  protected abstract NodeLibrary library();

  private List<NodeSpec> specs() {
    return library().nodes().stream().map(Node::spec).toList();
  }

  private void expect(boolean holds, String fault) {
    if (!holds) {
      faults.add(fault);
    }
  }

  @Test
  void idsAreUniqueAndWellFormed() {
    List<String> ids = specs().stream().map(NodeSpec::id).toList();
    assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z]+\\.[a-z]\\w*"));
    for (NodeSpec spec : specs()) {
      List<String> names = new ArrayList<>(spec.inputs().collect(In::id).castToList());
      names.addAll(spec.params().collect(Param::id).castToList());
      assertThat(names).as(spec.id()).doesNotHaveDuplicates();
      names.addAll(spec.outputs().collect(Out::id).castToList());
      assertThat(names).as(spec.id()).allMatch(name -> name.matches("[a-z]\\w*"));
      assertThat(spec.outputs().collect(Out::id)).as(spec.id()).doesNotHaveDuplicates();
    }
  }

  @Test
  void formerNamesAreNobodysNames() {
    Map<String, String> owners = new HashMap<>();
    specs().forEach(spec -> owners.put(spec.id(), spec.id()));
    for (NodeSpec spec : specs()) {
      for (String former : spec.former().ids()) {
        String owner = owners.putIfAbsent(former, spec.id());
        expect(owner == null, spec.id() + " was called " + former + ", which is " + owner);
      }
      List<String> inputs = new ArrayList<>(spec.inputs().collect(In::id).castToList());
      inputs.addAll(spec.params().collect(Param::id).castToList());
      free(spec.id(), spec.former().inputs(), inputs);
      free(spec.id(), spec.former().outputs(), spec.outputs().collect(Out::id).castToList());
    }
    assertThat(faults).isEmpty();
  }

  /** A former name is no present one, and leads to one. */
  private void free(String node, Map<String, String> former, List<String> present) {
    former.forEach(
        (before, now) -> {
          expect(
              !present.contains(before), node + "." + before + " is a former and a present name");
          expect(present.contains(now), node + "." + now + ", formerly " + before + ", is missing");
        });
  }

  @Test
  void everythingIsExplained() {
    for (NodeSpec spec : specs()) {
      sentence(spec.id(), spec.help());
      expect(!spec.title().isBlank(), spec.id() + " has no title");
      expect(spec.outputs().notEmpty(), spec.id() + " has no output");
      spec.inputs().forEach(port -> sentence(spec.id() + "." + port.id(), port.help()));
      spec.outputs().forEach(port -> sentence(spec.id() + "." + port.id(), port.help()));
      spec.params().forEach(param -> sentence(spec.id() + "." + param.id(), param.help()));
    }
    assertThat(faults).isEmpty();
  }

  private void sentence(String what, String help) {
    expect(help.strip().length() > 3 && help.endsWith("."), what + ": no sentence: '" + help + "'");
  }

  @Test
  void defaultsAreAllowed() {
    for (NodeSpec spec : specs()) {
      for (Param<?> param : spec.params()) {
        try {
          Object read = param.parse(param.defaultJson());
          expect(read.equals(param.defaultValue()), spec.id() + "." + param.id() + " read " + read);
        } catch (IllegalArgumentException e) {
          faults.add(spec.id() + "." + param.id() + ": " + e.getMessage());
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void aMissingOrWrongInputGivesASentenceThatNamesThePort() {
    for (NodeSpec spec : specs()) {
      spec.inputs()
          .detectOptional(In::required)
          .ifPresent(input -> refused(spec, Map.of(), input.id(), "nothing"));
      for (In<?> input : spec.inputs()) {
        Value stranger = stranger(input);
        if (stranger != null) {
          refused(spec, Map.of(input.id(), stranger), null, "met");
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  /** A value the input does not take; null when it takes everything. */
  private static Value stranger(In<?> input) {
    return Stream.of(new NumberValue(1), new FlagValue(true))
        .filter(value -> input.type().refusal(value).isPresent())
        .findFirst()
        .orElse(null);
  }

  private void refused(NodeSpec spec, Map<String, Value> inputs, String port, String words) {
    Catalogue catalogue = new Catalogue(List.of(library()));
    Path here = Path.of("").toAbsolutePath();
    try (SingleNode single = new SingleNode(catalogue, here, here)) {
      single.exec(spec.id(), inputs, Map.of());
      faults.add(spec.id() + " ran with " + inputs);
    } catch (NodeException e) {
      expect(spec.input(e.where()).isPresent(), spec.id() + " names no port: " + e.getMessage());
      expect(port == null || e.where().equals(port), spec.id() + " names " + e.where());
      expect(e.getMessage().contains(words), spec.id() + ": " + e.getMessage());
    } catch (Exception e) {
      faults.add(spec.id() + " threw " + e);
    }
  }

  @Test
  void manualPagesAreCurrent() throws IOException {
    for (NodeSpec spec : specs()) {
      Path page = PAGES.resolve(spec.id() + ".md");
      assertThat(page).as(spec.id() + REWRITE).exists();
      assertThat(Files.readString(page))
          .as(page + REWRITE)
          .isEqualTo(ManualPage.of(spec, library().name()));
    }
  }
}
