package dev.sparklint.helm;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Helm stays behind its door, and other programs behind theirs. */
class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPaths(Path.of("target/classes"));

  @Test
  void the_library_is_touched_in_its_own_process_only() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("dev.sparklint.helm.HelmServer")
        .should()
        .dependOnClassesThat(
            resideInAPackage("com.marcnuri..").or(resideInAPackage("com.sun.jna..")))
        .check(CLASSES);
  }

  @Test
  void only_that_process_prints() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("dev.sparklint.helm.HelmServer")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .check(CLASSES);
  }

  @Test
  void there_are_no_cycles() {
    slices().matching("dev.sparklint.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void every_package_says_that_null_is_named() {
    CLASSES.stream()
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
