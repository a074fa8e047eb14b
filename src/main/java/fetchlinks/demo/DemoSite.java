package fetchlinks.demo;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A running demonstration: a site of some forty channels on two free loopback ports, and a
 * temporary folder with a configuration that points at it. Most channels are healthy; of every kind
 * of trouble there is one. New videos appear while it runs. Needs nothing but a JDK.
 */
public final class DemoSite implements AutoCloseable {

  private static final Duration TICK = Duration.ofSeconds(5);

  private final DemoLibrary library;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer site;
  private final HttpServer busySite;
  private @Nullable DemoFiles files;

  private DemoSite(long seed, double slowness) throws IOException {
    this.library = new DemoLibrary(seed);
    DemoHandler handler = new DemoHandler(library, slowness);
    this.site = open(handler);
    this.busySite = open(handler);
  }

  /** Opens it for a person to watch: a run with 5 workers takes about half a minute. */
  public static DemoSite start(long seed) throws IOException {
    return start(seed, 1);
  }

  /**
   * Opens it.
   *
   * @param seed decides on titles, ids and on what is published when
   * @param slowness factor for all delays; 0: none, and nothing new but by {@link #tick}
   * @throws IOException no port or no temporary folder could be had
   */
  public static DemoSite start(long seed, double slowness) throws IOException {
    DemoSite demo = new DemoSite(seed, slowness);
    try {
      demo.files = DemoFiles.write(demo.library, demo::address);
    } catch (IOException e) {
      demo.close();
      throw e;
    }
    if (slowness > 0) {
      demo.threads.execute(() -> demo.grow(slowness));
    }
    return demo;
  }

  /** The main configuration file to run with. */
  public Path configuration() {
    return started().configuration();
  }

  /**
   * Publishes a few new videos, as happens by itself every five seconds.
   *
   * @return how many
   */
  public int tick() {
    return library.tick();
  }

  /** Ends the site, also in the middle of answers, and deletes the folder. */
  @Override
  public void close() {
    site.stop(0);
    busySite.stop(0);
    threads.shutdownNow();
    if (files != null) {
      files.close();
    }
  }

  /** Where the site serves this channel. */
  String address(DemoChannel channel) {
    HttpServer server = channel.behaviour() == Behaviour.BUSY ? busySite : site;
    return "http://127.0.0.1:" + server.getAddress().getPort() + channel.path();
  }

  private DemoFiles started() {
    if (files == null) {
      throw new IllegalStateException("the demonstration has no folder");
    }
    return files;
  }

  private HttpServer open(DemoHandler handler) throws IOException {
    InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
    HttpServer server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
    server.createContext("/", handler);
    server.setExecutor(threads);
    server.start();
    return server;
  }

  private void grow(double slowness) {
    try {
      while (!threads.isShutdown()) {
        Thread.sleep(Duration.ofNanos(Math.round(TICK.toNanos() * slowness)));
        library.tick();
      }
    } catch (InterruptedException _) {
      // The demonstration is over, and with it this thread.
    }
  }
}
