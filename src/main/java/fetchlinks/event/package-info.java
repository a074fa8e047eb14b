/**
 * The conversation between the engine and whoever watches it: events one way, commands the other.
 */
@NullMarked
package fetchlinks.event;

import org.jspecify.annotations.NullMarked;
