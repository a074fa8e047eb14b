/** Puts the program together: command line, exit status, signals. The only place that knows all. */
@NullMarked
package fetchlinks.cli;

import org.jspecify.annotations.NullMarked;
