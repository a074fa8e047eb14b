package fetchlinks.model;

/** Numbers with what they count. */
public final class Plural {

  private Plural() {}

  /** {@code 1 channel}, {@code 3 channels}. */
  public static String of(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
