package fetchlinks.tui;

import static fetchlinks.tui.ScriptedChunks.PAUSE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From the terminal's bytes to named keys, through Lanterna's decoder. */
class KeysTest {

  private static List<Input> decode(String... script) throws IOException {
    EscInput input = new EscInput(new ScriptedChunks(script));
    TerminalEnvironment environment = FramePainterTest.environment(ColourDepth.MONO, true);
    Tty tty =
        new Tty(input, new Gate(OutputStream.nullOutputStream()), new FakeModes(), environment);
    Keys keys = new Keys(input);
    List<Input> inputs = new ArrayList<>();
    Input next = null;
    while (!(next instanceof Input.Closed)) {
      next = keys.map(tty.readInput());
      if (next != null) {
        inputs.add(next);
      }
    }
    tty.close();
    return inputs.subList(0, inputs.size() - 1);
  }

  private static List<Input> keys(String... names) {
    return List.<Input>copyOf(
        IntStream.range(0, names.length).mapToObj(i -> new Input.Key(names[i])).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "a, a",
    "A, A",
    "1, 1",
    "/, /",
    "' ', Space",
    "é, é",
    "日, 日",
    "🦄, 🦄",
    "\\n, Enter",
    "\\t, Tab",
    "\\x7f, Backspace",
    "\\x03, Ctrl-C",
    "\\x0c, Ctrl-L",
    "\\x13, Ctrl-S",
    "\\x1a, Ctrl-Z",
    "\\x1c, Ctrl-\\",
    "\\x00, Ctrl-Space",
    "\\e, Esc",
    "\\ex, Alt-x",
    "\\e[A, Up",
    "\\e[B, Down",
    "\\e[C, Right",
    "\\e[D, Left",
    "\\eOA, Up",
    "\\eOH, Home",
    "\\e[1;2A, Shift-Up",
    "\\e[1;5C, Ctrl-Right",
    "\\e[1;3D, Alt-Left",
    "\\e[H, Home",
    "\\e[F, End",
    "\\e[1~, Home",
    "\\e[4~, End",
    "\\e[7~, Home",
    "\\e[8~, End",
    "\\e[2~, Insert",
    "\\e[3~, Delete",
    "\\e[5~, PgUp",
    "\\e[6~, PgDn",
    "\\e[Z, Shift-Tab",
    "\\eOP, F1",
    "\\e[15~, F5",
    "\\e[24~, F12"
  })
  void aKeyIsNamedAsInTheHelp(String bytes, String name) throws IOException {
    assertThat(decode(unescape(bytes))).isEqualTo(keys(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\e[I", // focus came
        "\\e[O", // focus went
        "\\e[?62;1;4c", // what the terminal is
        "\\e[>0;276;0c",
        "\\e[12;40R", // where the cursor is
        "\\e[97;5u", // keys in another protocol
        "\\e[27;5;97~",
        "\\e[?2026;2$y",
        "\\e[M !!", // a mouse report of old
        "\\e[<35;10;10M", // a motion
        "\\e[<0;10;10m", // a release
        "\\e]11;rgb:0000/0000/0000\\e\\\\", // the background's colour
        "\\e]52;c;cXVpdA==\\x07",
        "\\eP1$r0m\\e\\\\"
      })
  void whatIsNoKeyPressesNothing(String bytes) throws IOException {
    assertThat(decode("j" + unescape(bytes) + "k")).isEqualTo(keys("j", "k"));
    assertThat(decode("j", unescape(bytes), "k")).isEqualTo(keys("j", "k"));
  }

  @Test
  void escapeIsItselfAfterAShortPauseAndNotBefore() throws IOException {
    assertThat(decode("\u001b", PAUSE, "[A")).isEqualTo(keys("Esc", "[", "A"));
    assertThat(decode("\u001b", "[A")).isEqualTo(keys("Up"));
    assertThat(decode("\u001b[", "1;", "2", "A")).isEqualTo(keys("Shift-Up"));
    assertThat(decode("\u001b", PAUSE, "j")).isEqualTo(keys("Esc", "j"));
    assertThat(decode("\u001b\u001b", PAUSE, "q")).contains(new Input.Key("q"));
  }

  @Test
  void aCharacterSplitIntoBytesIsOne() throws IOException {
    Chunks chunks =
        new Chunks() {
          private final byte[] bytes = "日".getBytes(StandardCharsets.UTF_8);
          private int at;

          @Override
          public byte[] next(long millis) {
            return at == bytes.length ? END : new byte[] {bytes[at++]};
          }
        };
    EscInput input = new EscInput(chunks);

    assertThat(new String(input.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("日");
  }

  @Test
  void mouseReportsKeepTheirPlaceAmongTheKeys() throws IOException {
    assertThat(decode("a\u001b[<0;5;3Mb\u001b[<64;1;1M\u001b[<65;200;100Mc"))
        .containsExactly(
            new Input.Key("a"),
            new Input.Mouse(Input.Mouse.Kind.CLICK, 4, 2),
            new Input.Key("b"),
            new Input.Mouse(Input.Mouse.Kind.WHEEL_UP, 0, 0),
            new Input.Mouse(Input.Mouse.Kind.WHEEL_DOWN, 199, 99),
            new Input.Key("c"));
  }

  @Test
  void aPasteIsOneInputHoweverItArrives() throws IOException {
    assertThat(decode("a\u001b[200~quit q\u001b[201~b"))
        .containsExactly(new Input.Key("a"), new Input.Paste("quit q"), new Input.Key("b"));
    assertThat(decode("\u001b[20", "0~qu", "it\u001b[2", "01", "~b"))
        .containsExactly(new Input.Paste("quit"), new Input.Key("b"));
    assertThat(decode("\u001b[200~\u001b[201~x"))
        .containsExactly(new Input.Paste(""), new Input.Key("x"));
  }

  @Test
  void aPasteIsCleanedOfWhatATerminalActsOn() throws IOException {
    assertThat(decode("\u001b[200~a\u001b[31mb\nc\u001b[201~"))
        .containsExactly(new Input.Paste("a[31mb↵c"));
  }

  @Test
  void aPasteWhoseEndGotLostDoesNotSwallowTheKeysAfterIt() throws IOException {
    assertThat(decode("\u001b[200~lost", PAUSE, "j"))
        .containsExactly(new Input.Paste("lost"), new Input.Key("j"));
  }

  @Test
  void aHugePasteIsCutAndItsEndStillFound() throws IOException {
    String[] script = new String[60];
    Arrays.fill(script, "x".repeat(20_000));
    script[0] = "\u001b[200~";
    script[script.length - 1] = "\u001b[201~j";

    List<Input> inputs = decode(script);

    assertThat(inputs).hasSize(2).last().isEqualTo(new Input.Key("j"));
    assertThat(inputs.getFirst())
        .isInstanceOfSatisfying(Input.Paste.class, paste -> assertThat(paste.text()).hasSize(4096));
  }

  @Test
  void aPasteOfTwentyThousandBytesPressesNoKey() throws IOException {
    assertThat(decode("\u001b[200~" + "q".repeat(20_000) + "\u001b[201~j"))
        .hasSize(2)
        .last()
        .isEqualTo(new Input.Key("j"));
  }

  static IntStream seeds() {
    return IntStream.range(0, 100);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void howTheBytesAreSplitChangesNothing(int seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    String[] pieces = {
      "j",
      "\u001b[A",
      "\u001b[200~pa\u001b[Aste\u001b[201~",
      "\u001b[<64;3;4M",
      "\u001b[I",
      "日",
      "\u001bOP",
      "\u001b[1;5C",
      "\u001b[15~",
      "\u001b[?1;2c",
      "q"
    };
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      all.append(pieces[random.nextInt(pieces.length)]);
    }
    List<String> split = new ArrayList<>();
    for (int at = 0; at < all.length(); ) {
      int end = Math.min(all.length(), at + random.nextInt(1, 6));
      split.add(all.substring(at, end));
      at = end;
    }

    assertThat(decode(split.toArray(String[]::new))).isEqualTo(decode(all.toString()));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void noiseNeitherHangsNorThrows(int seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder noise = new StringBuilder();
    String alphabet = "\u001b\u001b[]<;0129~MmAqO?P\\\u0007\n\u0000\u009béx";
    for (int i = 0; i < 400; i++) {
      noise.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }

    assertThat(decode(noise.toString(), PAUSE, "j"))
        .last()
        .isIn(new Input.Key("j"), new Input.Paste("j"));
  }

  private static String unescape(String text) {
    return text.replace("\\e", "\u001b")
        .replace("\\n", "\n")
        .replace("\\t", "\t")
        .replace("\\x7f", "\u007f")
        .replace("\\x03", "\u0003")
        .replace("\\x07", "\u0007")
        .replace("\\x0c", "\f")
        .replace("\\x13", "\u0013")
        .replace("\\x1a", "\u001a")
        .replace("\\x1c", "\u001c")
        .replace("\\x00", "\u0000")
        .replace("\\\\", "\\");
  }
}
