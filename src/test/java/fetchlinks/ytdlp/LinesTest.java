package fetchlinks.ytdlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinesTest {

  private static List<String> read(InputStream in) {
    List<String> lines = new ArrayList<>();
    new Lines(in).forEach(lines::add);
    return lines;
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void linesComeWholeHoweverTheBytesCome(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      expected.add("é→x".repeat(random.nextInt(2_000)) + i);
    }
    byte[] bytes = (String.join("\n", expected) + "\n").getBytes(StandardCharsets.UTF_8);
    InputStream choppy =
        new ByteArrayInputStream(bytes) {
          @Override
          public synchronized int read(byte[] b, int off, int len) {
            return super.read(b, off, Math.min(len, 1 + random.nextInt(5_000)));
          }
        };
    assertThat(read(choppy)).isEqualTo(expected);
  }

  @Test
  void aLastLineWithoutEndCounts() {
    assertThat(read(new ByteArrayInputStream("a\n\nb".getBytes(StandardCharsets.UTF_8))))
        .containsExactly("a", "", "b");
  }

  @Test
  void aLineThatNeverEndsIsCut() {
    InputStream endless =
        new InputStream() {
          private long left = Lines.LONGEST + 100_000L;

          @Override
          public int read() {
            return left-- > 0 ? 'x' : -1;
          }

          @Override
          public int read(byte[] b, int off, int len) {
            if (left <= 0) {
              return -1;
            }
            int n = (int) Math.min(left, len);
            Arrays.fill(b, off, off + n, (byte) 'x');
            left -= n;
            return n;
          }
        };
    assertThat(read(endless)).singleElement().asString().hasSize(Lines.LONGEST);
  }

  @Test
  void aStreamThatBreaksEndsTheLines() {
    InputStream broken =
        new InputStream() {
          private boolean begun;

          @Override
          public int read() throws IOException {
            throw new IOException("Stream closed");
          }

          @Override
          public int read(byte[] b, int off, int len) throws IOException {
            if (begun) {
              throw new IOException("Stream closed");
            }
            begun = true;
            b[off] = 'a';
            return 1;
          }
        };
    assertThat(read(broken)).containsExactly("a");
  }
}
