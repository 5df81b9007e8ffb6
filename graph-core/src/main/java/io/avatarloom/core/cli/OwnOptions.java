package io.avatarloom.core.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.avatarloom.core.check.Diagnostic;
import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.recipe.TopParam;
import io.avatarloom.core.recipe.TopParams;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.collections.api.list.ImmutableList;

/** Options that a recipe itself has: {@code --NAME VALUE} or {@code --NAME=VALUE}. */
final class OwnOptions {
  private final ImmutableList<TopParam> params;

  OwnOptions(JsonNode recipe, Catalogue catalogue) {
    this.params = TopParams.of(recipe, catalogue).list();
  }

  /**
   * The options as {@code name=value}.
   *
   * @param words of the command line that no option of the command took
   * @throws InvalidRecipeException if the recipe has no such parameter, or a value is missing
   */
  List<String> assignments(List<String> words) throws InvalidRecipeException {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (!word.startsWith("--")) {
        throw wrong("'" + word + "' belongs to no option; write --NAME VALUE");
      }
      int equals = word.indexOf('=');
      String name = word.substring(2, equals < 0 ? word.length() : equals);
      TopParam param = param(name);
      boolean last = i + 1 == words.size();
      if (equals >= 0) {
        found.add(word.substring(2));
      } else if (param.param().kind() == Param.Kind.FLAG
          && (last || words.get(i + 1).startsWith("--"))) {
        found.add(name + "=true");
      } else if (last) {
        throw wrong("--" + name + " needs a value: " + RecipeHelp.expected(param.param()));
      } else {
        i++;
        found.add(name + "=" + words.get(i));
      }
    }
    return found;
  }

  private TopParam param(String name) throws InvalidRecipeException {
    return params
        .detectOptional(param -> param.name().equals(name))
        .orElseThrow(
            () ->
                wrong(
                    "there is no option --"
                        + name
                        + ", and the recipe has no parameter of that name; it has "
                        + (params.isEmpty()
                            ? "none"
                            : params.collect(TopParam::name).makeString(", "))));
  }

  private static InvalidRecipeException wrong(String message) {
    return new InvalidRecipeException(Diagnostic.of("", "", message));
  }
}
