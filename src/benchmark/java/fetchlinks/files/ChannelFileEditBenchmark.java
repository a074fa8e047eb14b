package fetchlinks.files;

import fetchlinks.model.Marker;
import java.nio.file.Path;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.tomlj.TomlParseResult;

/** Reading a channel file and moving its marker, the disk left out. */
@State(Scope.Thread)
public class ChannelFileEditBenchmark {

  private final TomlFile file =
      new TomlFile(
          Path.of("tech.toml"),
          """
          # my favourite
          link = "https://www.youtube.com/@tech/videos"   # a tab
          target_folder = 'Tech'

          # height of the screen in the kitchen
          max_height = 1080
          last_video = "dQw4w9WgXcQ"   # kept by the program
          last_download_index = 17
          """,
          false);

  @Benchmark
  public TomlParseResult parse() throws TomlProblem {
    return file.parse();
  }

  @Benchmark
  public String moveMarker() throws TomlProblem {
    return ChannelFileEdit.edited(file, new Marker("xYz01234567", 20));
  }
}
