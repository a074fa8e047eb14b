package fetchlinks.model;

/** Why a list was read although its feed is the cheaper question. */
public enum ListReason {
  FIRST("first check"),
  FULL("full listing due"),
  DOUBTED("last listing not believed"),
  HELD("videos held until you decide"),
  MARKER("marker set by hand"),
  ABSENT("not there last time"),
  TURN("after " + Probe.IN_A_ROW + " feeds in a row"),
  NO_FEED("no feed known"),
  FEED_FAILED("feed did not come"),
  FEEDS_DOWN("feeds of the host are down"),
  NEW_ID("new id in the feed"),
  WAITING("announced or locked video in the feed"),
  ODD_ENTRY("unreadable entry in the feed"),
  EMPTY_FEED("empty feed"),
  LONG_FEED("feed of more than " + Probe.MOST_ENTRIES + " entries");

  private final String text;

  ListReason(String text) {
    this.text = text;
  }

  /** For people: {@code 5 new id in the feed}. */
  public String text() {
    return text;
  }

  /** Whether a feed was asked, to no avail. */
  public boolean asked() {
    return switch (this) {
      case FEED_FAILED, FEEDS_DOWN, NEW_ID, WAITING, ODD_ENTRY, EMPTY_FEED, LONG_FEED -> true;
      case FIRST, FULL, DOUBTED, HELD, MARKER, ABSENT, TURN, NO_FEED -> false;
    };
  }
}
