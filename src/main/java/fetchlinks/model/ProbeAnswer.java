package fetchlinks.model;

/** What the cheap question "anything new?" came to. Texts are clean. */
public sealed interface ProbeAnswer {

  /**
   * The feed shows only what is settled: the list need not be read this time.
   *
   * @param proof what was seen, for the log
   * @param validators of the feed that was seen, for {@link SourceFacts#validators}
   */
  record NothingNew(String proof, String validators) implements ProbeAnswer {}

  /** The feed was read, and shows or leaves open that there may be something new. */
  record AskTheList(ListReason reason) implements ProbeAnswer {}

  /** No feed came. Nothing follows from that but that the list has to be read. */
  record Failed(String reason) implements ProbeAnswer {}

  /** No feed of the list is known; nothing was asked. */
  record NoFeed() implements ProbeAnswer {}
}
