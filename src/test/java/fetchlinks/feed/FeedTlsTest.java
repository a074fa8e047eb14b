package fetchlinks.feed;

import static fetchlinks.feed.Feeds.item;
import static fetchlinks.feed.Feeds.rss;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import fetchlinks.engine.FetchException;
import fetchlinks.model.Failure;
import fetchlinks.model.FailureClass;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FeedTlsTest {

  private static final char[] PASSWORD = "password".toCharArray();

  @TempDir Path folder;
  private HttpsServer server;
  private ExecutorService threads;
  private SSLContext usual;
  private SSLContext own;

  @BeforeEach
  void open() throws IOException, InterruptedException, GeneralSecurityException {
    usual = SSLContext.getDefault();
    own = context(keys());
    server = HttpsServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    threads = Executors.newVirtualThreadPerTaskExecutor();
    server.setExecutor(threads);
    server.setHttpsConfigurator(new HttpsConfigurator(own));
    on("/feed", TestServer.text(rss(item(1))));
    on("/down", TestServer.status(301, "Location", "http://127.0.0.1:1/feed"));
    server.start();
  }

  private void on(String path, TestServer.Script script) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            script.answer(exchange);
          }
        });
  }

  @AfterEach
  void close() {
    SSLContext.setDefault(usual);
    server.stop(0);
    threads.shutdownNow();
  }

  /** A self-signed certificate for the loopback address. */
  private KeyStore keys() throws IOException, InterruptedException, GeneralSecurityException {
    Path file = folder.resolve("keys.p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    int exit =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=test",
                "-ext",
                "san=ip:127.0.0.1",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start()
            .waitFor();
    assertThat(exit).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD);
    }
    return keys;
  }

  private static SSLContext context(KeyStore keys) throws GeneralSecurityException {
    KeyManagerFactory key = KeyManagerFactory.getInstance("PKIX");
    key.init(keys, PASSWORD);
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    try {
      trusted.load(null, PASSWORD);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    trusted.setCertificateEntry("own", keys.getCertificate("mykey"));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(key.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private Failure failure(String path) {
    try (FeedReader reader = reader()) {
      FetchException e = catchThrowableOfType(FetchException.class, () -> read(reader, path));
      assertThat(e).as("it was read").isNotNull();
      return e.failure();
    }
  }

  private static FeedReader reader() {
    return new FeedReader("", Map.of(), InstantSource.fixed(Instant.EPOCH));
  }

  private FeedAnswer read(FeedReader reader, String path)
      throws FetchException, InterruptedException {
    URI address = URI.create("https://127.0.0.1:" + server.getAddress().getPort() + path);
    return reader.read(address, Validators.NONE, Duration.ofMinutes(1), () -> {});
  }

  @Test
  void aCertificateThatNobodyVouchesForNeedsThePerson() {
    Failure failure = failure("/feed");
    assertThat(failure.kind()).isEqualTo(FailureClass.NEEDS_PERSON);
    assertThat(failure.code()).isEqualTo("TLS");
    assertThat(failure.message()).contains("certificate");
  }

  @Test
  void aSecureFeedIsRead() throws FetchException, InterruptedException {
    SSLContext.setDefault(own);
    try (FeedReader reader = reader();
        FeedAnswer answer = read(reader, "/feed")) {
      assertThat(((FeedAnswer.Feed) answer).entries().next()).isNotNull();
    }
  }

  @Test
  void aRedirectToAnInsecureAddressIsNotFollowed() {
    SSLContext.setDefault(own);
    assertThat(failure("/down").code()).isEqualTo("REDIR");
  }
}
