package fetchlinks.tui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineEditTest {

  private static LineEdit keys(String text, String... keys) {
    LineEdit line = LineEdit.of(text);
    for (String key : keys) {
      LineEdit next = line.after(key);
      assertThat(next).as(key).isNotNull();
      line = next;
    }
    return line;
  }

  @Test
  void lettersGoWhereTheCursorIs() {
    assertThat(keys("ac", "Left", "b", "Space")).isEqualTo(new LineEdit("ab c", 3));
  }

  @Test
  void deletingNeverSplitsACluster() {
    assertThat(keys("ae\u0301", "Backspace").text()).isEqualTo("a");
    assertThat(keys("日本", "Home", "Delete").text()).isEqualTo("本");
    assertThat(keys("日本", "Left", "Left", "Right").at()).isEqualTo(1);
  }

  @Test
  void theEndsStopTheCursor() {
    assertThat(keys("a", "Right", "Delete").at()).isEqualTo(1);
    assertThat(keys("a", "Home", "Left", "Backspace")).isEqualTo(new LineEdit("a", 0));
    assertThat(keys("abc", "Home", "End").at()).isEqualTo(3);
  }

  @Test
  void wordsAndLinesAreDeletedAtOnce() {
    assertThat(keys("one two  ", "Ctrl-W").text()).isEqualTo("one ");
    assertThat(keys("one two", "Left", "Ctrl-U").text()).isEqualTo("o");
  }

  @Test
  void otherKeysMeanNothing() {
    assertThat(LineEdit.EMPTY.after("F5")).isNull();
    assertThat(LineEdit.EMPTY.after("Ctrl-X")).isNull();
  }

  @Test
  void aLineIsBoundedAndClean() {
    assertThat(LineEdit.EMPTY.insert("x".repeat(9000)).text()).hasSize(500);
    assertThat(LineEdit.EMPTY.insert("a\u001b[2Jb").text()).doesNotContain("\u001b");
  }
}
