package fetchlinks.demo;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Writes feeds: a head, one piece of text per video, a foot. Pure. */
final class DemoFeed {

  private static final DateTimeFormatter RFC_822 =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final DemoChannel channel;
  private final String site;

  /**
   * For this channel.
   *
   * @param site beginning of every address, without a slash at its end
   */
  DemoFeed(DemoChannel channel, String site) {
    this.channel = channel;
    this.site = site;
  }

  String contentType() {
    return switch (channel.format()) {
      case RSS, PODCAST -> "application/rss+xml; charset=utf-8";
      case ATOM -> "application/atom+xml; charset=utf-8";
      case TUBE -> "text/xml; charset=utf-8";
    };
  }

  String head() {
    String declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    String title = "<title>" + escaped(channel.title()) + "</title>\n";
    return switch (channel.format()) {
      case RSS, PODCAST ->
          declaration
              + "<rss version=\"2.0\" xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\">\n"
              + "<channel>\n"
              + title
              + "<link>"
              + site
              + "/</link>\n";
      case ATOM -> declaration + "<feed xmlns=\"http://www.w3.org/2005/Atom\">\n" + title;
      case TUBE ->
          declaration
              + "<feed xmlns:yt=\"http://www.youtube.com/xml/schemas/2015\""
              + " xmlns:media=\"http://search.yahoo.com/mrss/\""
              + " xmlns=\"http://www.w3.org/2005/Atom\">\n"
              + title;
    };
  }

  String foot() {
    return switch (channel.format()) {
      case RSS, PODCAST -> "</channel>\n</rss>\n";
      case ATOM, TUBE -> "</feed>\n";
    };
  }

  String entry(DemoVideo video) {
    String address = site + "/watch/" + video.id();
    return switch (channel.format()) {
      case RSS -> item(video, "<link>%s</link>".formatted(address));
      case PODCAST ->
          item(video, "<enclosure url=\"%s.mp4\" type=\"video/mp4\"/>".formatted(address));
      case ATOM ->
          atom(
              video,
              "<id>tag:demo,2025:" + video.id() + "</id>",
              "<link href=\"" + address + "\"/>");
      case TUBE ->
          atom(
              video,
              "<id>yt:video:" + video.id() + "</id><yt:videoId>" + video.id() + "</yt:videoId>",
              "<link rel=\"alternate\" href=\"" + address + "\"/>");
    };
  }

  /** The newest first. */
  List<String> entries(List<DemoVideo> newestFirst) {
    return newestFirst.stream().map(this::entry).toList();
  }

  private static String item(DemoVideo video, String address) {
    return "<item><title>%s</title>%s<guid isPermaLink=\"false\">%s</guid><pubDate>%s</pubDate>"
            .formatted(
                escaped(video.title()), address, video.id(), RFC_822.format(video.published()))
        + "<itunes:duration>%d</itunes:duration></item>\n".formatted(video.seconds());
  }

  private static String atom(DemoVideo video, String ids, String link) {
    return "<entry>%s<title>%s</title>%s<published>%s</published></entry>\n"
        .formatted(ids, escaped(video.title()), link, video.published());
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("\r", "&#13;");
  }
}
