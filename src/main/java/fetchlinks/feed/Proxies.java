package fetchlinks.feed;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the proxy as yt-dlp does, so that both take the same way: a configured proxy counts for
 * everything and "" for none; else {@code http_proxy}, {@code https_proxy}, {@code all_proxy} and
 * {@code no_proxy}, lower case before upper case.
 */
final class Proxies extends ProxySelector {

  private final @Nullable String configured;
  private final Map<String, String> environment;

  Proxies(@Nullable String configured, Map<String, String> environment) {
    this.configured = configured;
    this.environment = Map.copyOf(environment);
  }

  @Override
  public List<Proxy> select(URI target) {
    return List.of(proxy(target).map(Proxies::http).orElse(Proxy.NO_PROXY));
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException problem) {
    // The request fails with the same exception; there is no second proxy to turn to.
  }

  /** The proxy for this target, its scheme always given. */
  Optional<URI> proxy(URI target) {
    String choice = configured != null ? configured : fromEnvironment(target);
    if (choice.isBlank() || choice.equals("__noproxy__")) {
      return Optional.empty();
    }
    String address = choice.strip();
    return Optional.of(
        URI.create(
            address.contains("://") ? address : "http://" + address.replaceFirst("^//", "")));
  }

  /** Why this target can't be asked for through its proxy, empty where it can. */
  Optional<String> obstacle(URI target) {
    try {
      Optional<URI> proxy = proxy(target);
      if (proxy.isEmpty()) {
        return Optional.empty();
      }
      String scheme = Objects.requireNonNullElse(proxy.get().getScheme(), "");
      if (!scheme.equalsIgnoreCase("http")) {
        return Optional.of("feeds can't be read through a proxy of type " + Shown.clean(scheme));
      }
      return proxy.get().getHost() == null
          ? Optional.of("the proxy's address has no host")
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.of("the proxy's address is not an address");
    }
  }

  /** The value of {@code Proxy-Authorization}, where the proxy's address holds a login. */
  Optional<String> login(URI target) {
    return proxy(target).map(URI::getUserInfo).map(Proxies::basic);
  }

  /** HTTP's plain login. */
  static String basic(String userInfo) {
    byte[] login = userInfo.getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(login);
  }

  private static Proxy http(URI proxy) {
    int port = proxy.getPort() < 0 ? 80 : proxy.getPort();
    return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.getHost(), port));
  }

  private String fromEnvironment(URI target) {
    if (bypassed(target)) {
      return "";
    }
    String scheme = Objects.requireNonNullElse(target.getScheme(), "").toLowerCase(Locale.ROOT);
    String own = variable(scheme + "_proxy");
    if (own.isEmpty() && scheme.equals("https")) {
      own = variable("http_proxy"); // yt-dlp does so, unlike curl
    }
    return own.isEmpty() ? variable("all_proxy") : own;
  }

  private boolean bypassed(URI target) {
    String host = Objects.requireNonNullElse(target.getHost(), "").toLowerCase(Locale.ROOT);
    String withPort = host + ":" + target.getPort();
    String exceptions = variable("no_proxy");
    return !exceptions.isEmpty() && isListed(exceptions.toLowerCase(Locale.ROOT), host, withPort);
  }

  private static boolean isListed(String exceptions, String host, String withPort) {
    return exceptions.equals("*")
        || Arrays.stream(exceptions.split(",", -1))
            .map(name -> name.strip().replaceFirst("^\\.+", ""))
            .filter(name -> !name.isEmpty())
            .anyMatch(name -> isWithin(host, name) || isWithin(withPort, name));
  }

  private static boolean isWithin(String host, String name) {
    return host.equals(name) || host.endsWith("." + name);
  }

  /** Lower case wins even where it is empty: so a person switches a proxy off. */
  private String variable(String name) {
    String lower = environment.get(name);
    if (lower != null) {
      return lower.strip();
    }
    // A web server gives a visitor's `Proxy:` header to scripts as HTTP_PROXY.
    boolean script = name.equals("http_proxy") && environment.containsKey("REQUEST_METHOD");
    String upper = script ? null : environment.get(name.toUpperCase(Locale.ROOT));
    return upper == null ? "" : upper.strip();
  }
}
