package fetchlinks.ytdlp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          ERROR: [youtube:tab] @chan/videos: This channel does not have a videos tab | This channel does not have a videos tab
          ERROR: [generic] Unsupported URL: https://x | Unsupported URL: https://x
          [youtube:tab] x: Unable to download API page: HTTP Error 404: Not Found (caused by <HTTPError 404: Not Found>) | Unable to download API page: HTTP Error 404: Not Found
          Unable to extract title; please report this issue on  https://github.com/yt-dlp/yt-dlp/issues?q= , filling out | Unable to extract title
          Timed out. Giving up after 1 retries | Timed out
          Not there. | Not there
          wait... | wait...
          ERROR: | yt-dlp gave no reason
          """)
  void decorationIsRemoved(String raw, String cleaned) {
    assertThat(Words.cleaned(raw)).isEqualTo(cleaned);
  }

  @Test
  void nothingHostileOrEndlessIsLeft() {
    assertThat(Words.cleaned("bad \u001b[31m text\nnext")).doesNotContain("\u001b", "\n");
    assertThat(Words.cleaned("x".repeat(9_999))).hasSize(501).endsWith("…");
  }
}
