package fetchlinks.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** A yt-dlp that lists what is in a file, for whatever address it is asked. */
record ScriptedYtDlp(Path folder) {

  static ScriptedYtDlp in(Path folder) throws IOException {
    ScriptedYtDlp ytDlp = new ScriptedYtDlp(folder);
    Files.writeString(
        ytDlp.script(),
        """
        #!/bin/sh
        echo $$ >> "${0%/*}/pids"
        echo '{"ev":"ready","proto":1,"yt_dlp":"fake"}'
        while read -r line; do
          case "$line" in
            *'"url"'*)
              cat "${0%/*}/listing"
              echo '{"ev":"done","stopped":"end","claimed":-1}';;
          esac
        done
        """);
    Files.setPosixFilePermissions(ytDlp.script(), PosixFilePermissions.fromString("rwx------"));
    ytDlp.list();
    return ytDlp;
  }

  private Path script() {
    return folder.resolve("yt-dlp");
  }

  /** The line of the configuration that names it. */
  String setting() {
    return "yt_dlp = \"" + script() + "\"";
  }

  /** What it lists from now on, newest first; ids of plain characters only. */
  void list(String... ids) throws IOException {
    StringBuilder listing = new StringBuilder();
    for (String id : ids) {
      listing
          .append("{\"ev\":\"entry\",\"id\":1,\"i\":0,\"e\":{\"id\":\"")
          .append(id)
          .append("\",\"title\":\"t\",\"url\":\"https://example.org/v\"}}\n");
    }
    Path draft = folder.resolve("listing.new");
    Files.writeString(draft, listing);
    Files.move(draft, folder.resolve("listing"), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Of all processes that were ever started. */
  List<Long> pids() throws IOException {
    Path pids = folder.resolve("pids");
    return Files.exists(pids)
        ? Files.readAllLines(pids).stream().map(Long::valueOf).toList()
        : List.of();
  }
}
