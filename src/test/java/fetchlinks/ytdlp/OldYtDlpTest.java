package fetchlinks.ytdlp;

/** A yt-dlp of 2023, from before plugins could be named by an option. */
class OldYtDlpTest extends RealYtDlp {

  OldYtDlpTest() {
    super("FETCH_LINKS_TEST_YTDLP_OLD", "classic");
  }
}
