/** The full-screen terminal UI: pure model and panes inside, one loop and Lanterna at the edge. */
@NullMarked
package fetchlinks.tui;

import org.jspecify.annotations.NullMarked;
