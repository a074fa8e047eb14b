package fetchlinks.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import fetchlinks.engine.CheckSession;
import fetchlinks.engine.CheckSession.Placement;
import fetchlinks.model.ChannelId;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A downloader of the original's family must be able to work on our queue unchanged. */
class ConsumerContractTest {

  @TempDir Path root;
  private Sandbox sandbox;
  private ChannelId tech;

  @BeforeEach
  void setUp() throws Exception {
    sandbox = Sandbox.in(root);
    tech = sandbox.channel("tech", "max_height = 720\n");
  }

  private void queue(String... ids) throws Exception {
    try (CheckSession session = sandbox.store().open(tech)) {
      List<Placement> _ = session.queue(Sandbox.videos(ids), 0);
    }
  }

  /** One pass: glob, read, download, then unlink on success or rename on failure. */
  private List<JsonObject> pass(String failing) throws IOException {
    List<JsonObject> seen = new ArrayList<>();
    try (DirectoryStream<Path> links = Files.newDirectoryStream(sandbox.queue(), "*.link")) {
      for (Path link : links) {
        List<String> lines = Files.readAllLines(link);
        assertThat(lines).hasSize(1);
        JsonObject data = JsonParser.parseString(lines.getFirst()).getAsJsonObject();
        seen.add(data);
        String name = String.valueOf(link.getFileName());
        String id = data.get("id").getAsString();
        assertThat(name).isEqualTo(id.substring(0, Math.min(20, id.length())) + ".link");
        if (id.equals(failing)) {
          Files.move(link, link.resolveSibling(name.replace(".link", ".broken")));
        } else {
          Files.delete(link);
        }
      }
    }
    return seen;
  }

  @Test
  void everyLinkHoldsWhatADownloaderNeeds() throws Exception {
    queue("dQw4w9WgXcQ", "a-much-longer-id-than-twenty-characters");
    List<JsonObject> links = pass("none");
    assertThat(links).hasSize(2);
    for (JsonObject link : links) {
      for (String key : List.of("id", "title", "url", "my_title")) {
        assertThat(link.get(key).getAsJsonPrimitive().isString()).isTrue();
      }
      assertThat(link.get("max_height").getAsInt()).isEqualTo(720);
      assertThat(link.get("my_title").getAsString()).isEqualTo("The tech");
    }
  }

  @Test
  void aVideoThatWasDownloadedOrHasFailedIsNotQueuedAgain() throws Exception {
    queue("good", "bad");
    assertThat(pass("bad")).hasSize(2);
    queue("good", "bad", "next");
    assertThat(sandbox.links()).containsExactly("next.link");
    assertThat(sandbox.queue().resolve("bad.broken")).exists();
  }

  @Test
  void ourOwnStateIsNoLink() throws Exception {
    queue("a");
    assertThat(pass("none")).hasSize(1);
    assertThat(pass("none")).isEmpty();
    assertThat(sandbox.everything()).noneMatch(name -> name.endsWith(".link"));
  }
}
