/** Lists channels through yt-dlp: the only package that knows its processes, options and words. */
@NullMarked
package fetchlinks.ytdlp;

import org.jspecify.annotations.NullMarked;
