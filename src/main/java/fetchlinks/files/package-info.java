/** All that is on disk: the configuration, channel files, the link queue and our own journals. */
@NullMarked
package fetchlinks.files;

import org.jspecify.annotations.NullMarked;
