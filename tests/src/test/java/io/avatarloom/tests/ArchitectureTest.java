package io.avatarloom.tests;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.node.Node;

/** Who may know whom. */
@AnalyzeClasses(
    packages = "io.avatarloom",
    importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoTestJars.class})
final class ArchitectureTest {
  /** The helpers that modules lend to the tests of others. */
  static final class NoTestJars implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("-tests.jar") && !location.contains("/test-classes/");
    }
  }

  private static final String CORE = "io.avatarloom.core..";
  private static final String SPLAT = "io.avatarloom.splat..";
  private static final String MORPHABLE = "io.avatarloom.morphable..";
  private static final String DIFFUSION = "io.avatarloom.diffusion..";
  private static final String EVAL = "io.avatarloom.eval..";

  @ArchTest
  static final ArchRule CORE_KNOWS_NO_NODE_MODULE =
      noClasses()
          .that()
          .resideInAPackage(CORE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(SPLAT, MORPHABLE, DIFFUSION, EVAL);

  @ArchTest static final ArchRule SPLAT_STANDS_ALONE = alone(SPLAT, MORPHABLE, DIFFUSION, EVAL);
  @ArchTest static final ArchRule MORPHABLE_STANDS_ALONE = alone(MORPHABLE, SPLAT, DIFFUSION, EVAL);
  @ArchTest static final ArchRule DIFFUSION_STANDS_ALONE = alone(DIFFUSION, SPLAT, MORPHABLE, EVAL);
  @ArchTest static final ArchRule EVAL_STANDS_ALONE = alone(EVAL, SPLAT, MORPHABLE, DIFFUSION);

  private static ArchRule alone(String module, String... others) {
    return noClasses()
        .that()
        .resideInAPackage(module)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .because("node modules meet in values");
  }

  @ArchTest
  static final ArchRule STRUCTURE_KNOWS_NOTHING_OF_EXECUTION =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.avatarloom.core.value..",
              "io.avatarloom.core.node..",
              "io.avatarloom.core.tensor..",
              "io.avatarloom.core.file..",
              "io.avatarloom.core.graph..",
              "io.avatarloom.core.recipe..",
              "io.avatarloom.core.subgraph..",
              "io.avatarloom.core.diff..",
              "io.avatarloom.core.migrate..",
              "io.avatarloom.core.check..")
          .and()
          .haveNameNotMatching(".*\\.NodeContract.*")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.avatarloom.core.run..", "io.avatarloom.core.cli..");

  @ArchTest
  static final ArchRule ONLY_THE_COMMAND_LINE_KNOWS_PICOCLI =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.avatarloom.core.cli..")
          .and()
          .haveSimpleNameNotEndingWith("Command")
          .and()
          .haveSimpleNameNotEndingWith("CommandSource")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("picocli..", "io.avatarloom.core.cli..");

  @ArchTest
  static final ArchRule COMMANDS_SEE_PLUGINS_TOO =
      noClasses()
          .that()
          .resideInAnyPackage("io.avatarloom.core.cli..", "io.avatarloom.core.serve..")
          .and()
          .haveSimpleNameNotEndingWith("Test")
          .should()
          .callMethod(Catalogue.class, "installed")
          .because("Plugins.installed() has the nodes of plug-ins, too");

  @ArchTest
  static final ArchRule NODE_MODULES_KNOW_THE_CONTRACT_NOT_THE_MACHINE =
      noClasses()
          .that()
          .resideInAnyPackage(SPLAT, MORPHABLE, DIFFUSION, EVAL)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.avatarloom.core.run..",
              "io.avatarloom.core.graph..",
              "io.avatarloom.core.subgraph..",
              "io.avatarloom.core.check..");

  @ArchTest
  static final ArchRule LWJGL_STAYS_IN_THE_DEVICE_PACKAGE =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.avatarloom.core.device..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.lwjgl..");

  @ArchTest
  static final ArchRule DJL_STAYS_IN_DIFFUSION =
      noClasses()
          .that()
          .resideOutsideOfPackage(DIFFUSION)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("ai.djl..");

  @ArchTest
  static final ArchRule NODES_ARE_FINAL_CLASSES_WITHOUT_A_BASE =
      classes()
          .that()
          .implement(Node.class)
          .should()
          .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL)
          .andShould()
          .haveSimpleNameEndingWith("Node")
          .andShould(
              new ArchCondition<>("extend nothing") {
                @Override
                public void check(JavaClass node, ConditionEvents events) {
                  boolean plain = node.getRawSuperclass().get().isEquivalentTo(Object.class);
                  events.add(new SimpleConditionEvent(node, plain, node + " extends a class"));
                }
              });

  @ArchTest
  static final ArchRule A_NODE_KNOWS_NO_OTHER_NODE =
      classes()
          .that()
          .implement(Node.class)
          .should(
              new ArchCondition<>("not use another node") {
                @Override
                public void check(JavaClass node, ConditionEvents events) {
                  node.getDirectDependenciesFromSelf().stream()
                      .filter(d -> d.getTargetClass().isAssignableTo(Node.class))
                      .filter(d -> !d.getTargetClass().isEquivalentTo(Node.class))
                      .filter(d -> !d.getTargetClass().equals(node))
                      .forEach(
                          d -> events.add(SimpleConditionEvent.violated(node, d.getDescription())));
                }
              });

  @ArchTest
  static final ArchRule NO_STATIC_MUTABLE_STATE = fields().that().areStatic().should().beFinal();

  @ArchTest
  static final ArchRule PACKAGES_SAY_WHAT_THEY_HOLD =
      noClasses()
          .should()
          .resideInAnyPackage("..util..", "..common..", "..misc..", "..manager..", "..impl..");
}
