package fetchlinks.feed;

import static fetchlinks.feed.Feeds.item;
import static fetchlinks.feed.Feeds.only;
import static fetchlinks.feed.Feeds.read;
import static fetchlinks.feed.Feeds.rss;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import fetchlinks.engine.FetchException;
import fetchlinks.model.Availability;
import fetchlinks.model.Item;
import fetchlinks.model.Video;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedEntriesTest {

  @Test
  void anItemOfAPodcastIsKnownByItsGuidAndFoundAtItsEnclosure()
      throws FetchException, InterruptedException {
    Video video =
        only(
            rss(
                """
                <item><itunes:title>not this</itunes:title><title> Tom &amp; <![CDATA[<Jerry>]]> </title>
                <guid isPermaLink="false">tag:1</guid><link>https://example.org/page</link>
                <atom:link rel="self" href="https://example.org/self"/>
                <enclosure url="https://cdn.example.org/1.mp4?a=1&amp;b=2" type="video/mp4"/>
                <pubDate>Tue, 02 Jan 2024 10:20:30 GMT</pubDate>
                <itunes:duration>1:02:03</itunes:duration>
                <description>a &lt;b&gt;long&lt;/b&gt; text</description></item>
                """));
    assertThat(video.id()).isEqualTo("tag:1");
    assertThat(video.title()).isEqualTo("Tom & <Jerry>");
    assertThat(video.url()).isEqualTo("https://cdn.example.org/1.mp4?a=1&b=2");
    assertThat(video.published()).isEqualTo(Instant.parse("2024-01-02T10:20:30Z"));
    assertThat(video.availability()).isEqualTo(Availability.PUBLIC);
    assertThat(video.json())
        .isEqualTo(
            "{\"_type\":\"url\",\"id\":\"tag:1\",\"title\":\"Tom & <Jerry>\","
                + "\"url\":\"https://cdn.example.org/1.mp4?a=1&b=2\","
                + "\"timestamp\":1704190830,\"duration\":3723}");
  }

  @Test
  void anEntryOfTheBigSiteIsItsVideo() throws FetchException, InterruptedException {
    String feed =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <feed xmlns:yt="http://www.youtube.com/xml/schemas/2015"
            xmlns:media="http://search.yahoo.com/mrss/" xmlns="http://www.w3.org/2005/Atom">
         <link rel="self" href="http://www.youtube.com/feeds/videos.xml?channel_id=UC"/>
         <id>yt:channel:abcdefghijklmnopqrstuv</id>
         <yt:channelId>abcdefghijklmnopqrstuv</yt:channelId>
         <title>The Channel</title>
         <author><name>Somebody</name><uri>https://www.youtube.com/x</uri></author>
         <entry>
          <id>yt:video:dQw4w9WgXcQ</id>
          <yt:videoId>dQw4w9WgXcQ</yt:videoId>
          <yt:channelId>UCabcdefghijklmnopqrstuv</yt:channelId>
          <title>A title</title>
          <link rel="alternate" href="https://www.youtube.com/shorts/dQw4w9WgXcQ"/>
          <author><name>Somebody</name></author>
          <published>2024-05-01T10:00:00+00:00</published>
          <updated>2024-06-01T10:00:00+00:00</updated>
          <media:group>
           <media:title>Another title</media:title>
           <media:content url="https://www.youtube.com/v/x" duration="90"/>
          </media:group>
         </entry>
        </feed>
        """;
    try (FeedEntries entries =
        Feeds.open(new ByteArrayInputStream(feed.getBytes(StandardCharsets.UTF_8)), "text/xml")) {
      assertThat(entries.next())
          .isInstanceOfSatisfying(
              Item.Entry.class,
              entry -> {
                assertThat(entry.video().id()).isEqualTo("dQw4w9WgXcQ");
                assertThat(entry.video().title()).isEqualTo("A title");
                assertThat(entry.video().url())
                    .isEqualTo("https://www.youtube.com/watch?v=dQw4w9WgXcQ");
                assertThat(entry.video().published()).isEqualTo("2024-05-01T10:00:00Z");
                assertThat(entry.video().json())
                    .contains("\"ie_key\":\"Youtube\"", "\"duration\":90");
              });
      assertThat(entries.title()).isEqualTo("The Channel");
      assertThat(entries.siteId()).isEqualTo("UCabcdefghijklmnopqrstuv");
      assertThat(entries.next()).isNull();
    }
  }

  @Test
  void anAtomEntryIsKnownByItsIdNotByThatOfItsSource() throws FetchException, InterruptedException {
    Video video =
        only(
            """
            <a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>T</a:title><a:entry>
            <a:source><a:id>foreign</a:id><a:title>foreign</a:title></a:source>
            <a:link rel="enclosure" href="https://example.org/file.mp4"/>
            <a:link href="/watch/7"/><a:id>tag:7</a:id>
            <a:title type="xhtml"><div>of <b>many</b> parts</div></a:title>
            <a:updated>2024-01-01T00:00:00Z</a:updated></a:entry></a:feed>
            """);
    assertThat(video.id()).isEqualTo("tag:7");
    assertThat(video.title()).isEqualTo("of many parts");
    assertThat(video.url()).isEqualTo("https://example.org/watch/7");
    assertThat(video.published()).isEqualTo("2024-01-01T00:00:00Z");
  }

  @Test
  void theOldRdfFormIsReadToo() throws FetchException, InterruptedException {
    Video video =
        only(
            """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
             xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel rdf:about="c"><title>T</title></channel>
            <item rdf:about="urn:1"><title>One</title><link>https://example.org/1</link>
            <dc:date>2024-01-01</dc:date></item></rdf:RDF>
            """);
    assertThat(video.id()).isEqualTo("urn:1");
    assertThat(video.published()).isEqualTo("2024-01-01T00:00:00Z");
  }

  @Test
  void anItemWithoutGuidIsKnownByItsLink() throws FetchException, InterruptedException {
    Video video =
        only(
            rss(
                "<item><link>https://example.org/p</link>"
                    + "<enclosure url='https://example.org/f.mp4'/></item>"));
    assertThat(video.id()).isEqualTo("https://example.org/p");
    assertThat(video.url()).isEqualTo("https://example.org/f.mp4");
    assertThat(video.title()).isEmpty();
  }

  @Test
  void aGuidThatIsAnAddressIsOne() throws FetchException, InterruptedException {
    assertThat(only(rss("<item><guid>https://example.org/p</guid></item>")).url())
        .isEqualTo("https://example.org/p");
    assertThat(read(rss("<item><guid isPermaLink='false'>https://example.org/p</guid></item>")))
        .containsExactly(new Item.Hole("an entry of the feed has no web address"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<item/>",
        "<item><title>only a title</title></item>",
        "<item><guid>7</guid><link>  </link></item>",
        "<item><guid>7</guid><link>file:///etc/passwd</link></item>",
        "<item><guid>7</guid><enclosure url='javascript:alert(1)'/></item>",
        "<item><guid>7</guid><link>http://[x</link></item>",
      })
  void anItemThatLeadsNowhereIsAHole(String item) throws FetchException, InterruptedException {
    assertThat(read(rss(item, item(1)))).hasSize(2).first().isInstanceOf(Item.Hole.class);
  }

  @Test
  void anEnclosureThatIsNotOfTheWebGivesWayToTheLink() throws FetchException, InterruptedException {
    assertThat(
            only(rss(
                    "<item><guid>7</guid><enclosure url='file:///etc/passwd'/>"
                        + "<link>https://example.org/p</link></item>"))
                .url())
        .isEqualTo("https://example.org/p");
  }

  @ParameterizedTest
  @CsvSource({"90, 90", "90.5, 90", "02:03, 123", "1:00:00, 3600", "soon, -1", "'', -1"})
  void durationsComeInManyForms(String text, long seconds)
      throws FetchException, InterruptedException {
    Video video = only(rss(item(1).replace("</item>", duration(text) + "</item>")));
    JsonObject json = JsonParser.parseString(video.json()).getAsJsonObject();
    assertThat(json.has("duration") ? json.get("duration").getAsLong() : -1).isEqualTo(seconds);
  }

  private static String duration(String text) {
    return "<itunes:duration>" + text + "</itunes:duration>";
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void theJsonHoldsWhateverTheTitleIs(int seed) throws FetchException, InterruptedException {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder title = new StringBuilder("x");
    for (int i = 0; i < 200; i++) {
      int point =
          random.nextInt(3) == 0 ? random.nextInt(0x20, 0x3000) : random.nextInt(0x20, 0xa0);
      title.appendCodePoint(random.nextInt(20) == 0 ? 0x1f600 + random.nextInt(60) : point);
    }
    String expected = title.append('"').append('\\').toString();
    Video video =
        only(
            rss(
                "<item><link>https://example.org/p</link><title>%s</title></item>"
                    .formatted(
                        expected.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))));
    JsonObject json = JsonParser.parseString(video.json()).getAsJsonObject();
    assertThat(json.get("title").getAsString()).isEqualTo(video.title());
    assertThat(video.title()).isEqualTo(expected.replace("\u0085", "\u0085"));
    assertThat(video.json()).doesNotContain("\n", "\r", "\u2028", "\u009b");
  }

  @Test
  void aVeryLongTitleIsCutBetweenCharacters() throws FetchException, InterruptedException {
    String title = "x" + "\ud83d\ude00".repeat(5000);
    Video video =
        only(rss("<item><link>https://e.org/p</link><title>" + title + "</title></item>"));
    assertThat(video.title()).hasSizeBetween(4094, 4096).endsWith("\ud83d\ude00");
  }

  @Test
  void aVeryLongIdIsNotBelieved() throws FetchException, InterruptedException {
    String item = "<item><guid>%s</guid><link>https://e.org/p</link></item>";
    assertThat(read(rss(item.formatted("7".repeat(5000))))).first().isInstanceOf(Item.Hole.class);
    assertThat(read(rss(item.formatted("7".repeat(4000))))).first().isInstanceOf(Item.Entry.class);
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8, UTF-8, ''",
    "ISO-8859-1, ISO-8859-1, ''",
    "windows-1252, windows-1252, ''",
    "Shift_JIS, Shift_JIS, ''",
    "UTF-16, UTF-16, ''",
    "UTF-16LE, ascii, ; charset=utf-16le",
    "UTF-16BE, UTF-16, ''",
    "UTF-16LE, UTF-16, ''",
    "Shift_JIS, UTF-8, ; charset=\"shift_jis\"",
    "UTF-8, UTF-8, ; charset=nonsense",
  })
  void theEncodingIsTakenFromMarkHeaderOrDeclaration(String real, String declared, String header)
      throws FetchException, InterruptedException {
    String title = real.startsWith("Shift") ? "\u6599\u7406" : "caf\u00e9";
    String feed =
        "<?xml version='1.0' encoding='%s'?>".formatted(declared)
            + rss("<item><link>https://e.org/1</link><title>%s</title></item>".formatted(title));
    assertThat(read(feed.getBytes(Charset.forName(real)), "text/xml" + header))
        .singleElement()
        .isInstanceOfSatisfying(
            Item.Entry.class, entry -> assertThat(entry.video().title()).isEqualTo(title));
  }

  @Test
  void aMarkBeforeTheTextWinsOverTheHeader() throws FetchException, InterruptedException {
    byte[] feed =
        ("\ufeff" + rss(item(1)).replace("Video", "V\u00eddeo")).getBytes(StandardCharsets.UTF_8);
    List<Item> items = read(feed, "text/xml; charset=iso-8859-1");
    assertThat(items.toString()).contains("V\u00eddeo 1");
  }

  @Test
  void blankLinesBeforeTheDeclarationAreForgiven() throws FetchException, InterruptedException {
    assertThat(read("\n\r\n <?xml version='1.0'?>" + rss(item(1)))).hasSize(1);
  }

  @Test
  void aFeedThatIsCalledAWebPageByItsHeaderIsStillAFeed()
      throws FetchException, InterruptedException {
    assertThat(read(rss(item(1)).getBytes(StandardCharsets.UTF_8), "text/html")).hasSize(1);
  }

  @Test
  void thePredefinedEntitiesAreNoneOfTheLimitedOnes() throws FetchException, InterruptedException {
    String item = item(1).replace("Video 1", "&lt;&amp;&gt;&quot;&apos;&#233;".repeat(20));
    List<Item> items = read(rss(item.repeat(5_000)));
    assertThat(items).hasSize(5_000);
    assertThat(items.getLast().toString()).contains("<&>\"'\u00e9");
  }
}
