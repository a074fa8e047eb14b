/** Tries the whole program, as a person or a cron job calls it. */
@NullMarked
package fetchlinks.cli;

import org.jspecify.annotations.NullMarked;
