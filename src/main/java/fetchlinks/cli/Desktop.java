package fetchlinks.cli;

import fetchlinks.engine.FetchException;
import fetchlinks.event.Clocks;
import fetchlinks.files.TomlChannelStore;
import fetchlinks.model.ChannelId;
import fetchlinks.model.PastRun;
import fetchlinks.tui.Outside;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The world around the screen: the person's editor and browser, the journals, the state folder. */
final class Desktop implements Outside {

  private final Backstage backstage;
  private final Map<String, String> environment;

  Desktop(Backstage backstage, Map<String, String> environment) {
    this.backstage = backstage;
    this.environment = environment;
  }

  @Override
  public List<PastRun> history(ChannelId id) {
    try {
      return TomlChannelStore.history(program().settings(), id);
    } catch (FetchException _) {
      // The channel's check says what is wrong with its journal.
      return List.of();
    }
  }

  @Override
  public String command(ChannelId id) throws IOException {
    try {
      Program program = program();
      return program.ytDlp().commandLine(program.store().read(id).link());
    } catch (FetchException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** Whoever asks about a channel has it from the program. */
  private Program program() {
    return backstage.program().orElseThrow();
  }

  @Override
  public void openLink(String file) throws IOException, InterruptedException {
    open(program().settings().queueDir().resolve(file).toString());
  }

  @Override
  public void open(String addressOrFile) throws IOException, InterruptedException {
    Path opener =
        Stream.of("xdg-open", "open", "wslview")
            .flatMap(this::onPath)
            .findFirst()
            .orElseThrow(() -> new IOException("there is no xdg-open here"));
    List<String> command = new ArrayList<>(List.of(opener.toString(), addressOrFile));
    // Else Ctrl-Z would stop the browser with our process group.
    onPath("setsid").findFirst().map(Path::toString).ifPresent(command::addFirst);
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    process.getOutputStream().close();
    int status = process.waitFor();
    if (status != 0) {
      throw new IOException("%s ended with %d".formatted(opener.getFileName(), status));
    }
  }

  private Stream<Path> onPath(String command) {
    return Stream.of(environment.getOrDefault("PATH", "").split(":", -1))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, command))
        .filter(Files::isExecutable);
  }

  @Override
  public Path edit(ChannelId id) throws IOException, InterruptedException {
    Path file = fileOf(id);
    String editor = editor();
    // Through a shell, because the variable may hold options as well; one that outlives the Ctrl-C
    // that an editor takes for itself.
    int status =
        new ProcessBuilder("sh", "-c", "trap : INT; " + editor + " \"$1\"", "sh", file.toString())
            .inheritIO()
            .start()
            .waitFor();
    if (status != 0) {
      throw new IOException("the editor %s ended with %d".formatted(editor, status));
    }
    return file;
  }

  /** An empty variable says as little as none. */
  private String editor() {
    return Stream.of("VISUAL", "EDITOR")
        .map(name -> environment.getOrDefault(name, ""))
        .filter(command -> !command.isBlank())
        .findFirst()
        .orElse("vi");
  }

  /** Not asked of the store, which knows no file that can't be read. */
  private Path fileOf(ChannelId id) throws IOException {
    try {
      return program().settings().definitionDir().resolve(id.name() + ".toml");
    } catch (InvalidPathException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  @Override
  public Path save(List<String> lines) throws IOException {
    Path folder = Files.createDirectories(StateFolder.of(environment));
    Instant now = Instant.now();
    String name =
        "log-%s-%03d.txt"
            .formatted(
                Clocks.stamp(now, ZoneId.systemDefault()),
                Math.floorMod(now.toEpochMilli(), 1000L));
    return Files.write(folder.resolve(name), lines);
  }
}
