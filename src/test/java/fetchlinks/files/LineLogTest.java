package fetchlinks.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LineLogTest {

  @TempDir Path folder;

  private static List<String> lines(LineLog log) throws Exception {
    List<String> lines = new ArrayList<>();
    log.read(lines::add);
    return lines;
  }

  @Test
  void whereNoFileIsThereAreNoLines() throws Exception {
    LineLog log = new LineLog(folder.resolve("none"));
    assertThat(lines(log)).isEmpty();
    assertThat(log.wasReplaced()).isFalse();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void eachReadGoesOnWhereTheLastEnded() throws Exception {
    LineLog writer = new LineLog(folder.resolve("log"));
    LineLog reader = new LineLog(folder.resolve("log"));
    writer.append("a\nb\n", true);
    assertThat(lines(reader)).containsExactly("a", "b");
    writer.append("c\n", false);
    assertThat(lines(reader)).containsExactly("c");
    assertThat(reader.lines()).isEqualTo(3);
    assertThat(reader.size()).isEqualTo(6);
  }

  @Test
  void aFileThatWasReplacedOrRemovedIsNoticed() throws Exception {
    Path file = folder.resolve("log");
    LineLog log = new LineLog(file);
    log.append("a\nb\n", false);
    assertThat(log.wasReplaced()).isFalse();
    Files.writeString(folder.resolve("other"), "a longer file than before\n");
    Files.move(folder.resolve("other"), file, StandardCopyOption.REPLACE_EXISTING);
    assertThat(log.wasReplaced()).isTrue();
    Files.delete(file);
    assertThat(log.wasReplaced()).isTrue();
    log.rewind();
    assertThat(log.wasReplaced()).isFalse();
  }

  @Test
  void nothingIsAppendedBehindLinesThatAreGone() throws Exception {
    Path file = folder.resolve("log");
    LineLog log = new LineLog(file);
    log.append("a\nb\n", false);
    Files.writeString(file, "a\n");
    assertThatThrownBy(() -> log.append("c\n", false))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("while it was in use");
    assertThat(file).hasContent("a\n");
  }

  static IntStream seeds() {
    return IntStream.range(0, 40);
  }

  /** A kill leaves a beginning of what was written. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whereverAKillCutsWholeLinesRemainAndTheNextOneFollowsThem(int seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> written = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      written.add("é%d-".formatted(i).repeat(1 + random.nextInt(random.nextInt(2) * 60_000 + 3)));
    }
    Path file = folder.resolve("log");
    new LineLog(file).append(String.join("\n", written) + "\n", false);
    byte[] bytes = Files.readAllBytes(file);
    int cut = random.nextInt(bytes.length);
    Files.write(file, Arrays.copyOf(bytes, cut));

    LineLog log = new LineLog(file);
    List<String> left = lines(log);
    log.append("next\n", false);

    assertThat(left).isEqualTo(written.subList(0, left.size()));
    List<String> expected = new ArrayList<>(left);
    expected.add("next");
    assertThat(lines(new LineLog(file))).isEqualTo(expected);
  }
}
