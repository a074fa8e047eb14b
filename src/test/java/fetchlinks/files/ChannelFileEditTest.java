package fetchlinks.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fetchlinks.engine.FetchException;
import fetchlinks.model.FailureClass;
import fetchlinks.model.Marker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tomlj.Toml;
import org.tomlj.TomlTable;

class ChannelFileEditTest {

  @TempDir Path folder;

  private Path write(String text) throws Exception {
    return Files.write(folder.resolve("a.toml"), text.getBytes(StandardCharsets.UTF_8));
  }

  /** The file after its marker was moved from what it holds to {@code NEW} and 77. */
  private String edited(String text) throws Exception {
    Path file = write(text);
    Marker from = ChannelReader.marker(TomlFile.read(file).keys());
    Marker to = new Marker("NEW", 77);
    assertThat(ChannelFileEdit.move(file, "queue", from, to)).isEqualTo(to);
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource({
    // CRLF, comments, literal backslashes, mixed arrays, a quoted key, another base
    "'# c\r\nlink = ''a\\b'' # x\r\nlast_video   =   \"old\"   # inline\r\nx=[1,''a'', [2]]\r\n\"last_download_index\" = 0x10\r\n[t] # q\r\nb.c = 1\r\n', "
        + "'# c\r\nlink = ''a\\b'' # x\r\nlast_video   =   \"NEW\"   # inline\r\nx=[1,''a'', [2]]\r\n\"last_download_index\" = 77\r\n[t] # q\r\nb.c = 1\r\n'",
    // literal quotes stay
    "'last_video = ''old''#c\nlast_download_index=+1_0\n', "
        + "'last_video = ''NEW''#c\nlast_download_index=77\n'",
    // a tab before the comment, no line end at the end
    "'last_download_index = 3\t#x\nlast_video=\"\"', 'last_download_index = 77\t#x\nlast_video=\"NEW\"'",
    // a byte order mark
    "'\uFEFFlast_video=\"x\"\nlast_download_index=1', '\uFEFFlast_video=\"NEW\"\nlast_download_index=77'",
    // the same key in a table is another key
    "'last_video=\"x\"\nlast_download_index=1\n[t]\nlast_video=\"x\"\n', "
        + "'last_video=\"NEW\"\nlast_download_index=77\n[t]\nlast_video=\"x\"\n'",
    // mixed line ends
    "'a=1\r\nb=2\nlast_video=\"x\"\r\nlast_download_index=1\n', "
        + "'a=1\r\nb=2\nlast_video=\"NEW\"\r\nlast_download_index=77\n'",
    // a key with an escape
    "'\"last\\u005fvideo\" = \"x\"\nlast_download_index=1', "
        + "'\"last\\u005fvideo\" = \"NEW\"\nlast_download_index=77'",
    // a string of several lines that looks like keys and tables
    "'m=\"\"\"\nlast_video=\"x\"\n[t]\n\"\"\"\nlast_video=\"y\"\nlast_download_index=1\n', "
        + "'m=\"\"\"\nlast_video=\"x\"\n[t]\n\"\"\"\nlast_video=\"NEW\"\nlast_download_index=77\n'",
    // a value that is right keeps its spelling
    "'last_video=\"x\"\nlast_download_index=0x4D\n', 'last_video=\"NEW\"\nlast_download_index=0x4D\n'",
  })
  void onlyTheTwoValuesChange(String before, String after) throws Exception {
    assertThat(edited(before)).isEqualTo(after);
  }

  @ParameterizedTest
  @CsvSource({
    "'link=\"a\"\r\n', 'link=\"a\"\r\nlast_video = \"NEW\"\r\nlast_download_index = 77\r\n'",
    "'link=\"a\"', 'link=\"a\"\nlast_video = \"NEW\"\nlast_download_index = 77'",
    "'a.b=1\n[a.c]\nx=1\n', 'a.b=1\nlast_video = \"NEW\"\nlast_download_index = 77\n[a.c]\nx=1\n'",
    "'# c\n\n[t]\nx=1', '# c\n\nlast_video = \"NEW\"\nlast_download_index = 77\n\n[t]\nx=1'",
  })
  void absentKeysComeBeforeTheFirstTableInTheFilesOwnLineEnds(String before, String after)
      throws Exception {
    assertThat(edited(before)).isEqualTo(after);
  }

  static IntStream seeds() {
    return IntStream.range(0, 300);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whateverTheShapeTheRestStaysByteForByte(int seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    Shape shape = new Shape(random);
    String id = Shape.id(random);
    long count = random.nextLong(1, 1L << 40);
    String before = shape.text("\"old\"", "5");
    boolean mark = before.startsWith("\uFEFF");
    TomlFile file = new TomlFile(Path.of("a.toml"), mark ? before.substring(1) : before, mark);

    byte[] bytes = file.bytes(ChannelFileEdit.edited(file, new Marker(id, count)));

    String now = new String(bytes, StandardCharsets.UTF_8);
    String quoted = now.substring(shape.videoStart(), now.length() - shape.afterVideo(count));
    assertThat(now).isEqualTo(shape.text(quoted, Long.toString(count)));
    TomlTable toml = Toml.parse(now.replace("\uFEFF", ""));
    assertThat(toml.getString("last_video")).isEqualTo(id);
    assertThat(toml.getLong("last_download_index")).isEqualTo(count);
  }

  /** A random channel file with two holes in it. */
  private static final class Shape {
    private static final List<String> LINES =
        List.of(
            "# comment with \"quotes\" and 'more' = [",
            "",
            "   ",
            "\t",
            "link = \"https://example.org/@a?b=c#d\"",
            "target_folder = 'C:\\dir\\new'",
            "text = \"\"\"one\ntwo # no comment\nlast_video = \\\"x\\\"\"\"\"",
            "literal = '''\nlast_download_index = 9\n'''",
            "mixed = [ 1, 'two', [3.0, true], {a = 1, b.c = 'last_video'} ] # tail",
            "lines = [\n  'a', # first\n  'b',\n]",
            "\"quoted key\" = 1",
            "dotted.last_video = 'no'",
            "'last_video ' = 2",
            "date = 2026-01-31T10:00:00Z",
            "emoji = '日本語 🎬'");

    private final String head;
    private final String middle;
    private final String tail;

    Shape(SplittableRandom random) {
      String eol = random.nextBoolean() ? "\n" : "\r\n";
      List<String> pool = new ArrayList<>(LINES);
      StringBuilder before = new StringBuilder(random.nextInt(4) == 0 ? "\uFEFF" : "");
      before.append(some(random, pool, eol));
      before.append(key(random, "last_video")).append(blank(random));
      head = before.append("=").append(blank(random)).toString();
      middle =
          comment(random)
              + eol
              + some(random, pool, eol)
              + key(random, "last_download_index")
              + "="
              + blank(random);
      tail = comment(random) + (random.nextInt(4) == 0 ? "" : eol + rest(random, pool, eol));
    }

    private static String rest(SplittableRandom random, List<String> pool, String eol) {
      return some(random, pool, eol)
          + (random.nextBoolean() ? "" : "[table]" + eol + "last_video = 'in a table'" + eol);
    }

    private static String some(SplittableRandom random, List<String> pool, String eol) {
      StringBuilder lines = new StringBuilder();
      for (int n = random.nextInt(4); n > 0 && !pool.isEmpty(); n--) {
        lines.append(pool.remove(random.nextInt(pool.size())).replace("\n", eol)).append(eol);
      }
      return lines.toString();
    }

    private static String key(SplittableRandom random, String key) {
      return switch (random.nextInt(3)) {
        case 0 -> "\"" + key + "\"";
        case 1 -> "  '" + key + "'";
        default -> key;
      };
    }

    private static String blank(SplittableRandom random) {
      return List.of("", " ", "  ", "\t").get(random.nextInt(4));
    }

    private static String comment(SplittableRandom random) {
      return List.of("", "  ", " # last_video = 'x'", "#\"").get(random.nextInt(4));
    }

    static String id(SplittableRandom random) {
      String letters = "abcXYZ019-_.\\\"'/#=~ \té🎬\u0001";
      int[] points = letters.codePoints().toArray();
      StringBuilder id = new StringBuilder();
      for (int n = 1 + random.nextInt(30); n > 0; n--) {
        id.appendCodePoint(points[random.nextInt(points.length)]);
      }
      return id.toString();
    }

    String text(String video, String count) {
      return head + video + middle + count + tail;
    }

    int videoStart() {
      return head.length();
    }

    int afterVideo(long count) {
      return middle.length() + Long.toString(count).length() + tail.length();
    }
  }

  @Test
  void permissionsStayAsTheyWere() throws Exception {
    Path file = write("last_video='a'\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r-----"));
    Marker _ = ChannelFileEdit.move(file, "q", new Marker("a", 0), new Marker("b", 1));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("r--r-----");
  }

  @Test
  void aSymbolicLinkStaysOneAndItsTargetIsEdited() throws Exception {
    Path target = Files.createDirectory(folder.resolve("elsewhere")).resolve("real.toml");
    Files.writeString(target, "last_video='a'\n");
    Path link = Files.createSymbolicLink(folder.resolve("a.toml"), target);
    Marker _ = ChannelFileEdit.move(link, "q", new Marker("a", 0), new Marker("b", 0));
    assertThat(link).isSymbolicLink();
    assertThat(target).hasContent("last_video='b'");
  }

  @Test
  void whatAPersonSavedSinceIsKept() throws Exception {
    Path file = write("last_video='a'\n");
    write("# I was here\nlast_video='a'\nmax_height = 720\n");
    Marker _ = ChannelFileEdit.move(file, "q", new Marker("a", 0), new Marker("b", 0));
    assertThat(file).hasContent("# I was here\nlast_video='b'\nmax_height = 720\n");
  }

  @Test
  void aMarkerThatAPersonSetSinceIsNotOverwritten() throws Exception {
    String text = "last_video='mine'\n";
    Path file = write(text);
    assertThat(ChannelFileEdit.move(file, "q", new Marker("a", 0), new Marker("b", 1)))
        .isEqualTo(new Marker("mine", 0));
    assertThat(file).hasContent(text);
  }

  @Test
  void nothingIsLeftBesideTheFile() throws Exception {
    String _ = edited("last_video='a'\n");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("a.toml"));
    }
  }

  @Test
  void whatAKilledRunLeftBesideTheFileIsReplaced() throws Exception {
    Path file = write("last_video='a'\n");
    String name = "." + LinkNames.hash("q/a.toml").substring(0, 32) + ".fetch-links-tmp";
    Files.writeString(folder.resolve(name), "half of a fi");
    Marker _ = ChannelFileEdit.move(file, "q", new Marker("a", 0), new Marker("b", 0));
    assertThat(file).hasContent("last_video='b'");
    assertThat(folder.resolve(name)).doesNotExist();
  }

  @Test
  void aFileThatIsNoLongerAChannelFileIsLeftAlone() throws Exception {
    Path file = write("last_video = \n");
    assertThatThrownBy(
            () -> ChannelFileEdit.move(file, "q", new Marker("a", 0), new Marker("b", 0)))
        .isInstanceOfSatisfying(
            FetchException.class, e -> assertThat(e.failure().kind()).isEqualTo(FailureClass.GONE))
        .hasMessageContaining("a.toml:1:");
    assertThat(file).hasContent("last_video = \n");
  }

  @Test
  void aFileThatIsGoneIsSaidToBe() {
    assertThatThrownBy(() ->
            ChannelFileEdit.move(folder.resolve("none.toml"), "q", Marker.NONE, new Marker("b", 1)))
        .isInstanceOfSatisfying(
            FetchException.class, e -> assertThat(e.failure().kind()).isEqualTo(FailureClass.GONE));
  }
}
