package fetchlinks.simulation;

import com.google.gson.JsonParser;
import fetchlinks.engine.BusyElsewhereException;
import fetchlinks.engine.CheckSession;
import fetchlinks.engine.FetchException;
import fetchlinks.files.ConfigException;
import fetchlinks.files.Settings;
import fetchlinks.files.TomlChannelStore;
import fetchlinks.model.Channel;
import fetchlinks.model.ChannelId;
import fetchlinks.model.Marker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The real files. Whenever the downloader has been there, another run begins. */
final class DiskStore implements Store {

  private final Path root;
  private final Settings settings;
  private TomlChannelStore store;

  DiskStore(Path root) throws IOException, ConfigException {
    this.root = root;
    Files.createDirectories(root.resolve("channels"));
    Files.createDirectories(root.resolve("queue"));
    Path configuration = root.resolve("video_downloads.toml");
    Files.writeString(
        configuration,
        """
        video_definition_dir = "channels"
        link_queue_dir = "queue"
        target_dir = "videos"
        """);
    this.settings = Settings.read(configuration);
    this.store = new TomlChannelStore(settings);
  }

  @Override
  public void add(ChannelId id, String link, Marker marker) throws IOException {
    String toml =
        "link = \"%s\" # kept\ntarget_folder = '%s'\nlast_download_index = %d\n"
            .formatted(link, id, marker.queued());
    String last = marker.lastVideo();
    Files.writeString(
        root.resolve("channels").resolve(id + ".toml"),
        last == null ? toml : toml + "last_video = \"" + last + "\"\n");
  }

  @Override
  public List<String> consume() throws IOException {
    store = new TomlChannelStore(settings);
    List<String> ids = new ArrayList<>();
    try (Stream<Path> files = Files.list(root.resolve("queue"))) {
      for (Path link : files.filter(file -> file.toString().endsWith(".link")).toList()) {
        ids.add(
            JsonParser.parseString(Files.readString(link))
                .getAsJsonObject()
                .get("id")
                .getAsString());
        Files.delete(link);
      }
    }
    return ids;
  }

  @Override
  public Channel read(ChannelId id) throws FetchException {
    return store.read(id);
  }

  @Override
  public CheckSession open(ChannelId id) throws FetchException, BusyElsewhereException {
    return store.open(id);
  }
}
