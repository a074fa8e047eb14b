package fetchlinks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the build makes of our classes, so that a start need not: see {@code src/main/build}. */
class ClassFilesTest {

  private static final Set<String> MADE_AT_EACH_START =
      Set.of("typeSwitch", "equals", "hashCode", "makeConcatWithConstants");

  @Test
  void nothingIsLeftToBeMadeAtEachStart() throws Exception {
    List<ClassModel> classes = classes();
    assertThat(classes).hasSizeGreaterThan(300);

    assertThat(classes)
        .flatExtracting(ClassFilesTest::callSites)
        .as("call sites of the whole program")
        .hasSizeGreaterThan(500)
        .noneMatch(site -> MADE_AT_EACH_START.contains(site.name().stringValue()));
  }

  private static List<ClassModel> classes() throws IOException, URISyntaxException {
    Path main = Path.of(ClassFilesTest.class.getResource("/fetchlinks/cli/Main.class").toURI());
    Path folder = main.getParent().getParent();
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".class"))
          .map(ClassFilesTest::parse)
          .toList();
    }
  }

  private static ClassModel parse(Path file) {
    try {
      return ClassFile.of().parse(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<InvokeDynamicInstruction> callSites(ClassModel type) {
    return type.methods().stream()
        .map(MethodModel::code)
        .flatMap(code -> code.stream().flatMap(CodeModel::elementStream))
        .filter(InvokeDynamicInstruction.class::isInstance)
        .map(InvokeDynamicInstruction.class::cast)
        .toList();
  }
}
