package fetchlinks.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Proxy;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {

  private static final URI PLAIN = URI.create("http://feeds.example.org:8080/x");
  private static final URI SECURE = URI.create("https://example.org/x");

  private static String proxy(@Nullable String configured, Map<String, String> env, URI target) {
    return new Proxies(configured, env).proxy(target).map(URI::toString).orElse("none");
  }

  @Test
  void withoutAnythingThereIsNone() {
    assertThat(proxy(null, Map.of(), PLAIN)).isEqualTo("none");
    assertThat(new Proxies(null, Map.of()).select(PLAIN)).containsExactly(Proxy.NO_PROXY);
  }

  @Test
  void aConfiguredOneCountsForEverythingWhateverTheEnvironmentSays() {
    Map<String, String> env = Map.of("http_proxy", "http://other:1", "no_proxy", "*");
    assertThat(proxy("http://p:3128", env, PLAIN)).isEqualTo("http://p:3128");
    assertThat(proxy("p:3128", env, SECURE)).isEqualTo("http://p:3128");
    assertThat(proxy("", env, PLAIN)).isEqualTo("none");
  }

  @Test
  void theEnvironmentDecidesByScheme() {
    Map<String, String> env = Map.of("http_proxy", "http://h:1", "HTTPS_PROXY", "http://s:2");
    assertThat(proxy(null, env, PLAIN)).isEqualTo("http://h:1");
    assertThat(proxy(null, env, SECURE)).isEqualTo("http://s:2");
  }

  @Test
  void likeYtDlpSecureAddressesTakeTheProxyOfPlainOnesWhereThereIsNoOther() {
    assertThat(proxy(null, Map.of("http_proxy", "h:1"), SECURE)).isEqualTo("http://h:1");
    Map<String, String> off = Map.of("http_proxy", "h:1", "https_proxy", "__noproxy__");
    assertThat(proxy(null, off, SECURE)).isEqualTo("none");
    assertThat(proxy(null, Map.of("ALL_PROXY", "//a:1"), SECURE)).isEqualTo("http://a:1");
  }

  @Test
  void lowerCaseWinsAlsoWhereItIsEmpty() {
    assertThat(proxy(null, Map.of("http_proxy", "", "HTTP_PROXY", "h:1"), PLAIN)).isEqualTo("none");
  }

  @Test
  void aVisitorOfAWebServerCantSetIt() {
    Map<String, String> env = Map.of("REQUEST_METHOD", "GET", "HTTP_PROXY", "evil:1");
    assertThat(proxy(null, env, PLAIN)).isEqualTo("none");
  }

  @ParameterizedTest
  @CsvSource({
    "'*', true",
    "example.org, true",
    "'other, .Example.org', true",
    "feeds.example.org:8080, true",
    "feeds.example.org:80, false",
    "ample.org, false",
    "'', false",
    "' , ', false",
  })
  void exceptionsAreHosts(String exceptions, boolean bypassed) {
    Map<String, String> env = Map.of("http_proxy", "http://p:1", "no_proxy", exceptions);
    assertThat(proxy(null, env, PLAIN)).isEqualTo(bypassed ? "none" : "http://p:1");
  }

  @Test
  void aLoginInTheAddressIsSentToTheProxy() {
    Proxies proxies = new Proxies("http://me:p%40ss@p:3128", Map.of());
    assertThat(proxies.login(PLAIN)).contains("Basic bWU6cEBzcw==");
    assertThat(new Proxies("p:3128", Map.of()).login(PLAIN)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"socks5://p:1080", "https://p:443", "http://:80", "http://p:x y"})
  void whatTheClientCantDoIsSaidAndNeverGoneAround(String proxy) {
    assertThat(new Proxies(proxy, Map.of()).obstacle(PLAIN)).isPresent();
  }

  @Test
  void anOrdinaryProxyIsNoObstacle() {
    assertThat(new Proxies("p:3128", Map.of()).obstacle(PLAIN)).isEmpty();
    assertThat(new Proxies("", Map.of()).obstacle(PLAIN)).isEmpty();
  }
}
