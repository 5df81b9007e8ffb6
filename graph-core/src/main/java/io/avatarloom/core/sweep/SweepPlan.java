package io.avatarloom.core.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import io.avatarloom.core.check.Checker;
import io.avatarloom.core.check.Diagnostic;
import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.check.RecipeCheck;
import io.avatarloom.core.diff.DiffText;
import io.avatarloom.core.diff.RecipeDiff;
import io.avatarloom.core.graph.Graph;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.recipe.Overrides;
import io.avatarloom.core.recipe.Recipe;
import io.avatarloom.core.run.FileResolver;
import io.avatarloom.core.subgraph.Includes;
import io.avatarloom.core.value.ValueType;
import io.avatarloom.core.value.ValueTypes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A sweep with its recipe: what each member runs, and how that differs from the base. */
public final class SweepPlan {
  static final String PRESET = "preset";
  private static final Set<ValueType<?>> NUMBERS =
      Set.of(ValueTypes.NUMBER, ValueTypes.FLAG, ValueTypes.SERIES);
  private final Sweep sweep;
  private final Catalogue catalogue;
  private final FileResolver files;
  private final Recipe read;
  private final List<String> fixed;
  private final Recipe base;
  private final List<Member> members;
  private final Map<String, List<String>> differences = new ConcurrentHashMap<>();

  private SweepPlan(
      Sweep sweep, Catalogue catalogue, FileResolver files, Recipe read, List<String> fixed)
      throws InvalidRecipeException {
    this.sweep = sweep;
    this.catalogue = catalogue;
    this.files = files;
    this.read = read;
    this.fixed = fixed;
    this.members = sweep.members();
    this.base = recipe(Map.of());
  }

  /**
   * Reads the recipe and checks every member: nothing runs when anything is wrong.
   *
   * @throws InvalidRecipeException with every finding once, and the member it was met in
   */
  public static SweepPlan of(Sweep sweep, Catalogue catalogue) throws InvalidRecipeException {
    return of(sweep, catalogue, List.of());
  }

  /**
   * The same with further settings of all members.
   *
   * @param fixed as {@code loom run --set} takes them; they win over those of the sweep
   * @throws InvalidRecipeException also if they set what varies
   */
  public static SweepPlan of(Sweep sweep, Catalogue catalogue, List<String> fixed)
      throws InvalidRecipeException {
    Recipe read = Includes.takenIn(Recipe.read(sweep.recipe()), catalogue);
    FileResolver files = new FileResolver(read.folder(), FileResolver.installedAssets());
    varies(sweep, new SettingNames(read, catalogue), fixed);
    SweepPlan plan = new SweepPlan(sweep, catalogue, files, read, List.copyOf(fixed));
    plan.check();
    return plan;
  }

  private static void varies(Sweep sweep, SettingNames names, List<String> fixed)
      throws InvalidRecipeException {
    Set<String> varied = new HashSet<>();
    sweep.varied().forEach(name -> varied.addAll(names.targets(name)));
    for (String setting : fixed) {
      String name = setting.replaceFirst("=.*", "").strip();
      if (names.targets(name).stream().anyMatch(varied::contains)) {
        throw new InvalidRecipeException(
            Diagnostic.of(
                "--set", "", name + " varies in the sweep; choose members with --only " + setting));
      }
    }
  }

  private void check() throws InvalidRecipeException {
    Map<String, Diagnostic> found = new LinkedHashMap<>();
    Map<String, Integer> met = new LinkedHashMap<>();
    for (Member member : members) {
      try {
        graph(member);
      } catch (InvalidRecipeException e) {
        for (Diagnostic one : e.diagnostics()) {
          met.merge(one.toString(), 1, Integer::sum);
          String text = "member " + member.id() + " (" + member.words() + "): " + one;
          found.putIfAbsent(one.toString(), new Diagnostic("", "", text, one.missingFile()));
        }
      }
    }
    List<Diagnostic> all = new ArrayList<>();
    found.forEach(
        (key, one) -> {
          int more = met.get(key) - 1;
          String text = one.message() + (more > 0 ? "; so in " + more + " more" : "");
          all.add(new Diagnostic("", "", text, one.missingFile()));
        });
    if (!all.isEmpty()) {
      throw new InvalidRecipeException(all);
    }
    checkMetrics(graph(members.get(0)));
  }

