package fetchlinks.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostsTest {

  @ParameterizedTest
  @CsvSource({
    "https://www.youtube.com/@x/videos, youtube.com",
    "https://m.youtube.com/@x, youtube.com",
    "https://music.youtube.com/playlist?list=PL1, youtube.com",
    "https://youtu.be/abc, youtube.com",
    "HTTPS://WWW.YouTube.COM/@x, youtube.com",
    "'  https://youtube.com/@x ', youtube.com",
    "https://example.org:8443/feed, example.org:8443",
    "https://me:secret@example.org/feed, example.org",
    "https://example.org/@name, example.org",
    "https://example.org?user=a@b.c, example.org",
    "https://example.org/a|b^c{d}%zz, example.org",
    "https://m.to/x, m.to",
    "http://127.0.0.1:8080/a b, 127.0.0.1:8080",
    "http://[::1]:8080/a, [::1]:8080",
  })
  void anAddressBelongsToItsHost(String link, String host) {
    assertThat(Hosts.of(link)).isEqualTo(host);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ytsearch5:cats", "https://", "nothing", ":", ""})
  void anAddressWithoutAHostIsItsOwnSite(String link) {
    assertThat(Hosts.of(" " + link)).isEqualTo(link);
  }
}
