package fetchlinks.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fetchlinks.demo.DemoSite;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A program that can't be put together leaves nothing temporary behind. */
@Timeout(120)
class ProgramTest {

  @TempDir Path root;

  @Test
  void aDemonstrationThatCannotBeginIsDeleted() throws Exception {
    Options options =
        OptionsReader.read(
            OptionsReader.parse(CommandLineSpec.of("fetch-links"), "--demo", "--only", "nope"));
    DemoSite site = DemoSite.start(1, 0);
    assertThat(site.configuration()).exists();

    assertThatThrownBy(() -> Program.demo(options, site)).isInstanceOf(UsageException.class);

    assertThat(site.configuration().getParent()).doesNotExist();
  }

  @Test
  void noFolderForCookiesStaysWhereThereIsNoYtDlp() throws Exception {
    Bench bench = Bench.in(root, "yt_dlp = \"no-such-yt-dlp\"").cookies();
    bench.channel("c", "https://example.org/@c");
    try (Child child = Child.start(bench, "--plain")) {
      assertThat(child.end().status()).isEqualTo(2);
    }
    assertThat(bench.temporary()).isEmpty();
  }
}
