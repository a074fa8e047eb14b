package fetchlinks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fetchlinks.model.ChannelId;
import java.nio.file.FileSystems;
import java.nio.file.PathMatcher;
import org.junit.jupiter.api.Test;

class SelectionTest {

  @Test
  void aNameThatNoFileCanHaveHereFitsNoGlob() {
    PathMatcher all = FileSystems.getDefault().getPathMatcher("glob:*");

    assertThat(Selection.fits(all, new ChannelId("turtle"))).isTrue();
    // As any letter beyond ASCII in the C locale.
    assertThat(Selection.fits(all, new ChannelId("tur\0tle"))).isFalse();
  }
}
