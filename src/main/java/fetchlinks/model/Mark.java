package fetchlinks.model;

/** What became of an id that was seen in a source. The letter stands in the journal. */
public enum Mark {
  /** Was there before we came, or the person did not want it: never queued. */
  BASELINE('b'),
  QUEUED('q'),
  /** Not wanted by a rule of the person. */
  SKIPPED('s'),
  /** Upcoming or live: looked at again each time it is listed. */
  DEFERRED('d'),
  MEMBERS_ONLY('m'),
  PRIVATE('p'),
  DELETED('x'),
  /** Nothing can be proven about it because the marker was not found; the person decides. */
  LOST_MARKER('l'),
  /** Was in a listing that was not believed; proves nothing but that it was listed again. */
  SUSPECT('u');

  private final char letter;

  Mark(char letter) {
    this.letter = letter;
  }

  public char letter() {
    return letter;
  }

  /**
   * The mark with this letter.
   *
   * @throws IllegalArgumentException no mark has it
   */
  public static Mark of(char letter) {
    for (Mark mark : values()) {
      if (mark.letter == letter) {
        return mark;
      }
    }
    throw new IllegalArgumentException("no such mark: " + letter);
  }

  /** Nothing will ever have to be done about the id again. */
  public boolean settled() {
    return this == BASELINE || this == QUEUED || this == SKIPPED;
  }

  /** Wanted, but could not be had when it was last listed. */
  public boolean waits() {
    return this == DEFERRED || this == MEMBERS_ONLY || this == PRIVATE || this == DELETED;
  }

  /**
   * Counts as known where the window is closed. A deferred video does not: announcements are listed
   * on top, and three of them would hide what lies below.
   */
  public boolean closesWindow() {
    return this != DEFERRED && this != SUSPECT;
  }
}
