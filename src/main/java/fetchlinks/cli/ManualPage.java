package fetchlinks.cli;

import fetchlinks.tui.KeyMap;
import fetchlinks.tui.Manual;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The manual page of a command in roff, made from what reads its options and its keys, so that it
 * cannot differ from them.
 */
final class ManualPage {

  private ManualPage() {}

  /**
   * The whole page.
   *
   * @param keys what the person has put on them
   */
  static String of(CommandSpec spec, boolean screen, KeyMap keys) {
    String name = spec.name();
    List<String> description = List.of(spec.usageMessage().description());
    StringBuilder page =
        new StringBuilder(
                ".TH %s 1 \"\" \"fetch\\-links %s\"\n".formatted(title(name), Main.VERSION))
            .append(".SH NAME\n")
            .append(
                Manual.roff(name + " - ask every channel what is new, queue a link for each video"))
            .append("\n.SH SYNOPSIS\n\\fB")
            .append(Manual.roff(name))
            .append("\\fR [OPTIONS] [CONFIG]\n.SH DESCRIPTION\n");
    description.forEach(line -> page.append(Manual.roff(line)).append("\n.br\n"));
    page.append(".SH OPTIONS\n");
    spec.options().stream().filter(option -> !option.hidden()).forEach(o -> page.append(item(o)));
    spec.positionalParameters()
        .forEach(p -> page.append(Manual.item(p.paramLabel(), text(p.description()))));
    page.append(screen ? Manual.keys(keys) : "").append(".SH NOTES\n");
    for (String line : spec.usageMessage().footer()) {
      page.append(line.isEmpty() ? ".PP" : Manual.roff(line)).append('\n');
    }
    return page.toString();
  }

  private static String title(String name) {
    return Manual.roff(name.toUpperCase(Locale.ROOT));
  }

  private static String item(OptionSpec option) {
    String value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
    return Manual.item(String.join(", ", option.names()) + value, text(option.description()));
  }

  private static String text(String[] lines) {
    return String.join(" ", lines);
  }
}
