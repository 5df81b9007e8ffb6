package io.avatarloom.core.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import io.avatarloom.core.node.Param;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.collections.api.factory.Lists;
import org.eclipse.collections.api.list.ImmutableList;

/** The range and the options that a parameter at the top has: those of all targets, or fewer. */
final class Narrowing {
  private final Param<?> first;
  private final double least;
  private final double most;
  private final ImmutableList<String> options;

  Narrowing(List<Param<?>> targets) {
    this.first = targets.get(0);
    double low = Double.NaN;
    double high = Double.NaN;
    ImmutableList<String> common = first.options();
    for (Param<?> target : targets) {
      low = Double.isNaN(low) ? target.minimum() : Math.max(low, orElse(target.minimum(), low));
      high = Double.isNaN(high) ? target.maximum() : Math.min(high, orElse(target.maximum(), high));
      common = common.select(target.options()::contains);
    }
    this.least = low;
    this.most = high;
    this.options = common;
  }

  private static double orElse(double bound, double other) {
    return Double.isNaN(bound) ? other : bound;
  }

  /**
   * @param json of the parameter: minimum, maximum, options, help
   * @return empty when something is wrong, which {@code wrong} was told
   */
  Optional<Param<?>> of(JsonNode json, Consumer<String> wrong) {
    List<String> said = new ArrayList<>();
    double low = bound(json.path("minimum"), "minimum", least, said);
    double high = bound(json.path("maximum"), "maximum", most, said);
    if (low > high) {
      said.add("its minimum " + low + " lies above its maximum " + high);
    }
    ImmutableList<String> words = words(json.path("options"), said);
    said.forEach(wrong);
    String help = json.path("help").asText(first.help());
    return said.isEmpty() ? Optional.of(first.within(low, high, words, help)) : Optional.empty();
  }

  private double bound(JsonNode set, String name, double outer, List<String> said) {
    if (set.isMissingNode()) {
      return outer;
    }
    boolean numbers = first.defaultValue() instanceof Number;
    double value = set.doubleValue();
    if (!numbers || !set.isNumber() || !Double.isFinite(value)) {
      said.add("expected a number as \"" + name + "\" of a number, met " + set);
      return outer;
    }
    if (value < least || value > most) {
      said.add(
          "its " + name + " " + set + " lies outside the range of its targets," + first.range());
    }
    return value;
  }

  private ImmutableList<String> words(JsonNode set, List<String> said) {
    if (set.isMissingNode()) {
      return options;
    }
    List<String> words = new ArrayList<>();
    set.forEach(word -> words.add(word.asText()));
    boolean choice = first.kind() == Param.Kind.CHOICE;
    if (!set.isArray() || words.isEmpty() || !choice || !options.containsAll(words)) {
      said.add(
          choice
              ? "expected \"options\": some of " + options.makeString(", ") + "; met " + set
              : "\"options\" are for a choice, but it stands for another type");
      return options;
    }
    return Lists.immutable.ofAll(words);
  }
}
