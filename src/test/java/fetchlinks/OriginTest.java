package fetchlinks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;

/**
 * What the Python program promised that this one grew out of: each of its behaviours has a test
 * here, and is not to get lost when tests are renamed or removed.
 */
class OriginTest {

  /** A behaviour and the tests of it, as {@code package.Class#method}. */
  private record Promise(String behaviour, List<String> tests) {}

  private static Promise promise(String behaviour, String... tests) {
    return new Promise(behaviour, List.of(tests));
  }

  private static final Map<String, List<Promise>> AREAS =
      Map.of(
          "results",
          List.of(
              promise(
                  "a result names channel, file, new videos, success, error, retries, duration",
                  "engine.FetchEngineTest#aResultNamesTheChannelItsNewVideosItsErrorItsRetriesAndItsDuration"),
              promise(
                  "retries are 0 unless there were some",
                  "cli.RunTest#aTransientFailureIsRetriedSoOftenAndTheNumberIsReported")),
          "fetcher",
          List.of(
              promise(
                  "five workers by default",
                  "cli.CommandLineTest#withoutOptionAndConfigurationTheDefaultsHold",
                  "engine.FetchEngineTest#fiveChannelsAreCheckedAtOnceByDefaultNeverMore"),
              promise(
                  "any number of workers by option",
                  "cli.RunTest#soManyAreAskedAtOnceAndNeverMore"),
              promise("a quiet mode", "cli.RunTest#aQuietRunSaysNothingUnlessSomethingFails"),
              promise(
                  "the channel files are collected",
                  "files.ChannelFilesTest#channelsAreListedByNameWithoutDotFilesSubFoldersAndOtherFiles"),
              promise(
                  "all of them are processed",
                  "cli.RunTest#aFirstRunQueuesEverythingOldestFirstAndASecondNothing"),
              promise(
                  "one failing channel never hits another",
                  "engine.FetchEngineTest#aFailingChannelNeverHitsAnother",
                  "cli.RunTest#oneDeadChannelBesideNinetyNineFailsAlone")),
          "progress",
          List.of(
              promise(
                  "spinner, description, bar, percent, M/N, elapsed, remaining; the right total",
                  "report.LiveReporterTest#theOverallRowHasSpinnerDescriptionBarPercentCountElapsedAndRemaining"),
              promise("off in quiet mode", "cli.RunTest#aQuietRunSaysNothingUnlessSomethingFails"),
              promise(
                  "advances on each completion, also on errors",
                  "report.LiveReporterTest#theBarAdvancesOnEachCompletionAlsoOnErrors"),
              promise(
                  "a line per worker, in any width",
                  "report.LiveReporterTest#fortyColumnsStillShowWhoDoesWhatForHowLong",
                  "report.LiveReporterTest#aNarrowerTerminalGetsAShorterBar",
                  "report.LiveReporterTest#theScreenIsAsMeantWhateverHappensAndHoweverItIsResized"),
              promise(
                  "finished channels are logged above the bars",
                  "report.LiveReporterTest#everyKindOfEndHasItsLineWithTheChannelsName")),
          "retry",
          List.of(
              promise(
                  "three retries by default",
                  "cli.CommandLineTest#withoutOptionAndConfigurationTheDefaultsHold"),
              promise(
                  "any number by option, counted in result and summary",
                  "cli.RunTest#aTransientFailureIsRetriedSoOftenAndTheNumberIsReported",
                  "engine.FetchEngineTest#aTransientFailureIsRetriedAndTheCountIsInTheResult",
                  "report.SummaryTest#theOldProgramsFiguresAreInTheFirstLine"),
              promise("first delay by option", "engine.BackoffTest#theFirstDelayIsAsConfigured"),
              promise(
                  "transient errors only", "engine.FetchEngineTest#whatCannotSucceedIsNotRetried"),
              promise("delays double", "engine.BackoffTest#delaysDoubleFromTheFirstOneUpToAMinute"),
              promise(
                  "it gives up after the last", "engine.FetchEngineTest#retriesEndAfterTheLast")),
          "errors",
          List.of(
              promise(
                  "are logged with the channel's name",
                  "report.QuietReporterTest#nothingButErrorsWithTheChannelsNameAndEachAdviceOnce",
                  "report.PlainReporterTest#aRunIsToldLineByLineWithTheTimeAndTheChannelsName"),
              promise(
                  "the summary names successes, failures and each failure's error",
                  "report.SummaryTest#failuresAreGroupedByCauseWithNamesAdviceAndTheCommandThatRetriesThem",
                  "report.SummaryTest#aShortListOfOneCauseShowsEachMessage",
                  "cli.RunTest#everyLineOfJsonIsAnEventAndTheLastIsTheSummary")),
          "command line",
          List.of(
              promise(
                  "defaults",
                  "cli.CommandLineTest#withoutArgumentsEverythingIsLeftToTheConfiguration"),
              promise(
                  "short and long forms",
                  "cli.CommandLineTest#workersHasAShortAndALongForm",
                  "cli.CommandLineTest#quietHasAShortAndALongForm"),
              promise(
                  "a positional configuration",
                  "cli.CommandLineTest#theConfigurationIsPositionalWhereverItStands"),
              promise("all together", "cli.CommandLineTest#allOptionsCanBeGivenAtOnce"),
              promise("options reach the engine", "cli.CommandLineTest#optionsReachTheEngine"),
              promise(
                  "a sequential mode",
                  "cli.RunTest#withOneWorkerChannelsAreCheckedOneAfterTheOtherInOrder")),
          "timing",
          List.of(
              promise(
                  "a duration for each channel, elapsed time, start and end of the run",
                  "cli.RunTest#theRunSaysWhenItBeganAndEndedAndHowLongItAndEachChannelTook",
                  "event.RunTallyTest#elapsedTimeEndsWithTheRun"),
              promise("human-readable", "report.SummaryTest#aRunWithoutTroubleIsOneLine")),
          "shutdown",
          List.of(
              promise(
                  "no new channels after the request, running ones complete, partial results",
                  "cli.SignalsTest#theFirstSignalStartsNothingMoreAndLetsFinishWhatRuns",
                  "engine.FetchEngineTest#drainStartsNothingMoreAndLetsRunningChannelsFinish")),
          "politeness and memory",
          List.of(
              promise(
                  "a configurable delay between requests",
                  "engine.SpacingTest#requestsToOneHostAreKeptAnIntervalApart",
                  "ytdlp.WarmListingTest#aSpacedRequestIsSentOnlyAfterLeaveWasGiven"),
              promise(
                  "results are handled as they complete",
                  "cli.RunTest#aResultIsToldAsSoonAsItsChannelIsDone")),
          "what it got wrong and is not to be repeated",
          List.of(
              promise(
                  "new videos were written newest first",
                  "engine.FetchEngineTest#aNewChannelIsQueuedWholeOldestFirstAndItsMarkerEndsOnTheNewest"),
              promise(
                  "the counter was used as a position",
                  "cli.YouTubeNewsTest#deletedMarkersDoNotHideWhatIsNewNorBringBackWhatIsOld"),
              promise(
                  "comments were lost",
                  "cli.RunTest#aFirstRunQueuesEverythingOldestFirstAndASecondNothing"),
              promise(
                  "the shutdown flag was read by nobody, the exit status was always 0",
                  "cli.SignalsTest#theSecondSignalEndsTheRunThoughItsWorkersHang"),
              promise(
                  "a bare channel URL became one bogus link",
                  "cli.YouTubeNewsTest#theFirstRunQueuesExactlyThePublicVideosOfAllTabsAndQuietRunsNothing"),
              promise(
                  "ids with one prefix collided",
                  "cli.AwkwardIdsTest#everyIdGetsALinkOfItsOwnInsideTheQueueOnce"),
              promise(
                  "a truncated listing was \"no new videos\"",
                  "cli.YouTubeTroubleTest#aListThatBreaksOffIsIncompleteAndTheNextCheckQueuesAllOfIt",
                  "cli.YouTubeTroubleTest#aTabThatSilentlyListsNothingIsSuspiciousAndLaterFine"),
              promise(
                  "its downloader must be able to consume our links",
                  "files.ConsumerContractTest#everyLinkHoldsWhatADownloaderNeeds")));

