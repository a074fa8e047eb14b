package fetchlinks.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MarkerTest {

  @Test
  void aChannelIsNewOnlyWithoutAnIdAndWithoutACount() {
    assertThat(Marker.NONE.isNew()).isTrue();
    assertThat(new Marker("a", 0).isNew()).isFalse();
    assertThat(new Marker(null, 1).isNew()).isFalse();
  }

  @Test
  void itMovesToTheNewestAndCountsAll() {
    assertThat(new Marker("a", 3).after("c", 2)).isEqualTo(new Marker("c", 5));
  }

  @Test
  void aNegativeCountIsRefused() {
    assertThatThrownBy(() -> new Marker("a", -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1");
  }
}
