package dev.sparklint.compiler;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The one direction, and one door for each third party. */
class ArchitectureTest {

  /** Each package may use those before it. */
  private static final List<String> ORDER =
      List.of(
          "text",
          "quantity",
          "registry",
          "findings",
          "source",
          "command",
          "model",
          "render",
          "discover",
          "read.yaml",
          "schema",
          "read.shell",
          "read",
          "facts",
          "expression",
          "rules",
          "report",
          "lint");

  private static final JavaClasses CORE =
      new ClassFileImporter().importPaths(Path.of("../core/target/classes"));
  private static final JavaClasses ALL =
      new ClassFileImporter()
          .importPaths(Path.of("../core/target/classes"), Path.of("target/classes"));

  @Test
  void packages_use_only_those_before_them() {
    for (int i = 0; i < ORDER.size(); i++) {
      for (String later : ORDER.subList(i + 1, ORDER.size())) {
        noClasses()
            .that()
            .resideInAPackage("dev.sparklint." + ORDER.get(i))
            .should()
            .dependOnClassesThat(resideInAPackage("dev.sparklint." + later))
            .check(CORE);
      }
    }
  }

  @Test
  void every_package_has_its_place_in_the_order() {
    assertThat(CORE.stream().map(c -> c.getPackageName().replace("dev.sparklint.", "")).distinct())
        .containsExactlyInAnyOrderElementsOf(ORDER);
  }

  @Test
  void there_are_no_cycles() {
    slices().matching("dev.sparklint.(**)").should().beFreeOfCycles().check(ALL);
  }

  @Test
  void third_parties_stay_behind_their_door() {
    door("org.snakeyaml..", "dev.sparklint.read.yaml");
    door("dev.cel..", "dev.sparklint.compiler.expression");
    door("com.networknt..", "dev.sparklint.compiler");
    door("com.fasterxml..", "dev.sparklint.compiler");
  }

  private static void door(String thirdParty, String door) {
    noClasses()
        .that()
        .resideOutsideOfPackage(door)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(thirdParty)
        .check(ALL);
  }

  @Test
  void nothing_here_ends_the_process_or_prints() {
    noClasses().should().accessField(System.class, "out").check(ALL);
    noClasses().should().accessField(System.class, "err").check(ALL);
    noClasses().should().callMethod(System.class, "exit", int.class).check(ALL);
  }

  @Test
  void every_package_says_that_null_is_named() {
    ALL.stream()
        .filter(type -> !type.getSimpleName().equals("package-info"))
        .map(type -> type.getPackage())
        .distinct()
        .forEach(
            unit ->
                assertThat(unit.tryGetAnnotationOfType(NullMarked.class))
                    .as(unit.getName())
                    .isPresent());
  }
}
