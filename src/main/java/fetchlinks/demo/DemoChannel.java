package fetchlinks.demo;

/**
 * One channel of the demonstration's site.
 *
 * @param name of the channel file and in the address
 * @param title shown to the person
 * @param library whose videos it shows: its own name, or that of a channel it repeats
 * @param videos how many there are when the site opens
 * @param unseen how many of them the channel file does not know of; {@code videos}: it is new
 * @param millis how long a full answer takes for a person who watches
 * @param enabled what the channel file says
 */
record DemoChannel(
    String name,
    String title,
    String library,
    Format format,
    Behaviour behaviour,
    int videos,
    int unseen,
    int millis,
    boolean enabled) {

  /** Formats of feeds, by what their address ends in. */
  enum Format {
    RSS(".rss"),
    PODCAST("/feed"),
    ATOM(".atom"),
    TUBE(".xml");

    private final String ending;

    Format(String ending) {
      this.ending = ending;
    }
  }

  DemoChannel {
    if (unseen > videos) {
      throw new IllegalArgumentException(name + " has fewer videos than unseen ones: " + unseen);
    }
  }

  static DemoChannel of(String name, String title, Format format, int videos, int unseen) {
    return new DemoChannel(
        name, title, name, format, Behaviour.HEALTHY, videos, unseen, 2_500, true);
  }

  DemoChannel taking(int newMillis) {
    return new DemoChannel(
        name, title, library, format, behaviour, videos, unseen, newMillis, enabled);
  }

  DemoChannel behaving(Behaviour other) {
    return new DemoChannel(name, title, library, format, other, videos, unseen, millis, enabled);
  }

  DemoChannel repeating(String other) {
    return new DemoChannel(name, title, other, format, behaviour, videos, unseen, millis, enabled);
  }

  DemoChannel disabled() {
    return new DemoChannel(name, title, library, format, behaviour, videos, unseen, millis, false);
  }

  String path() {
    return "/" + name + format.ending;
  }
}
