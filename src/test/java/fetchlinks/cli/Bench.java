package fetchlinks.cli;

import com.google.gson.JsonObject;
import fetchlinks.files.Links;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A folder with a configuration, channel files and a link queue, and the program to run on it. */
record Bench(Path root) {

  private static final Pattern MARKER =
      Pattern.compile("^last_video\\s*=\\s*\"(.*)\"", Pattern.MULTILINE);

  /** With lines for the table {@code [fetch]}. */
  static Bench in(Path root, String... fetch) throws IOException {
    Files.createDirectories(root.resolve("channels"));
    Bench bench = new Bench(root);
    bench.configure(fetch);
    return bench;
  }

  void configure(String... fetch) throws IOException {
    Files.writeString(
        config(),
        """
        video_definition_dir = "channels"
        link_queue_dir = "queue"
        target_dir = "videos"
        [fetch]
        """
            + String.join("\n", fetch)
            + "\n");
  }

  Path config() {
    return root.resolve("video_downloads.toml");
  }

  Path queue() {
    return root.resolve("queue");
  }

  Path channelFile(String name) {
    return root.resolve("channels").resolve(name + ".toml");
  }

  /** Writes a channel file. */
  Bench channel(String name, String link, String... more) throws IOException {
    Files.writeString(
        channelFile(name),
        "# kept as it is\nlink = \"%s\"\ntarget_folder = \"The %s\"\n%s\n"
            .formatted(link, name, String.join("\n", more)));
    return this;
  }

  /** Runs the program with these options on the configuration of this folder, in this process. */
  Outcome run(String... options) {
    List<String> arguments = new ArrayList<>(Arrays.asList(options));
    arguments.add(config().toString());
    return call(arguments.toArray(String[]::new));
  }

  /** Runs the program with just these arguments, in this process. */
  static Outcome call(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        Invocation.run(
            false,
            arguments,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return new Outcome(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  List<String> links() throws IOException {
    return Links.in(queue());
  }

  JsonObject link(String name) throws IOException {
    return Links.read(queue(), name);
  }

  /** What is queued: each link's id and its index in its run; an id that is there twice fails. */
  Map<String, Integer> queued() throws IOException {
    Map<String, Integer> queued = new TreeMap<>();
    for (String name : links()) {
      JsonObject link = link(name);
      String id = link.get("id").getAsString();
      if (queued.put(id, link.get("my_index").getAsInt()) != null) {
        throw new AssertionError("queued twice: " + id);
      }
    }
    return queued;
  }

  /** Takes all links away, as a downloader does, and returns their ids in the order of index. */
  List<String> consume() throws IOException {
    List<String> ids =
        queued().entrySet().stream()
            .sorted(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .toList();
    for (String name : links()) {
      Files.delete(queue().resolve(name));
    }
    return ids;
  }

  /** {@code last_video} of a channel, "" where it has none. */
  String marker(String channel) throws IOException {
    Matcher marker = MARKER.matcher(Files.readString(channelFile(channel)));
    return marker.find() ? marker.group(1) : "";
  }

  /** Every file and folder below the root with what it holds. */
  Map<String, String> everything() throws IOException {
    Map<String, String> everything = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.toList()) {
        everything.put(
            root.relativize(file).toString(),
            Files.isDirectory(file)
                ? "folder"
                : Files.readString(file) + Files.getLastModifiedTime(file));
      }
    }
    return everything;
  }

  /** What a killed run left behind that is no finished file. */
  List<String> leftovers() throws IOException {
    return everything().keySet().stream()
        .filter(name -> name.matches("(?s).*(/tmp/.+|~$|\\.tmp$|/\\.new-.*)") || isHidden(name))
        .toList();
  }

  /** What is left in the folder for temporary files of a {@link Child}. */
  List<String> temporary() throws IOException {
    try (Stream<Path> files = Files.list(root)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.startsWith("fetch-links-"))
          .toList();
    }
  }

  /** Adds a cookie file to the configuration. */
  Bench cookies() throws IOException {
    Files.writeString(root.resolve("cookies.txt"), "# Netscape HTTP Cookie File\n");
    Files.writeString(config(), "cookies_file = \"cookies.txt\"\n" + Files.readString(config()));
    return this;
  }

  private static boolean isHidden(String name) {
    String last = name.substring(name.lastIndexOf('/') + 1);
    return last.startsWith(".") && !last.equals(".fetch-links");
  }
}
