/**
 * Runs channels on virtual threads; declares its ports {@code VideoSource} and {@code
 * ChannelStore}.
 */
@NullMarked
package fetchlinks.engine;

import org.jspecify.annotations.NullMarked;