  private void checkMetrics(Graph graph) throws InvalidRecipeException {
    for (PortRef metric : sweep.metrics()) {
      boolean inside = !graph.regionOf(metric.owner()).isEmpty();
      boolean number =
          Checker.outputType(graph, metric)
              .filter(type -> type.kinds().allSatisfy(NUMBERS::contains))
              .isPresent();
      if (inside || !number) {
        String why =
            inside
                ? metric + " lies inside a region; name a column of its series"
                : "the recipe has no Number, Flag or Series at " + metric;
        throw new InvalidRecipeException(Diagnostic.of("metrics", "", why));
      }
    }
  }

  public Sweep sweep() {
    return sweep;
  }

  public List<Member> members() {
    return members;
  }

  public Catalogue catalogue() {
    return catalogue;
  }

  /** Shared by all members: what was hashed once is known to all. */
  public FileResolver files() {
    return files;
  }

  /** The recipe with what all members have in common. */
  public Recipe base() {
    return base;
  }

  /** Preset of a member, empty when none. */
  public String preset(Member member) {
    JsonNode own = member.settings().getOrDefault(PRESET, sweep.set().get(PRESET));
    if (own != null) {
      return own.asText();
    }
    return sweep.preset() == null ? read.defaultPreset() : sweep.preset();
  }

  /** The checked graph of a member. */
  public Graph graph(Member member) throws InvalidRecipeException {
    return RecipeCheck.graph(recipe(member.settings()), catalogue, files::resolve);
  }

  private Recipe recipe(Map<String, JsonNode> settings) throws InvalidRecipeException {
    String preset = preset(new Member("", "", settings));
    Recipe chosen = Overrides.preset(read, Optional.of(preset));
    Map<String, JsonNode> all = new LinkedHashMap<>(sweep.set());
    all.putAll(settings);
    all.remove(PRESET);
    try {
      Recipe set = Overrides.set(chosen, assignments(all), sweep.folder(), catalogue);
      return Overrides.set(set, fixed, Path.of("").toAbsolutePath(), catalogue);
    } catch (InvalidRecipeException e) {
      throw new InvalidRecipeException(
          e.diagnostics().stream().map(one -> Diagnostic.of("", "", one.message())).toList());
    }
  }

  /** Settings as {@code loom run --set} takes them. */
  static List<String> assignments(Map<String, JsonNode> settings) {
    return settings.entrySet().stream().map(s -> s.getKey() + "=" + s.getValue()).toList();
  }

  /** The words that run a member alone. */
  List<String> command(Member member) {
    List<String> words = new ArrayList<>(List.of("run", sweep.recipe().toString()));
    String preset = preset(member);
    if (!preset.isEmpty()) {
      words.addAll(List.of("--preset", preset));
    }
    Map<String, JsonNode> all = new LinkedHashMap<>(sweep.set());
    all.putAll(member.settings());
    all.remove(PRESET);
    assignments(all).forEach(set -> words.addAll(List.of("--set", set)));
    fixed.forEach(set -> words.addAll(List.of("--set", set)));
    return words;
  }

  /** What differs between the base and a member, a sentence each. */
  List<String> differences(Member member) {
    return differences.computeIfAbsent(member.id(), id -> compared(member));
  }

  private List<String> compared(Member member) {
    try {
      return RecipeDiff.of(base, recipe(member.settings()), catalogue)
          .changes()
          .collect(DiffText::sentence)
          .collect(line -> line.replaceAll(" {2,}", " ").strip())
          .castToList();
    } catch (InvalidRecipeException e) {
      return List.of(e.getMessage());
    }
  }
}
