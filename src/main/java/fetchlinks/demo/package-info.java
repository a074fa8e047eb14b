/**
 * A small site on the loopback address and channel files that point at it, so that anybody can see
 * the program work without network, yt-dlp or configuration.
 */
@NullMarked
package fetchlinks.demo;

import org.jspecify.annotations.NullMarked;