  @TestFactory
  Stream<DynamicTest> everyPromiseIsTested() {
    return AREAS.entrySet().stream()
        .flatMap(area ->
            area.getValue().stream()
                .map(promise ->
                    DynamicTest.dynamicTest(
                        area.getKey() + ": " + promise.behaviour(),
                        () -> assertThat(promise.tests()).allMatch(OriginTest::isTest))));
  }

  private static boolean isTest(String name) {
    String[] parts = name.split("#", -1);
    try {
      return Arrays.stream(Class.forName("fetchlinks." + parts[0]).getDeclaredMethods())
          .filter(method -> method.getName().equals(parts[1]))
          .anyMatch(method ->
              method.isAnnotationPresent(Test.class)
                  || method.isAnnotationPresent(RepeatedTest.class)
                  || method.isAnnotationPresent(ParameterizedTest.class));
    } catch (ClassNotFoundException _) {
      return false;
    }
  }

  @Test
  void aPromiseWithoutATestWouldBeNoticed() {
    assertThat(isTest("OriginTest#aPromiseWithoutATestWouldBeNoticed")).isTrue();
    assertThat(isTest("OriginTest#noSuchTest")).isFalse();
    assertThat(isTest("OriginTest#isTest")).isFalse();
    assertThat(isTest("NoSuchTest#isTest")).isFalse();
  }
}
