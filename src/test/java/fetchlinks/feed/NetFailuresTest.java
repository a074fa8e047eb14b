package fetchlinks.feed;

import static org.assertj.core.api.Assertions.assertThat;

import fetchlinks.model.Failure;
import fetchlinks.model.FailureClass;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NetFailuresTest {

  static Stream<Arguments> problems() {
    return Stream.of(
        Arguments.of(
            caused(new ConnectException(), new UnresolvedAddressException()), "UNREACHABLE", "NET"),
        Arguments.of(new UnknownHostException("x.invalid"), "UNREACHABLE", "NET"),
        Arguments.of(new NoRouteToHostException("No route to host"), "UNREACHABLE", "NET"),
        Arguments.of(new ConnectException("Network is unreachable"), "UNREACHABLE", "NET"),
        Arguments.of(new ConnectException("Connection refused"), "TRANSIENT", "NET"),
        Arguments.of(new SocketException("Connection reset"), "TRANSIENT", "NET"),
        Arguments.of(new EOFException(), "TRANSIENT", "NET"),
        Arguments.of(new HttpTimeoutException("late"), "TRANSIENT", "TIME"),
        Arguments.of(new HttpConnectTimeoutException("late"), "TRANSIENT", "TIME"),
        Arguments.of(
            caused(new SSLHandshakeException("PKIX"), new CertificateException("no path")),
            "NEEDS_PERSON",
            "TLS"),
        Arguments.of(new SSLException("closed in the middle"), "TRANSIENT", "TLS"),
        Arguments.of(new TooLargeException("too large"), "NEEDS_PERSON", "SIZE"));
  }

  @ParameterizedTest
  @MethodSource("problems")
  void anExceptionSaysWhatHappensNext(IOException problem, FailureClass kind, String code) {
    Failure failure = NetFailures.of(problem, Feeds.ADDRESS);
    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.code()).isEqualTo(code);
    assertThat(failure.message()).contains("example.org");
  }

  @Test
  void aMessageFromElsewhereIsCleanedAndCut() {
    Failure failure =
        NetFailures.of(new IOException("\u001b[2J" + "very long ".repeat(100)), Feeds.ADDRESS);
    assertThat(failure.message()).doesNotContain("\u001b").hasSizeLessThan(250);
  }

  @Test
  void causesThatGoRoundInACircleComeToAnEnd() {
    IOException one = new IOException("one");
    IOException two = new IOException("two", one);
    one.initCause(two);
    assertThat(NetFailures.of(one, Feeds.ADDRESS).kind()).isEqualTo(FailureClass.TRANSIENT);
  }

  private static IOException caused(IOException problem, Throwable cause) {
    problem.initCause(cause);
    return problem;
  }
}
