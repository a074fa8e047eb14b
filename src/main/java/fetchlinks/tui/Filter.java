package fetchlinks.tui;

import fetchlinks.model.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongBiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which rows are shown. A filter is a list of words that all have to fit: plain text (part of the
 * name, the address or the message, or a state of six letters or more), {@code state:failed},
 * {@code host:…}, {@code cause:…}, {@code name:…}, {@code new>0}, {@code seen<=30}, {@code try>=3},
 * {@code took>30s}; a {@code -} before a word turns it round.
 *
 * @param text as it was typed
 * @param error what cannot be understood, empty when all can
 */
record Filter(String text, List<Term> terms, String error) {

  static final Filter NONE = new Filter("", List.of(), "");

  /** Shorter ones, such as {@code new} and {@code ok}, are too often a part of a name. */
  private static final int SHORTEST_STATE = 6;

  private static final Pattern COMPARISON = Pattern.compile("(new|seen|try|took)(>=|<=|>|<|=)(.*)");
  private static final Pattern LABELLED = Pattern.compile("(state|host|cause|name):(.*)");
  private static final Pattern LENGTH = Pattern.compile("(\\d{1,9})(ms|s|m|h|)");

  /** One word of a filter. */
  @FunctionalInterface
  interface Term {
    boolean matches(Row row, Instant now);
  }

  /** A word that is not understood makes an {@link #error} and is left out. */
  static Filter parse(String text) {
    List<Term> terms = new ArrayList<>();
    List<String> errors = new ArrayList<>();
    for (String word : text.strip().split("\\s+", -1)) {
      boolean turned = word.length() > 1 && word.startsWith("-");
      try {
        Term term = term((turned ? word.substring(1) : word).toLowerCase(Locale.ROOT));
        terms.add(turned ? (row, now) -> !term.matches(row, now) : term);
      } catch (IllegalArgumentException e) {
        errors.add(e.getMessage());
      }
    }
    return text.isBlank()
        ? NONE
        : new Filter(text.strip(), List.copyOf(terms), String.join("; ", errors));
  }

  boolean isNone() {
    return terms.isEmpty();
  }

  boolean matches(Row row, Instant now) {
    for (Term term : terms) {
      if (!term.matches(row, now)) {
        return false;
      }
    }
    return true;
  }

  private static Term term(String word) {
    Matcher comparison = COMPARISON.matcher(word);
    if (comparison.matches()) {
      return compare(comparison.group(1), comparison.group(2), comparison.group(3));
    }
    Matcher labelled = LABELLED.matcher(word);
    return labelled.matches() ? labelled(labelled.group(1), labelled.group(2)) : plain(word);
  }

  private static Term plain(String word) {
    return (row, now) ->
        contains(row.name(), word)
            || contains(row.id().name(), word)
            || contains(row.address(), word)
            || (word.length() >= SHORTEST_STATE && StateWords.fits(word, row.kind()))
            || contains(cause(row), word);
  }

  private static Term labelled(String label, String value) {
    return switch (label) {
      case "state" -> {
        if (!StateWords.ALL.contains(value)) {
          throw new IllegalArgumentException(
              "no state `%s`, but %s".formatted(value, String.join(" ", StateWords.ALL)));
        }
        yield (row, now) -> StateWords.fits(value, row.kind());
      }
      case "host" -> (row, now) -> contains(row.who().host(), value);
      case "cause" -> (row, now) -> contains(cause(row), value);
      default -> (row, now) -> contains(row.name(), value);
    };
  }

  private static Term compare(String what, String operator, String value) {
    long wanted = number(what, value);
    ToLongBiFunction<Row, Instant> figure =
        switch (what) {
          case "new" -> (row, now) -> row.newVideos();
          case "seen" -> (row, now) -> row.progress().seen();
          case "try" -> (row, now) -> row.progress().attempt();
          default -> Filter::tookMillis;
        };
    return (row, now) -> compares(figure.applyAsLong(row, now), operator, wanted);
  }

  private static long tookMillis(Row row, Instant now) {
    Duration took = row.took(now);
    return took == null ? -1 : took.toMillis();
  }

  private static boolean compares(long figure, String operator, long wanted) {
    return figure >= 0
        && switch (operator) {
          case ">" -> figure > wanted;
          case ">=" -> figure >= wanted;
          case "<" -> figure < wanted;
          case "<=" -> figure <= wanted;
          default -> figure == wanted;
        };
  }

  private static long number(String what, String value) {
    Matcher length = LENGTH.matcher(value);
    boolean time = what.equals("took");
    if (!length.matches() || (!time && !length.group(2).isEmpty())) {
      String wanted = time ? "length of time such as 30s" : "number";
      throw new IllegalArgumentException(
          value.isEmpty()
              ? "%s wants a %s".formatted(what, wanted)
              : "`%s` is no %s".formatted(value, wanted));
    }
    long number = Long.parseLong(length.group(1));
    if (!time) {
      return number;
    }
    return switch (length.group(2)) {
      case "ms" -> number;
      case "m" -> number * 60_000;
      case "h" -> number * 3_600_000;
      default -> number * 1000;
    };
  }

  private static String cause(Row row) {
    Failure cause = row.cause();
    return cause == null ? "" : cause.code() + " " + cause.message();
  }

  private static boolean contains(String text, String lowerCase) {
    return text.toLowerCase(Locale.ROOT).contains(lowerCase);
  }
}
