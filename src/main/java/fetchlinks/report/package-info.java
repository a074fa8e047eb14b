/** Tells a run without a full screen: live on a terminal, line by line, as JSON, or errors only. */
@NullMarked
package fetchlinks.report;

import org.jspecify.annotations.NullMarked;
