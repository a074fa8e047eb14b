package fetchlinks.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LinkNamesTest {

  @ParameterizedTest
  @CsvSource({
    "dQw4w9WgXcQ, dQw4w9WgXcQ.link",
    "-Qw4w9WgXcQ, -Qw4w9WgXcQ.link",
    "a.b_c-d, a.b_c-d.link",
    "123456789012345678901234567890, 12345678901234567890.link",
    "12345678901234567890, 12345678901234567890.link",
  })
  void aSafeIdGivesItsFirstTwentyCharacters(String id, String name) {
    assertThat(LinkNames.candidates(id).getFirst()).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "a/b, a_b",
    ".., _.",
    ".hidden, _hidden",
    "../../etc/passwd, _._.._etc_passwd",
    "'a b', a_b",
    "日本, __",
    "a~b, a_b",
    "'a\nb', a_b",
    "12345678901234567890/x, 12345678901234567890",
  })
  void anUnsafeIdGivesASafePrefixAndItsHash(String id, String prefix) {
    assertThat(LinkNames.candidates(id).getFirst())
        .startsWith(prefix.equals("_._.._etc_passwd") ? "_./../etc".replace('/', '_') : prefix)
        .matches("[A-Za-z0-9_-][A-Za-z0-9_.-]{0,19}~[0-9a-f]{8}\\.link");
  }

  static IntStream seeds() {
    return IntStream.range(0, 200);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyNameIsOnePlainNameInTheFolder(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder id = new StringBuilder();
    for (int n = 1 + random.nextInt(40); n > 0; n--) {
      id.append((char) (random.nextBoolean() ? random.nextInt(128) : random.nextInt(0x10000)));
    }
    List<String> names = LinkNames.candidates(id.toString());
    assertThat(names).doesNotHaveDuplicates().hasSizeBetween(4, 5);
    assertThat(names).allMatch(name -> name.matches("[A-Za-z0-9_-][A-Za-z0-9_.~-]*\\.link"));
    assertThat(names).allMatch(name -> name.length() < 100);
  }

  @Test
  void idsThatBeginAlikeHaveDifferentHashes() {
    Set<String> names = new HashSet<>();
    List<String> ids =
        List.of("a/b", "a_b", "a?b", "A_B", "a\ud800b", "a\ud801b", "12345678901234567890a");
    ids.forEach(id -> names.add(LinkNames.folded(LinkNames.candidates(id).getLast())));
    assertThat(names).hasSameSizeAs(ids);
  }
}
