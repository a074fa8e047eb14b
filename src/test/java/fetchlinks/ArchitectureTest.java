package fetchlinks;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Which package may know which, and what none may use. */
final class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("fetchlinks");

  /** Fewer than the program ever had: with none found, every rule below would hold. */
  private static final int LEAST_CLASSES = 40;

  /** A package of ours and those of ours that it may know. */
  record Knows(String name, List<String> others) {}

  private static final List<Knows> PACKAGES =
      List.of(
          new Knows("model", List.of()),
          new Knows("event", List.of("model")),
          new Knows("engine", List.of("model", "event")),
          new Knows("files", List.of("model", "event", "engine")),
          new Knows("ytdlp", List.of("model", "event", "engine")),
          new Knows("feed", List.of("model", "event", "engine")),
          new Knows("tui", List.of("model", "event")),
          new Knows("report", List.of("model", "event")),
          new Knows("demo", List.of("model")),
          new Knows(
              "cli",
              List.of(
                  "model", "event", "engine", "files", "ytdlp", "feed", "tui", "report", "demo")));

  /** Packages of somebody else and the ones of ours that alone may use them. */
  record Library(String packages, List<String> users) {}

  private static final List<Library> LIBRARIES =
      List.of(
          new Library("com.googlecode.lanterna..", List.of("tui")),
          new Library("org.tomlj..", List.of("files")),
          new Library("org.apache.commons.exec..", List.of("ytdlp")),
          new Library("dev.failsafe..", List.of("engine")),
          new Library("picocli..", List.of("cli")),
          new Library("com.google.gson..", List.of("files", "ytdlp", "report")),
          new Library("com.sun.net.httpserver..", List.of("demo")),
          new Library("java.net.http..", List.of("feed")),
          new Library("javax.xml..", List.of("feed")),
          new Library("sun.misc..", List.of("tui", "cli")));

  @Test
  void theRulesAreAppliedToTheProgram() {
    assertThat(CLASSES).hasSizeGreaterThan(LEAST_CLASSES);
    assertThat(CLASSES.containPackage("fetchlinks.model")).isTrue();
  }

  @ParameterizedTest
  @FieldSource("PACKAGES")
  void aPackageKnowsOnlyThoseItIsAllowedTo(Knows rule) {
    String[] allowed =
        Stream.concat(Stream.of(rule.name), rule.others.stream())
            .map(ArchitectureTest::ours)
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(ours(rule.name))
        .should()
        .dependOnClassesThat(resideInAPackage("fetchlinks..").and(not(resideInAnyPackage(allowed))))
        // Packages are added one by one.
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void everyClassIsInAPackageWithARule() {
    classes()
        .should()
        .resideInAnyPackage(names(PACKAGES.stream().map(Knows::name).toList()))
        .check(CLASSES);
  }

  @Test
  void packagesDoNotKnowEachOtherInCircles() {
    slices().matching("fetchlinks.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @ParameterizedTest
  @FieldSource("LIBRARIES")
  void aLibraryIsUsedOnlyWhereItIsWrapped(Library library) {
    outside(library.users)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library.packages)
        .check(CLASSES);
  }

  @Test
  void nothingElseIsUsedThanTheLibrariesWithARule() {
    String[] known =
        Stream.concat(
                Stream.of(
                    "fetchlinks..",
                    "java..",
                    "javax.net.ssl..",
                    "org.jspecify.annotations..",
                    "com.google.errorprone.annotations.."),
                LIBRARIES.stream().map(Library::packages))
            .toArray(String[]::new);
    classes().should().onlyDependOnClassesThat().resideInAnyPackage(known).check(CLASSES);
  }

  @Test
  void noWindowSystemIsLoaded() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.awt..", "javax.swing..")
        .because("it is slow to start, and absent from small Java runtimes")
        .check(CLASSES);
  }

  @Test
  void everyPackageSaysWhatMayBeNull() {
    List<String> packages =
        CLASSES.stream().map(type -> type.getPackageName()).distinct().sorted().toList();
    assertThat(packages).isNotEmpty();
    assertThat(packages)
        .allSatisfy(name -> {
          JavaPackage javaPackage = CLASSES.getPackage(name);
          assertThat(javaPackage.tryGetPackageInfo()).as("package-info of %s", name).isPresent();
          assertThat(javaPackage.isAnnotatedWith(NullMarked.class)).as(name).isTrue();
        });
  }

  @Test
  void onlyTheFrontEndsWriteToTheStandardStreams() {
    outside(List.of("report", "cli"))
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .check(CLASSES);
  }

  @Test
  void theTimeIsAskedOfASourceThatTestsCanReplace() {
    outside(List.of("cli"))
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(InstantSource.class, "system")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(Clock.class, "systemDefaultZone")
        .check(CLASSES);
  }

  @Test
  void noRandomNumbersAreOfAGeneratorForOneThread() {
    noClasses()
        .should()
        .callMethod(RandomGenerator.class, "getDefault")
        .because("many threads draw lots")
        .check(CLASSES);
  }

  @Test
  void nothingLogsThroughTheJdk() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.util.logging..")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(System.Logger.class)
        .because("it writes to stderr by default, over the screen")
        .check(CLASSES);
  }

  private static GivenClassesConjunction outside(List<String> users) {
    return noClasses().that().resideOutsideOfPackages(names(users));
  }

  private static String[] names(List<String> packages) {
    return packages.stream().map(ArchitectureTest::ours).toArray(String[]::new);
  }

  private static String ours(String name) {
    return "fetchlinks." + name + "..";
  }
}
