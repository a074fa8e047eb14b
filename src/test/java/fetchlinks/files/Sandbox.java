package fetchlinks.files;

import com.google.gson.JsonObject;
import fetchlinks.engine.CheckSession;
import fetchlinks.engine.CheckSession.Placement;
import fetchlinks.model.Availability;
import fetchlinks.model.ChannelId;
import fetchlinks.model.Mark;
import fetchlinks.model.Marker;
import fetchlinks.model.NewVideo;
import fetchlinks.model.SourceFacts;
import fetchlinks.model.SourceId;
import fetchlinks.model.SourceUpdate;
import fetchlinks.model.Video;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A folder with a configuration, channel files and a link queue. */
record Sandbox(Path root) {

  static final SourceId SOURCE = new SourceId("https://example.org/@tech/videos");

  static Sandbox in(Path root) throws IOException {
    Files.createDirectories(root.resolve("channels"));
    Files.writeString(
        root.resolve("video_downloads.toml"),
        """
        video_definition_dir = "channels"
        link_queue_dir = "queue"
        target_dir = "videos"
        """);
    return new Sandbox(root);
  }

  Settings settings() throws ConfigException {
    return Settings.read(root.resolve("video_downloads.toml"));
  }

  TomlChannelStore store() throws ConfigException {
    return new TomlChannelStore(settings());
  }

  Path queue() {
    return root.resolve("queue");
  }

  Path state() {
    return queue().resolve(".fetch-links");
  }

  Path channelFile(String name) {
    return root.resolve("channels").resolve(name + ".toml");
  }

  /** Writes a plain channel file. */
  ChannelId channel(String name) throws IOException {
    return channel(name, "");
  }

  ChannelId channel(String name, String more) throws IOException {
    Files.writeString(
        channelFile(name),
        "link = \"https://example.org/@%s\"\ntarget_folder = \"The %s\"\n%s"
            .formatted(name, name, more));
    return new ChannelId(name);
  }

  static NewVideo video(String id) {
    JsonObject json = new JsonObject();
    json.addProperty("id", id);
    json.addProperty("title", "Title of " + id);
    json.addProperty("url", "https://example.org/watch");
    return new NewVideo(
        new Video(
            id,
            "Title of " + id,
            "https://example.org/watch",
            null,
            Availability.PUBLIC,
            json.toString()),
        false);
  }

  static List<NewVideo> videos(String... ids) {
    return Arrays.stream(ids).map(Sandbox::video).toList();
  }

  static SourceUpdate queued(List<String> ids) {
    Map<String, Mark> marks = new LinkedHashMap<>();
    ids.forEach(id -> marks.put(id, Mark.QUEUED));
    return new SourceUpdate(marks, SourceFacts.NONE);
  }

  /** What a check does that found these videos. */
  static List<Placement> check(CheckSession session, String... ids) throws Exception {
    List<Placement> placements = session.queue(videos(ids), 0);
    Marker marker = session.channel().marker().after(ids[ids.length - 1], ids.length);
    session.record(SOURCE, queued(List.of(ids)), marker);
    return placements;
  }

  List<String> links() throws IOException {
    return Links.in(queue());
  }

  JsonObject link(String name) throws IOException {
    return Links.read(queue(), name);
  }

  /** Every file and folder below the root, relative to it. */
  List<String> everything() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.map(file -> root.relativize(file).toString()).sorted().toList();
    }
  }
}
