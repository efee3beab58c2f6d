package io.crossdock.pipelines;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.junit.Test;

/** The walls of the house, as classes see them; the build's enforcer guards them for jars. */
public class ArchitectureTest {
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.crossdock");

  @Test
  public void theWholeHouseIsSeen() {
    assertThat(HOUSE.size(), greaterThan(150));
    for (String room : new String[] {"schemas", "transforms", "io", "pipelines"}) {
      assertThat(
          room,
          HOUSE.stream()
              .filter(one -> one.getPackageName().startsWith("io.crossdock." + room))
              .count(),
          greaterThan(5L));
    }
  }

  @Test
  public void schemasKnowNobody() {
    noClasses()
        .that()
        .resideInAPackage("io.crossdock.schemas..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.crossdock.transforms..", "io.crossdock.io..", "io.crossdock.pipelines..")
        .check(HOUSE);
  }

  @Test
  public void transformsKnowSchemasAlone() {
    noClasses()
        .that()
        .resideInAPackage("io.crossdock.transforms..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.crossdock.io..", "io.crossdock.pipelines..")
        .check(HOUSE);
  }

  @Test
  public void doorsKnowSchemasAlone() {
    noClasses()
        .that()
        .resideInAPackage("io.crossdock.io..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.crossdock.transforms..", "io.crossdock.pipelines..")
        .check(HOUSE);
  }

  @Test
  public void schemasAndTransformsTouchNoServer() {
    noClasses()
        .that()
        .resideInAnyPackage("io.crossdock.schemas..", "io.crossdock.transforms..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.sql..",
            "java.net.http..",
            "org.apache.http..", // the model of Beam brings it to the class path
            "org.postgresql..",
            "org.apache.kafka..",
            "org.apache.beam.runners..",
            "org.apache.beam.sdk.io..")
        .check(HOUSE);
  }

  @Test
  public void noRunnerIsCompiledAgainst() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.beam.runners..", "org.apache.flink..")
        .check(HOUSE);
  }

  @Test
  public void transformsTakeNoOptions() {
    noClasses()
        .that()
        .resideInAPackage("io.crossdock.transforms..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.beam.sdk.options..")
        .check(HOUSE);
  }

  @Test
  public void packagesHaveNoCircle() {
    slices().matching("io.crossdock.(*).(**)").should().beFreeOfCycles().check(HOUSE);
  }

  @Test
  public void namesSayWhatIsInside() {
    noClasses()
        .should()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameContaining("Common")
        .check(HOUSE);
    classes()
        .that()
        .areAssignableTo(PTransform.class)
        .should()
        .haveNameNotMatching(".*(Transform|Source|Sink|Reader|Writer)")
        .check(HOUSE);
    classes()
        .that()
        .areAssignableTo(DoFn.class)
        .should()
        .haveSimpleNameEndingWith("Fn")
        .check(HOUSE);
  }
}
