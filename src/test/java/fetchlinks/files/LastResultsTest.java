package fetchlinks.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fetchlinks.engine.FetchException;
import fetchlinks.model.Baseline;
import fetchlinks.model.Channel;
import fetchlinks.model.ChannelId;
import fetchlinks.model.ChannelResult;
import fetchlinks.model.ChannelStatus;
import fetchlinks.model.Failure;
import fetchlinks.model.FailureClass;
import fetchlinks.model.Marker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastResultsTest {

  private static final Failure CAUSE = Failure.of(FailureClass.GONE, "404", "gone");

  @TempDir Path root;
  private QueueFolder folder;

  @BeforeEach
  void setUp() {
    folder = new QueueFolder(root.resolve("queue"));
  }

  private LastResults results() {
    return new LastResults(folder);
  }

  private static ChannelResult result(String name, ChannelStatus.Final status) {
    Channel channel =
        new Channel(
            new ChannelId(name),
            Path.of(name),
            "l",
            name,
            1080,
            Marker.NONE,
            true,
            new Baseline.Unsaid());
    return new ChannelResult(channel, status, 0, 1, 0, Duration.ZERO, "");
  }

  @Test
  void beforeTheFirstRunNothingFailedAndNothingIsCreated() throws Exception {
    assertThat(results().failed()).isEmpty();
    assertThat(root).isEmptyDirectory();
  }

  @Test
  void runsAreCountedOverProcesses() throws Exception {
    assertThat(results().nextRun()).isEqualTo(1);
    LastResults again = results();
    assertThat(again.nextRun()).isEqualTo(2);
    assertThat(results().nextRun()).isEqualTo(3);
    assertThat(again.nextRun()).isEqualTo(4);
  }

  @Test
  void whatDidNotEndWellIsFailedUntilItEndsWell() throws Exception {
    LastResults results = results();
    results.add(result("fine", new ChannelStatus.UpToDate(3)));
    results.add(result("new", new ChannelStatus.Fetched(1, 3)));
    results.add(result("off", new ChannelStatus.Disabled()));
    results.add(result("failed", new ChannelStatus.Failed(CAUSE, 1, 0)));
    results.add(result("part", new ChannelStatus.Incomplete(CAUSE, 2)));
    results.add(result("stopped", new ChannelStatus.Cancelled(true, 0)));
    results.add(result("braked", new ChannelStatus.NotChecked(CAUSE)));
    results.add(result("braked", new ChannelStatus.BusyElsewhere()));
    assertThat(results().failed())
        .extracting(ChannelId::name)
        .containsExactly("braked", "failed", "part", "stopped");
    results().add(result("part", new ChannelStatus.UpToDate(3)));
    assertThat(results.failed())
        .extracting(ChannelId::name)
        .containsExactly("braked", "failed", "stopped");
  }

  @Test
  void tornAndGarbledLinesArePassedOver() throws Exception {
    LastResults results = results();
    assertThat(results.nextRun()).isEqualTo(1);
    results.add(result("failed", new ChannelStatus.Failed(CAUSE, 1, 0)));
    var _ =
        Files.writeString(
            folder.results(),
            "garbage\n{\"run\":\"x\"}\n{\"channel\":\" \",\"outcome\":\"failed\"}\n{\"run\":7",
            StandardOpenOption.APPEND);
    LastResults later = results();
    assertThat(later.failed()).containsExactly(new ChannelId("failed"));
    assertThat(later.nextRun()).isEqualTo(2);
    assertThat(Files.readString(folder.results())).endsWith("failed\"}\n{\"run\":2}\n");
  }

  @Test
  void theFileIsWrittenAnewWhenMostOfItIsOutdated() throws Exception {
    LastResults results = results();
    for (int i = 0; i < 1100; i++) {
      results.add(result("failed", new ChannelStatus.Failed(CAUSE, 1, 0)));
    }
    LastResults beside = results();
    assertThat(beside.failed()).hasSize(1);
    assertThat(results.nextRun()).isEqualTo(1);
    assertThat(Files.readAllLines(folder.results())).hasSize(2);
    assertThat(beside.failed()).containsExactly(new ChannelId("failed"));
    assertThat(beside.nextRun()).isEqualTo(2);
  }

  @Test
  void whereItCannotBeWrittenTheFileIsNamed() throws Exception {
    Files.createDirectories(folder.results());
    assertThatThrownBy(() -> results().nextRun())
        .isInstanceOfSatisfying(
            FetchException.class, e -> assertThat(e.failure().kind()).isEqualTo(FailureClass.LOCAL))
        .hasMessageStartingWith(folder.results().toString());
    assertThatThrownBy(() -> results().failed()).isInstanceOf(FetchException.class);
  }
}
