package io.avatarloom.core.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import io.avatarloom.core.check.Diagnostic;
import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.graph.PortRef;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What to vary, as a {@code *.sweep.json} file or a recipe's section {@code sweeps} says it.
 *
 * @param name for people
 * @param recipe file of the recipe
 * @param folder where relative paths among the settings start
 * @param preset of the recipe for all members; null for the recipe's default
 * @param set settings of all members
 * @param axes what varies; every step of one meets every step of the others
 * @param metrics numbers to tabulate; empty for all there are
 */
public record Sweep(
    String name,
    Path recipe,
    Path folder,
    String preset,
    Map<String, JsonNode> set,
    List<List<Step>> axes,
    List<PortRef> metrics) {
  /** More would be a mistake rather than a wish. */
  static final long MOST = 100_000;

  /** Names of the settings that vary, in order. */
  public Set<String> varied() {
    Set<String> names = new LinkedHashSet<>();
    axes.forEach(axis -> axis.forEach(step -> names.addAll(step.settings().keySet())));
    return names;
  }

  /**
   * Its members: the first axis varies slowest.
   *
   * @throws InvalidRecipeException if there are too many
   */
  public List<Member> members() throws InvalidRecipeException {
    long count = 1;
    for (List<Step> axis : axes) {
      count *= axis.size();
      if (count > MOST) {
        throw new InvalidRecipeException(
            Diagnostic.of(
                "axes",
                "",
                "they make more than "
                    + MOST
                    + " members; zip axes that belong together, or give them fewer values"));
      }
    }
    List<Step> steps = List.of(new Step("", Map.of()));
    for (List<Step> axis : axes) {
      List<Step> longer = new ArrayList<>();
      steps.forEach(step -> axis.forEach(next -> longer.add(step.with(next))));
      steps = longer;
    }
    List<Member> members = new ArrayList<>();
    for (Step step : steps) {
      String id = String.format(Locale.ROOT, "%04d", members.size() + 1);
      members.add(new Member(id, step.label(), step.settings()));
    }
    return members;
  }
}
