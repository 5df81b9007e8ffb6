package io.avatarloom.core.migrate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Lifts recipes of older format versions. */
public final class Migrations {
  private static final List<Step> STEPS = List.of(new FromVersion1());

  /** The oldest format version that can be lifted. */
  public static final int OLDEST = 1;

  private Migrations() {}

  /**
   * The recipe in the newest format version.
   *
   * @param recipe of version {@link #OLDEST} or newer; changed in place
   * @param version its version
   */
  public static ObjectNode lifted(ObjectNode recipe, int version) {
    for (Step step : STEPS) {
      if (step.from() >= version) {
        step.lift(recipe);
        recipe.put("version", step.from() + 1);
      }
    }
    return recipe;
  }
}
