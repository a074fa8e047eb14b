package fetchlinks.ytdlp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import fetchlinks.engine.FetchException;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stand-in for the big site on loopback, and the real yt-dlps to try with it. */
public final class FakeSite implements AutoCloseable {

  private final Process server;
  private final BufferedReader output;
  private final Path state;
  private final String http;
  private final HttpClient client = HttpClient.newHttpClient();

  private FakeSite(Process server, BufferedReader output, Path state, String http) {
    this.server = server;
    this.output = output;
    this.state = state;
    this.http = http;
  }

  /** Where it is, if it is there: in {@code FAKEYT_HOME}, else beside this project. */
  public static Optional<Path> home() {
    String home = System.getenv("FAKEYT_HOME");
    Path folder = home == null ? Path.of("..", "shared", "fakeyt") : Path.of(home);
    return Optional.of(folder.resolve("fakeyt.py").toAbsolutePath().normalize())
        .filter(Files::isRegularFile);
  }

  /** A yt-dlp that is named in the environment, else, for the current one, on the PATH. */
  public static Optional<Path> ytDlp(String variable) {
    String named = System.getProperty(variable, System.getenv(variable));
    YtDlpOptions options = YtDlpOptions.plain(Path.of("unused"));
    YtDlpOptions wish = named == null ? options : options.with(Path.of(named));
    if (named == null && !variable.equals("FETCH_LINKS_TEST_YTDLP")) {
      return Optional.empty();
    }
    try {
      return Optional.of(Executable.find(wish).start());
    } catch (FetchException _) {
      return Optional.empty();
    }
  }

  public static FakeSite start(Path script, Path state, String... options) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of("python3", script.toString(), "serve", "--state", state.toString()));
    command.addAll(List.of(options));
    Process server =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    BufferedReader output = server.inputReader();
    String line = output.readLine();
    if (line == null) {
      throw new IOException("the fake site did not start");
    }
    String http = JsonParser.parseString(line).getAsJsonObject().get("http").getAsString();
    return new FakeSite(server, output, state, http);
  }

  /** Its proxy, the only way to it. */
  public String proxy() {
    return http;
  }

  /** What a client has to trust, for {@code SSL_CERT_FILE}. */
  public Path certificates() {
    return state.resolve("bundle.pem");
  }

  YtDlpOptions options(Path ytDlp, Path folder, String... extra) {
    List<String> arguments = new ArrayList<>(List.of("--compat-options", "no-certifi"));
    arguments.addAll(List.of(extra));
    return new YtDlpOptions(
        ytDlp,
        arguments,
        http,
        "",
        CookieCopies.NONE,
        Map.of("SSL_CERT_FILE", certificates().toString()),
        folder);
  }

  public JsonElement admin(String name, @Nullable String json)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(http + "/_admin/" + name));
    if (json != null) {
      request.POST(HttpRequest.BodyPublishers.ofString(json));
    }
    JsonElement answer =
        JsonParser.parseString(client.send(request.build(), BodyHandlers.ofString()).body());
    if (answer instanceof JsonObject object && object.has("error")) {
      throw new IOException(name + ": " + object.get("error").getAsString());
    }
    return answer;
  }

  public void fault(String json) throws IOException, InterruptedException {
    admin("fault", json);
  }

  /** Forgets faults and requests. */
  public void calm() throws IOException, InterruptedException {
    admin("fault/clear", "{}");
    admin("log/reset", "{}");
  }

  public int requests() throws IOException, InterruptedException {
    return admin("stats", null).getAsJsonObject().get("requests").getAsInt();
  }

  /** Ids that a correct client lists. */
  public List<String> truth(String query) throws IOException, InterruptedException {
    JsonElement answer = admin("truth?" + query, null);
    return ids(answer);
  }

  private static List<String> ids(JsonElement answer) {
    List<String> ids = new ArrayList<>();
    JsonArray array =
        answer instanceof JsonArray list ? list : firstArray(answer.getAsJsonObject());
    for (JsonElement element : array) {
      ids.add(
          element instanceof JsonObject object
              ? object.get("id").getAsString()
              : element.getAsString());
    }
    return ids;
  }

  private static JsonArray firstArray(JsonObject object) {
    return object.entrySet().stream()
        .map(Map.Entry::getValue)
        .filter(JsonArray.class::isInstance)
        .map(JsonArray.class::cast)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no list in " + object));
  }

  @Override
  public void close() throws IOException {
    server.destroy();
    output.close();
  }
}
