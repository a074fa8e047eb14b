package fetchlinks.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * The feeds of the big site, on this machine: over TLS, with a certificate that is made for it, and
 * behind a proxy, which leads nowhere else. While it is open this process trusts nobody else.
 */
final class RehearsedBigSite implements AutoCloseable {

  static final String ADDRESS = "https://www.youtube.com/";

  private static final char[] PASSWORD = "rehearsal".toCharArray();

  private final SSLContext usual;
  private final SSLContext own;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ServerSocket proxy;
  private volatile int newest;

  private RehearsedBigSite(SSLContext own) throws IOException, GeneralSecurityException {
    this.usual = SSLContext.getDefault();
    this.own = own;
    this.proxy = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    SSLContext.setDefault(own);
  }

  static RehearsedBigSite open(Path folder)
      throws IOException, InterruptedException, GeneralSecurityException {
    RehearsedBigSite site = new RehearsedBigSite(context(keys(folder)));
    site.threads.execute(site::acceptAll);
    return site;
  }

  int proxyPort() {
    return proxy.getLocalPort();
  }

  /** The feed shows the videos from this one down to the first. */
  void newest(int number) {
    newest = number;
  }

  // ---- the certificate

  /** An authority of its own, and what that signed, as costly to check as a real one. */
  private static KeyStore keys(Path folder)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path file = folder.resolve("keys.p12");
    make(file, "authority", "-ext", "bc:c");
    make(file, "site", "-signer", "authority", "-ext", "san=dns:www.youtube.com");
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD);
    }
    return keys;
  }

  private static void make(Path file, String alias, String... more)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
    Collections.addAll(command, "-J-XX:TieredStopAtLevel=1", "-genkeypair", "-keyalg", "EC");
    Collections.addAll(command, "-alias", alias, "-dname", "CN=" + alias);
    Collections.addAll(command, "-storepass", new String(PASSWORD), "-keystore", file.toString());
    Collections.addAll(command, more);
    int _ =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
  }

  private static SSLContext context(KeyStore keys) throws GeneralSecurityException, IOException {
    KeyStore site = empty();
    site.setKeyEntry(
        "site", keys.getKey("site", PASSWORD), PASSWORD, keys.getCertificateChain("site"));
    KeyManagerFactory key = KeyManagerFactory.getInstance("PKIX");
    key.init(site, PASSWORD);
    KeyStore trusted = empty();
    trusted.setCertificateEntry("authority", keys.getCertificate("authority"));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(key.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, PASSWORD);
    return store;
  }

  // ---- the proxy

  private void acceptAll() {
    try {
      while (true) {
        Socket visitor = proxy.accept();
        threads.execute(() -> serve(visitor));
      }
    } catch (IOException _) {
      // It was closed.
    }
  }

  /** Whatever the proxy is asked for, it is the one site. */
  private void serve(Socket visitor) {
    try (visitor) {
      String _ = head(visitor.getInputStream());
      send(visitor, "HTTP/1.1 200 Established\r\n\r\n");
      SSLSocketFactory tls = own.getSocketFactory();
      try (Socket site = tls.createSocket(visitor, InputStream.nullInputStream(), true)) {
        InputStream requests = new BufferedInputStream(site.getInputStream());
        for (String head = head(requests); !head.isEmpty(); head = head(requests)) {
          answer(site, head);
        }
      }
    } catch (IOException _) {
      // The visitor has gone.
    }
  }

  /** The head of a request, empty where none comes. */
  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    int c = in.read();
    while (c >= 0) {
      head.append((char) c);
      c = head.indexOf("\r\n\r\n") < 0 ? in.read() : -1;
    }
    return head.toString();
  }

  private static void send(Socket to, String text) throws IOException {
    to.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  // ---- the feeds

  /** A channel's feed has validators, as feeds of smaller sites have, that of a list has none. */
  private void answer(Socket visitor, String head) throws IOException {
    if (head.contains("If-None-Match")) {
      send(visitor, "HTTP/1.1 304 Not Modified\r\n\r\n");
      return;
    }
    boolean own = head.contains("channel_id");
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (OutputStream packed = new GZIPOutputStream(body)) {
      packed.write(feed(own ? 1 : newest).getBytes(StandardCharsets.UTF_8));
    }
    send(
        visitor,
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n%s\r\n"
            .formatted(body.size(), own ? "ETag: \"one\"\r\n" : ""));
    body.writeTo(visitor.getOutputStream());
  }

  private static String feed(int newest) {
    StringBuilder feed =
        new StringBuilder(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"
             xmlns:yt="http://www.youtube.com/xml/schemas/2015">
             <yt:channelId>UCrehearsalrehearsalrehe</yt:channelId><title>Rehearsal</title>
            """);
    for (int number = newest; number > 0; number--) {
      feed.append(
          """
          <entry><id>yt:video:rehearsal0%1$d</id><yt:videoId>rehearsal0%1$d</yt:videoId>
           <title>A title</title><published>2026-01-01T12:00:00+00:00</published>
           <link rel="alternate" href="https://www.youtube.com/watch?v=rehearsal0%1$d"/>
           <media:group><media:title>A title</media:title></media:group></entry>
          """
              .formatted(number));
    }
    return feed.append("</feed>\n").toString();
  }

  @Override
  public void close() throws IOException {
    SSLContext.setDefault(usual);
    proxy.close();
    threads.shutdownNow();
  }
}
