package fetchlinks.cli;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** A yt-dlp that begins to list and never comes to an end, whatever it is told politely. */
final class HangingYtDlp implements AutoCloseable {

  private final Path script;
  private final RandomAccessFile started;

  private HangingYtDlp(Path script, RandomAccessFile started) {
    this.script = script;
    this.started = started;
  }

  static HangingYtDlp in(Path folder) throws IOException, InterruptedException {
    Path pipe = folder.resolve("started");
    if (new ProcessBuilder("mkfifo", pipe.toString()).inheritIO().start().waitFor() != 0) {
      throw new IOException("no pipe");
    }
    Path script = folder.resolve("yt-dlp");
    Files.writeString(
        script,
        """
        #!/bin/sh
        trap '' TERM INT
        echo '{"ev":"ready","proto":1,"yt_dlp":"fake"}'
        while read -r line; do
          case "$line" in
            *'"url"'*) sleep 10000 & echo "$$ $!" > %s; wait;;
          esac
        done
        """
            .formatted(pipe));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    return new HangingYtDlp(script, new RandomAccessFile(pipe.toFile(), "rw"));
  }

  /** The line of the configuration that names it. */
  String setting() {
    return "yt_dlp = \"" + script + "\"";
  }

  /** Waits until so many lists were begun; the ids of all their processes. */
  List<Long> awaitLists(int count) throws IOException {
    List<Long> pids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      for (String pid : started.readLine().split(" ", -1)) {
        pids.add(Long.valueOf(pid));
      }
    }
    return pids;
  }

  @Override
  public void close() throws IOException {
    started.close();
  }
}
