package io.avatarloom.core.migrate;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Version 2 gives the section {@code params} at the top a meaning: parameters of the recipe itself.
 * Version 1 kept a section of that name as an unknown key; it goes on as one, under another name.
 */
final class FromVersion1 implements Step {
  private static final String PARAMS = "params";

  @Override
  public int from() {
    return 1;
  }

  @Override
  public void lift(ObjectNode recipe) {
    if (recipe.has(PARAMS)) {
      String name = "version1.params";
      while (recipe.has(name)) {
        name += "_";
      }
      recipe.set(name, recipe.remove(PARAMS));
    }
  }
}
