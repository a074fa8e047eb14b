package fetchlinks.model;

/** Numbers with what they count. */
public final class Plural {

  private Plural() {}

  /** {@code 1 channel}, {@code 3 channels}. */
  public static String of(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** As {@code %,d} has it; most are small, and a formatter costs a check of a channel dear. */
  public static String grouped(long number) {
    return number > -1000 && number < 1000 ? Long.toString(number) : "%,d".formatted(number);
  }
}
