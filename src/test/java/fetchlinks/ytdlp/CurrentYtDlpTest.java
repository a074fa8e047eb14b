package fetchlinks.ytdlp;

/** The yt-dlp of today. */
class CurrentYtDlpTest extends RealYtDlp {

  CurrentYtDlpTest() {
    super("FETCH_LINKS_TEST_YTDLP", "lockup");
  }
}
