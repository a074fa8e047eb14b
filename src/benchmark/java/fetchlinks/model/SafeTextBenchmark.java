package fetchlinks.model;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Cleaning a title, and fitting it into a column. */
@State(Scope.Thread)
public class SafeTextBenchmark {

  /** What kind of title. */
  public enum Kind {
    ASCII("How the Quiet Machine Actually Works | Episode 17"),
    CJK("2時間で学ぶ鉄道入門【完全版】初心者向け日本の鉄道チャンネル"),
    EMOJI("\u26a1 breaking \u2705 done \ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67 family"),
    HOSTILE("\u001b[31mred\u001b[0m \u202egpj.exe\u0000\u009b2J line\nbreak \ud83d lone");

    private final String text;

    Kind(String text) {
      this.text = text;
    }
  }

  @Param Kind kind;

  @Benchmark
  public String clean() {
    return SafeText.of(kind.text);
  }

  @Benchmark
  public String cleanAndFit() {
    return SafeText.fit(SafeText.of(kind.text), 30);
  }
}
