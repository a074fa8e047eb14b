package fetchlinks.ytdlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET https://x.org/a?b=1&token=hush&c=2",
        "https://x.org/a?access_token=hush",
        "https://x.org/a?b=1&key=hush#x",
        "Authorization: Bearer hush",
        "Cookie: SID=hush; HSID=hush",
        "{'Set-Cookie': 'a=hush'}",
        "proxy http://me:hush@proxy:80/ failed",
        "youtube:po_token=hush",
      })
  void textShowsNoSecret(String text) {
    assertThat(Secrets.mask(text)).doesNotContain("hush").contains("***");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://www.youtube.com/playlist?list=PLabc&index=3",
        "12:30: no key was found",
        "see https://example.org/@name/videos",
      })
  void harmlessTextStaysAsItIs(String text) {
    assertThat(Secrets.mask(text)).isEqualTo(text);
  }

  @Test
  void secretOptionsAreHidden() {
    assertThat(
            Secrets.mask(
                List.of("--cookies", "/h/c.txt", "-u", "me", "--password=hush", "-phush", "-x")))
        .containsExactly("--cookies", "***", "-u", "***", "--password=***", "-p***", "-x");
  }
}
