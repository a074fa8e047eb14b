/**
 * Reads RSS and Atom feeds as listings without yt-dlp: {@code FeedSource} is a {@code VideoSource}.
 */
@NullMarked
package fetchlinks.feed;

import org.jspecify.annotations.NullMarked;
