package fetchlinks.feed;

import fetchlinks.model.Item;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** A feed as the big site sends it, from its bytes to the last entry. */
@State(Scope.Thread)
public class FeedParserBenchmark {

  private static final URI ADDRESS = URI.create("https://www.youtube.com/feeds/videos.xml");
  private static final HttpHeaders HEADERS =
      HttpHeaders.of(Map.of("Content-Type", List.of("text/xml; charset=UTF-8")), (_, _) -> true);

  @Param({"15", "1000"})
  int entries;

  private byte[] feed;

  @Setup
  public void prepare() {
    StringBuilder xml =
        new StringBuilder(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <feed xmlns:yt="http://www.youtube.com/xml/schemas/2015"
             xmlns:media="http://search.yahoo.com/mrss/" xmlns="http://www.w3.org/2005/Atom">
            <yt:channelId>abcdefghijklmnopqrstuv</yt:channelId><title>Channel</title>
            """);
    for (int i = 0; i < entries; i++) {
      xml.append(
          """
          <entry><id>yt:video:video%06d</id><yt:videoId>video%06d</yt:videoId>
          <title>How the Quiet Machine Works: 鉄道 %d</title>
          <link rel="alternate" href="https://www.youtube.com/watch?v=video%06d"/>
          <author><name>Channel</name><uri>https://www.youtube.com/channel/UC</uri></author>
          <published>2026-05-01T12:00:00+00:00</published>
          <media:group><media:title>How</media:title><media:description>%s</media:description>
          <media:community><media:statistics views="12"/></media:community></media:group></entry>
          """
              .formatted(i, i, i, i, "What the video is about. ".repeat(20)));
    }
    feed = xml.append("</feed>").toString().getBytes(StandardCharsets.UTF_8);
  }

  @Benchmark
  public void parse(Blackhole hole) throws Exception {
    FeedText text = FeedText.of(new ByteArrayInputStream(feed), HEADERS);
    FeedParser parser = new FeedParser(text.xml(), ADDRESS);
    hole.consume(parser.root());
    for (Item item = parser.next(); item != null; item = parser.next()) {
      hole.consume(item);
    }
  }
}
