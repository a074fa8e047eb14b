package fetchlinks.feed;

import fetchlinks.model.Failure;
import fetchlinks.model.FailureClass;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.GeneralSecurityException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What an exception of the network means for a channel. Pure. */
final class NetFailures {

  private NetFailures() {}

  static Failure of(IOException problem, URI address) {
    String host = Shown.host(address);
    if (has(problem, NetFailures::isUnresolved)) {
      return unreachable("the name of %s does not resolve".formatted(host));
    }
    if (has(problem, NetFailures::isUnroutable)) {
      return unreachable("there is no route to %s".formatted(host));
    }
    if (has(problem, SSLException.class::isInstance)) {
      return tls(problem, host);
    }
    if (has(problem, NetFailures::isTimeout)) {
      return Failure.of(FailureClass.TRANSIENT, "TIME", host + " took too long to answer");
    }
    if (problem instanceof TooLargeException) {
      return Failure.of(
              FailureClass.NEEDS_PERSON, "SIZE", "%s: %s".formatted(host, problem.getMessage()))
          .advising("check `link` in the channel file");
    }
    if (has(problem, ConnectException.class::isInstance)) {
      return Failure.of(FailureClass.TRANSIENT, "NET", host + " does not accept connections");
    }
    String why = Shown.reason(problem);
    return Failure.of(
        FailureClass.TRANSIENT, "NET", "the connection to %s broke: %s".formatted(host, why));
  }

  private static Failure unreachable(String message) {
    return Failure.of(FailureClass.UNREACHABLE, "NET", message)
        .advising("check the network and the spelling of the link");
  }

  private static Failure tls(IOException problem, String host) {
    String why = Shown.reason(problem);
    if (has(problem, GeneralSecurityException.class::isInstance)) {
      return Failure.of(
              FailureClass.NEEDS_PERSON,
              "TLS",
              "the certificate of %s is not trusted: %s".formatted(host, why))
          .advising("check the clock, the proxy and the trusted certificates of this machine");
    }
    return Failure.of(
        FailureClass.TRANSIENT,
        "TLS",
        "the secure connection to %s failed: %s".formatted(host, why));
  }

  private static boolean isUnresolved(Throwable problem) {
    return problem instanceof UnknownHostException || problem instanceof UnresolvedAddressException;
  }

  private static boolean isUnroutable(Throwable problem) {
    String message = problem.getMessage();
    return problem instanceof NoRouteToHostException
        || (message != null && message.toLowerCase(Locale.ROOT).contains("unreachable"));
  }

  private static boolean isTimeout(Throwable problem) {
    return problem instanceof HttpTimeoutException || problem instanceof SocketTimeoutException;
  }

  private static boolean has(Throwable problem, Predicate<Throwable> wanted) {
    Set<Throwable> looked = new HashSet<>();
    @Nullable Throwable at = problem;
    while (at != null && looked.add(at)) {
      if (wanted.test(at)) {
        return true;
      }
      at = at.getCause();
    }
    return false;
  }
}
